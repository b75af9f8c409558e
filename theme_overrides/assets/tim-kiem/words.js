// @ts-check
/**
 * The site's own words: which stand in a document at all, and how a word that is being typed may go on.
 *
 * @typedef {import("./postings.js").Index} Index
 * @typedef {Map<string, Map<string, number>>} Vocabulary  letters → marks → documents
 */
import { JOINER, normalize, tokens } from "./codec.js";
import { loadJson } from "./postings.js";

/** @type {Promise<Vocabulary> | undefined} */
let words;

/** @param {URL} root @param {Index} index @returns {Promise<Vocabulary>} */
export function openWords(root, index) {
  words ??= load(root, index).catch((error) => {
    words = undefined;
    throw error;
  });
  return words;
}

/** @param {URL} root @param {Index} index @returns {Promise<Vocabulary>} */
async function load(root, index) {
  const table = await loadJson(new URL(`pagefind/tu.json?b=${index.catalogue.stamp}`, root));
  const read = (/** @type {string} */ form) => {
    const [, marks, count] = /** @type {string[]} */ (/^([a-z]*)([0-9]+)$/.exec(form));
    return /** @type {[string, number]} */ ([marks, Number(count)]);
  };
  return new Map(Object.entries(table).map(([base, forms]) => [base, new Map(forms.split(" ").map(read))]));
}

/** How many times commoner a longer word must be for a word to be taken for its beginning: "han" for "hanh". */
const COMMONER = 4;

/**
 * @param {string} typed
 * @param {Vocabulary} known
 * @returns {"whole" | "growing" | "unknown"} what its last word is: one of the site's, one that more likely is the
 *   beginning of another, none of them
 */
export function judgeLast(typed, known) {
  const last = lastWord(typed);
  if (!last || last.isNumber || !/^[a-z]+$/.test(last.base)) return "whole";
  const forms = known.get(last.base);
  if (!forms || (last.marks !== "" && !forms.has(last.marks))) return "unknown";
  if (last.marks !== "") return "whole";
  const longer = commonest(known, last.base);
  return longer && total(known, longer) > COMMONER * total(known, last.base) ? "growing" : "whole";
}

/**
 * @param {string} typed
 * @param {Vocabulary} known
 * @param {Record<string, number>} often frequent pairs
 * @returns {{text: string | undefined, beginnings: string[]}} the text with its last word as it will most likely be,
 *   without marks; how the terms of that word and of the pair it ends begin
 */
export function lookAhead(typed, known, often) {
  const text = normalize(typed);
  const last = lastWord(text);
  if (!last || last.isNumber || !/^[a-z]+$/.test(last.base)) return { text: undefined, beginnings: [] };
  const before = last.breaks ? undefined : tokens(text).at(-2)?.base;
  const pair = before === undefined ? undefined : before + JOINER + last.base;
  const likely = pair && heaviest(often, pair)?.split(JOINER)[1];
  const word = likely || (last.base.length > 1 ? commonest(known, last.base) : undefined);
  return { text: word && text.slice(0, last.start) + word, beginnings: pair ? [pair, last.base] : [last.base] };
}

/** @param {string} typed the word at its very end */
function lastWord(typed) {
  const text = normalize(typed);
  const last = tokens(text).at(-1);
  return last?.end === text.length ? last : undefined;
}

/** @param {Record<string, number>} weights @param {string} beginning */
function heaviest(weights, beginning) {
  const found = Object.keys(weights).filter((pair) => pair.startsWith(beginning));
  return found.reduce((/** @type {string | undefined} */ best, pair) => (best && weights[best] >= weights[pair] ? best : pair), undefined);
}

/** @param {Vocabulary} known @param {string} beginning */
function commonest(known, beginning) {
  /** @type {string | undefined} */
  let best;
  for (const base of known.keys()) {
    if (base.startsWith(beginning) && (!best || total(known, base) > total(known, best))) best = base;
  }
  return best;
}

/** @param {Vocabulary} known @param {string} base @returns {number} of documents, counted for each form */
function total(known, base) {
  return [...(known.get(base)?.values() ?? [])].reduce((sum, count) => sum + count, 0);
}
