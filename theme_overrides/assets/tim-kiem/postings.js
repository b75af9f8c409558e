// @ts-check
/**
 * Where a coded term stands: Pagefind's index and our table of documents, loaded when first asked for.
 *
 * @typedef {{name: string, label: string, values: string[], of: number[][]}} Facet
 * @typedef {{record: string[], path: string[], date: string[], rank: number[], title: number[], facets: Facet[]}} Catalogue
 * @typedef {Map<number, number[]>} Places  for each document (its row in the catalogue) the positions of a term
 * @typedef {{catalogue: Catalogue, lookup: (term: string) => Promise<Places>}} Index
 */

/** @type {Promise<Index> | undefined} */
let opened;

/** @param {URL} root the site's root @returns {Promise<Index>} */
export function openIndex(root) {
  opened ??= load(root).catch((error) => {
    opened = undefined; // the reader's next attempt may succeed
    throw error;
  });
  return opened;
}

/** @param {URL} root @returns {Promise<Index>} */
async function load(root) {
  const base = new URL("pagefind/", root);
  const [catalogue, pagefind] = await Promise.all([
    loadCatalogue(base),
    import(new URL("pagefind.js", base).href),
  ]);
  // Pagefind has no index at all of a site without documents.
  if (catalogue.record.length === 0) return { catalogue, lookup: async () => new Map() };
  await pagefind.options({ basePath: base.pathname });
  await pagefind.init();
  const rows = new Map(catalogue.record.map((record, row) => [record, row]));
  /** @type {Map<string, Promise<Places>>} */
  const known = new Map();
  /** @param {string} term */
  const lookup = (term) => {
    const places = known.get(term) ?? ask(pagefind, rows, term);
    known.set(term, places);
    return places;
  };
  return { catalogue, lookup };
}

/** @param {URL} base @returns {Promise<Catalogue>} */
async function loadCatalogue(base) {
  const response = await fetch(new URL("bang-ke.json", base), { cache: "no-cache" });
  if (!response.ok) throw new Error(`bang-ke.json: ${response.status}`);
  return response.json();
}

/**
 * Unquoted, since Pagefind reports only the first place of a quoted word. No term is the beginning of another one, so
 * a whole term finds itself only, and a shortened one every term it begins.
 *
 * @param {any} pagefind
 * @param {Map<string, number>} rows
 * @param {string} term
 * @returns {Promise<Places>}
 */
async function ask(pagefind, rows, term) {
  const { results } = await pagefind.search(term);
  /** @type {Places} */
  const places = new Map();
  for (const { id, words } of results) {
    const row = rows.get(id);
    if (row !== undefined && words.length) places.set(row, words);
  }
  return places;
}
