// @ts-check
/**
 * What happens while the reader types: the index is opened at the first touch, what the next keys will ask for is
 * fetched ahead, and the answer is asked for when a word is whole.
 *
 * @typedef {import("./postings.js").Index} Index
 */
import { openNames } from "./names.js";
import { loadBlock } from "./passages.js";
import { openIndex } from "./postings.js";
import { parseQuery } from "./query.js";
import { answer } from "./search.js";
import { judgeLast, lookAhead, openWords } from "./words.js";

/** Milliseconds without a key after which the text is looked for, by what its last word is. */
const PAUSES = { whole: 100, growing: 350, unknown: 600 };
/** How many results are fetched ahead, and shown before the others are asked for. */
export const FIRST = 3;
/** What puts a whole text there at once: no pause is needed to know that its last word is whole. */
const AT_ONCE = /^insert(?:FromPaste|FromDrop|ReplacementText)$/;

/** @param {URL} root @returns {Promise<{index: Index, known: import("./words.js").Vocabulary}>} what every search needs */
export async function openAll(root) {
  const names = openNames(root).catch(() => undefined); // a search works without them
  const [index, known] = await Promise.all([openIndex(root), openWords(root)]);
  await names;
  return { index, known };
}

/**
 * @param {URL} root
 * @param {HTMLInputElement} input
 * @param {(typed: string) => void} follow
 * @returns {{stop: () => void}} stop: forget what was typed last
 */
export function followTyping(root, input, follow) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;
  /** @type {import("./words.js").Vocabulary | undefined} */
  let known;
  const open = async () => {
    const opened = await openAll(root);
    known = opened.known;
    return opened.index;
  };
  const ahead = foreseer(root, open);
  input.addEventListener("focus", () => void open().catch(() => undefined), { once: true });
  input.addEventListener("input", (event) => {
    clearTimeout(pause);
    const typed = input.value;
    const { isComposing, inputType } = event instanceof InputEvent ? event : { isComposing: false, inputType: "" };
    if (AT_ONCE.test(inputType)) return follow(typed);
    void ahead(typed, () => known).catch(() => undefined); // the answer itself will say what went wrong
    if (isComposing) return;
    pause = setTimeout(() => follow(typed), PAUSES[known ? judgeLast(typed, known) : "growing"]);
  });
  input.addEventListener("compositionend", () => input.dispatchEvent(new Event("input")));
  return { stop: () => clearTimeout(pause) };
}

/**
 * Fetches, ahead of the reader, the lists of the word that is being typed, and the first results: of the text as it stands
 * when its last word is whole, while the pause still runs; and of what it will most likely be when that word is longer.
 *
 * @param {URL} root
 * @param {() => Promise<Index>} open
 */
function foreseer(root, open) {
  let last = 0;
  /** @param {string} typed @param {() => import("./words.js").Vocabulary | undefined} words */
  return async (typed, words) => {
    last += 1;
    const mine = last;
    const index = await open();
    const known = words();
    if (!known || mine !== last) return;
    const { text, beginnings } = lookAhead(typed, known, index.catalogue.often);
    const lists = Promise.all(beginnings.map(index.ahead));
    const whole = typed.trim() && judgeLast(typed, known) === "whole" ? typed : undefined;
    for (const next of [whole, text]) if (next && mine === last) await foresee(index, next, () => mine === last);
    await lists;
  };

  /** @param {Index} index @param {string} text @param {() => boolean} isMine false as soon as another key is pressed */
  async function foresee(index, text, isMine) {
    // Whether a text holds a phrase is not looked into: what is fetched ahead is a guess.
    const { hits, locate } = await answer(index, parseQuery(text), async () => true);
    if (!isMine()) return;
    const best = [...hits].sort((one, other) => other.score - one.score || one.row - other.row).slice(0, FIRST);
    await Promise.all(best.map(({ row }) => loadBlock(root, index.catalogue, row, locate(row).room)));
  }
}
