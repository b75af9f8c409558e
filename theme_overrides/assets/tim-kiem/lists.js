// @ts-check
/**
 * The index files, read as they are written: CBOR, one array of terms a file, steps from one row or place to the next
 * (generator/publishing/pagefind_files.py). Pagefind's runtime reads the same files, and does where this cannot
 * (runtime.js); but it fetches 70 KB of program in three round trips first, and hands every place over as an object,
 * which takes a phone a second for a frequent word.
 *
 * @typedef {import("./postings.js").Places} Places
 * @typedef {{borders: string[], stamp: string}} Files  file i holds the terms from borders[i] on, below borders[i + 1]
 * @typedef {{terms: string[], starts: number[], bytes: Uint8Array}} Chunk
 * @typedef {{search: (beginning: string, end?: string) => Promise<Places>, reach: (beginning: string) => number,
 *   preload: (beginning: string) => Promise<unknown>, knowsEnds: boolean}} Reader
 *   search: of all terms that begin so, and end so if `knowsEnds`; reach: in how many files those that begin so stand;
 *   preload: only fetch those
 */

/** Before the lists in each file: "pagefind_dcd" and the head of an array of one. */
const HEAD = 13;
const UTF8 = new TextDecoder();

/** @returns {boolean} whether this browser can */
export function canRead() {
  return "DecompressionStream" in globalThis;
}

/** @param {URL} base @param {Files} files @returns {Reader} */
export function openReader(base, { borders, stamp }) {
  /** @type {Map<number, Promise<Chunk>>} */
  const chunks = new Map();
  const load = (/** @type {number} */ at) => {
    const chunk = chunks.get(at) ?? loadChunk(new URL(`index/${stamp}${at.toString(36)}.pf_index`, base));
    chunks.set(at, chunk);
    chunk.catch(() => chunks.delete(at)); // the reader's next attempt may succeed
    return chunk;
  };
  const within = (/** @type {string} */ beginning) => {
    const end = firstAfter(borders, `${beginning}\uffff`);
    const start = Math.max(0, firstAfter(borders, beginning) - 1);
    return Array.from({ length: end - start }, (_, step) => start + step);
  };
  return {
    knowsEnds: true,
    search: async (beginning, end = "") => {
      /** @type {Places} */
      const places = new Map();
      for (const chunk of await Promise.all(within(beginning).map(load))) collect(chunk, beginning, end, places);
      return places;
    },
    reach: (beginning) => within(beginning).length,
    preload: (beginning) => Promise.all(within(beginning).map(load)),
  };
}

/** @param {string[]} sorted @param {string} text @returns {number} the place of the first one that stands after the text */
function firstAfter(sorted, text) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] > text) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** @param {URL} url @returns {Promise<Chunk>} */
async function loadChunk(url) {
  const response = await fetch(url);
  if (!response.ok || !response.body) throw new Error(`${url.pathname}: ${response.status}`);
  const plain = response.body.pipeThrough(new DecompressionStream("gzip"));
  const bytes = new Uint8Array(await new Response(plain).arrayBuffer());
  const reader = new Cbor(bytes, HEAD);
  const [terms, starts] = [/** @type {string[]} */ ([]), /** @type {number[]} */ ([])];
  for (let count = reader.head(); count > 0; count -= 1) {
    reader.head();
    terms.push(reader.text());
    starts.push(reader.at);
    reader.skip(); // rows
    reader.skip(); // forms with other marks, of which a coded term has none
  }
  return { terms, starts, bytes };
}

/** @param {Chunk} chunk @param {string} beginning @param {string} end @param {Places} places filled */
function collect({ terms, starts, bytes }, beginning, end, places) {
  const from = terms.findIndex((term) => term.startsWith(beginning));
  /** Rows in which several forms stand. @type {Set<number>} */
  const mixed = new Set();
  for (let at = from; at >= 0 && at < terms.length && terms[at].startsWith(beginning); at += 1) {
    if (!terms[at].endsWith(end)) continue;
    const reader = new Cbor(bytes, starts[at]);
    let row = 0;
    for (let rows = reader.head(); rows > 0; rows -= 1) {
      reader.head();
      row += reader.head();
      const here = readPlaces(reader);
      const before = places.get(row);
      if (!before) places.set(row, here);
      else if (mixed.add(row)) for (const place of here) before.push(place);
      reader.skip(); // places in facts, of which there are none
    }
  }
  for (const row of mixed) places.get(row)?.sort((one, other) => one - other);
}

/** @param {Cbor} reader */
function readPlaces(reader) {
  /** @type {number[]} */
  const places = [];
  let place = 0;
  for (let count = reader.head(); count > 0; count -= 1) {
    if (reader.isNegative()) {
      reader.head(); // the weight of all that follow
      continue;
    }
    place += reader.head();
    places.push(place);
  }
  return places;
}

/** Numbers, texts and arrays of stated lengths: all that stands in these files. */
class Cbor {
  /** @param {Uint8Array} bytes @param {number} at */
  constructor(bytes, at) {
    this.bytes = bytes;
    this.at = at;
  }

  /** @returns {number} a number, or the length of a text or an array */
  head() {
    const { bytes } = this;
    const low = bytes[this.at++] & 31;
    if (low < 24) return low;
    let number = 0;
    for (let size = 1 << (low - 24); size > 0; size -= 1) number = number * 256 + bytes[this.at++];
    return number;
  }

  isNegative() {
    return this.bytes[this.at] >> 5 === 1;
  }

  text() {
    const length = this.head();
    this.at += length;
    return UTF8.decode(this.bytes.subarray(this.at - length, this.at));
  }

  skip() {
    let left = 1;
    while (left > 0) {
      const kind = this.bytes[this.at] >> 5;
      const number = this.head();
      left -= 1;
      if (kind === 3) this.at += number;
      else if (kind === 4) left += number;
    }
  }
}
