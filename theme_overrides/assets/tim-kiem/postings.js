// @ts-check
/**
 * Where a coded term stands: the index files and our table of documents, loaded when first asked for. A document is
 * called by its row, newest first; a position by its room (0 is the header, the others are blocks of text) and its
 * place in it: generator/text/search_postings.py.
 *
 * @typedef {{name: string, label: string, values: string[], of: number[][], hidden?: boolean}} Facet  hidden: without boxes
 * @typedef {{stamp: string, count: number, facets: Facet[], light: number, often: Record<string, number>,
 *   dense: Set<string>}} Catalogue
 *   often: the kilobytes of the lists of frequent pairs and words, which have a short list too, of rooms or of documents
 *   alone; light: of others; dense: pairs whose neighbours stand with them in lists of three
 * @typedef {Map<number, number[]>} Places  for each document (its row) the positions of a term; of a single word the rooms
 * @typedef {{catalogue: Catalogue, lookup: (term: string, end?: string) => Promise<Places>,
 *   ahead: (beginning: string) => Promise<unknown>, knowsEnds: boolean}} Index
 *   lookup: of all terms that begin so, and end so if `knowsEnds`; ahead: fetches the files of all terms that begin so,
 *   if these are few
 */

import { canRead, openReader } from "./lists.js";

export const ROOM = 2048;
export const ROOMS_ONLY = "\u02d1";
export const ROWS_ONLY = "\u02ec";
const FIRST_LETTER = 48;
/** Files that are fetched ahead for a word that is being typed. */
const FEW = 2;

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
  const { catalogue, files } = await loadCatalogue(base);
  // Pagefind's index of a site without documents has nothing to ask.
  if (catalogue.count === 0) return { catalogue, lookup: async () => new Map(), ahead: async () => undefined, knowsEnds: true };
  const reader = canRead() ? openReader(base, files) : await (await import("./runtime.js")).openRuntime(base);
  /** @type {Map<string, Promise<Places>>} */
  const known = new Map();
  const lookup = (/** @type {string} */ beginning, end = "") => {
    const key = `${beginning} ${end}`;
    const places = known.get(key) ?? reader.search(beginning, end);
    known.set(key, places);
    places.catch(() => { opened = undefined; }); // an index that missed a file is not asked again
    return places;
  };
  const ahead = async (/** @type {string} */ beginning) => {
    if (reader.reach(beginning) <= FEW) await reader.preload(beginning);
  };
  return { catalogue, lookup, ahead, knowsEnds: reader.knowsEnds };
}

/** @param {URL} url @param {RequestCache} cache @returns {Promise<any>} */
export async function loadJson(url, cache = "default") {
  const response = await fetch(url, { cache });
  if (!response.ok) throw new Error(`${url.pathname}: ${response.status}`);
  return response.json();
}

/** @param {URL} base @returns {Promise<{catalogue: Catalogue, files: import("./lists.js").Files}>} */
async function loadCatalogue(base) {
  const { stamp, count, facets, light, often, dense, borders } = await loadJson(new URL("bang-ke.json", base), "no-cache");
  /** @type {Map<string, {of: string}>} */
  const letters = new Map();
  const read = facets.map((/** @type {any} */ facet) => {
    const leader = facet.from && letters.get(facet.from);
    const of = leader ? [...leader.of].map((letter) => facet.of[letter]).join("") : facet.of;
    letters.set(facet.name, { of });
    const { name, label, values, sets } = facet;
    return { name, label, values, of: [...of].map((letter) => sets[Number(letter.codePointAt(0)) - FIRST_LETTER]) };
  });
  const files = { borders: borders.split(" "), stamp };
  return { catalogue: { stamp, count, facets: read, light, often, dense: new Set(dense.split(" ")) }, files };
}
