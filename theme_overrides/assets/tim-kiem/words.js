// @ts-check
/**
 * The site's own words: which stand in a document at all, and how a word that is being typed may go on.
 *
 * @typedef {Map<string, Map<string, number>>} Vocabulary  letters → marks → documents
 */
import { JOINER, normalize, tokens } from "./codec.js";
import { loadJson, ROOMS_ONLY, ROWS_ONLY } from "./postings.js";

/** @type {Promise<Vocabulary> | undefined} */
let words;

/** @param {URL} root @returns {Promise<Vocabulary>} */
export function openWords(root) {
  words ??= load(root).catch((error) => {
    words = undefined;
    throw error;
  });
  return words;
}

/**
 * Asked for beside the table of filters, which alone knows its stamp: one round trip less.
 *
 * @param {URL} root
 * @returns {Promise<Vocabulary>}
 */
async function load(root) {
  const table = await loadJson(new URL("pagefind/tu.json", root), "no-cache");
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
 * @param {Record<string, number>} often frequent pairs and words
 * @returns {{text: string | undefined, beginnings: string[]}} the text with its last word as it will most likely be when
 *   it is longer, without marks; how the terms begin that this word and the pair it ends will ask for
 */
export function lookAhead(typed, known, often) {
  const text = normalize(typed);
  const found = tokens(text);
  const last = lastWord(text);
  if (!last || last.isNumber || !/^[a-z]+$/.test(last.base)) return { text: undefined, beginnings: [] };
  const before = last.breaks ? undefined : found.at(-2)?.base;
  const pair = before === undefined ? undefined : before + JOINER + last.base;
  const frequent = pair && heaviest(often, pair);
  const word = frequent?.split(JOINER)[1] || (last.base.length > 1 ? commonest(known, last.base) : undefined);
  // Of what is frequent, the short lists: whether the long ones are needed too, only the whole query says.
  const alone = found.length > 1 && word && often[word] !== undefined ? ROWS_ONLY + last.base : last.base;
  const beginnings = pair ? [frequent ? ROOMS_ONLY + pair : pair, alone] : [alone];
  // A word that is whole already is looked up anyway.
  return { text: word && word !== last.base ? text.slice(0, last.start) + word : undefined, beginnings };
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
