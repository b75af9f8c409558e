// @ts-check
/**
 * Pagefind's runtime, which looks up one term. It runs without its worker: one file and one round trip less, and no
 * giving up after five seconds on a slow line; a term takes a millisecond or two, so the page does not freeze.
 *
 * @typedef {{search: (term: string) => Promise<{id: string, words: number[]}[]>}} Runtime
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

/** @param {URL} base the folder of the index @returns {Promise<Runtime>} a new one at each call */
export async function openRuntime(base) {
  if (!watched) watch(base);
  watched = true;
  lost.clear();
  const { createInstance } = await import(new URL("pagefind.js", base).href);
  const instance = createInstance({ basePath: base.pathname, noWorker: true });
  await instance.init();
  return {
    search: async (term) => {
      const { results } = await instance.search(term);
      if (lost.size) throw new Error(`not loaded: ${[...lost].join(", ")}`);
      return results;
    },
  };
}
