// @ts-check
/**
 * Pagefind's runtime, for browsers that cannot decompress by themselves. It runs without its worker: one file and one
 * round trip less, and no giving up after five seconds on a slow line.
 *
 * @typedef {import("./lists.js").Reader} Reader
 */

/** Addresses of the runtime's files that did not arrive. @type {Set<string>} */
const lost = new Set();

/**
 * Pagefind reports a file that did not arrive to the console only, and then finds nothing. Whoever searches must not
 * take that for an answer, so its requests are watched.
 *
 * @param {URL} base
 */
function watch(base) {
  const plain = globalThis.fetch;
  globalThis.fetch = async (...request) => {
    const address = new URL(request[0] instanceof Request ? request[0].url : String(request[0]), location.href).href;
    if (!/\.(?:pf_index|pf_meta|pagefind)$/.test(address) || !address.startsWith(base.href)) return plain(...request);
    try {
      const response = await plain(...request);
      if (!response.ok) lost.add(address);
      return response;
    } catch (error) {
      lost.add(address);
      throw error;
    }
  };
}

let watched = false;

/** @param {URL} base the folder of the index @returns {Promise<Reader>} a new one at each call */
export async function openRuntime(base) {
  if (!watched) watch(base);
  watched = true;
  lost.clear();
  const { createInstance } = await import(new URL("pagefind.js", base).href);
  const instance = createInstance({ basePath: base.pathname, noWorker: true });
  await instance.init();
  return { search: (term) => search(instance, term), reach: () => Infinity, preload: async () => undefined, knowsEnds: false };
}

/**
 * Unquoted, since Pagefind reports only the first place of a quoted word. No term is the beginning of another one, so
 * a whole term finds itself only, and a shortened one every term it begins.
 *
 * @param {any} instance
 * @param {string} term
 * @returns {Promise<import("./postings.js").Places>}
 */
async function search(instance, term) {
  const { results } = await instance.search(term);
  if (lost.size) throw new Error(`not loaded: ${[...lost].join(", ")}`);
  /** @type {import("./postings.js").Places} */
  const places = new Map();
  for (const { id, words } of results) if (words.length) places.set(parseInt(id, 36), words);
  return places;
}
