// @ts-check
/**
 * What happens while the reader types: the index is opened at the first touch, what the next keys will ask for is
 * fetched ahead, and the answer is asked for when a word is whole.
 *
 * @typedef {import("./postings.js").Index} Index
 */
import { loadBlock } from "./passages.js";
import { openIndex } from "./postings.js";
import { parseQuery } from "./query.js";
import { answer } from "./search.js";
import { judgeLast, lookAhead, openWords } from "./words.js";

/** Milliseconds without a key after which the text is looked for, by what its last word is. */
const PAUSES = { whole: 100, growing: 350, unknown: 600 };
/** How many results are fetched ahead, and shown before the others are asked for. */
export const FIRST = 3;

/** @param {URL} root @returns {Promise<{index: Index, known: import("./words.js").Vocabulary}>} what every search needs */
export async function openAll(root) {
  const index = await openIndex(root);
  return { index, known: await openWords(root, index) };
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
    void ahead(typed, () => known).catch(() => undefined); // the answer itself will say what went wrong
    if (event instanceof InputEvent && event.isComposing) return;
    pause = setTimeout(() => follow(typed), PAUSES[known ? judgeLast(typed, known) : "whole"]);
  });
  input.addEventListener("compositionend", () => input.dispatchEvent(new Event("input")));
  return { stop: () => clearTimeout(pause) };
}

/**
 * Fetches, ahead of the reader, the lists of the word that is being typed, and the first results of what the text will
 * most likely be when that word is whole: they are then there before the last key.
 *
 * @param {URL} root
 * @param {() => Promise<Index>} open
 */
function foreseer(root, open) {
  let asked = "";
  /** @param {string} typed @param {() => import("./words.js").Vocabulary | undefined} words */
  return async (typed, words) => {
    const index = await open();
    const known = words();
    if (!known) return;
    const { text, beginnings } = lookAhead(typed, known, index.catalogue.often);
    const lists = Promise.all(beginnings.map(index.ahead));
    if (text && text !== asked) await foresee(index, text);
    await lists;
  };

  /** @param {Index} index @param {string} text */
  async function foresee(index, text) {
    asked = text;
    // Whether a text holds a phrase is not looked into: what is fetched ahead is a guess.
    const { hits, locate } = await answer(index, parseQuery(text), async () => true);
    if (text !== asked) return;
    const best = [...hits].sort((one, other) => other.score - one.score || one.row - other.row).slice(0, FIRST);
    await Promise.all(best.map(({ row }) => loadBlock(root, index.catalogue, row, locate(row).room)));
  }
}
