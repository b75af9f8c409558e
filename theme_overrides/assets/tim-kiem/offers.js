// @ts-check
/**
 * What to ask instead when nothing is found: the site's own words in place of misspelt ones, Telex and VNI keys read as
 * they were meant, or the query without the word that stands in its way. Every offer has been asked and has an answer.
 *
 * @typedef {import("./postings.js").Index} Index
 * @typedef {{typed: string, count: number, why: "write" | "drop"}} Offer
 * @typedef {import("./words.js").Vocabulary} Vocabulary
 * @typedef {{text: string, cost: number}} Reading
 * @typedef {{typed: string, cost: number}} Attempt
 */
import { decodeWord, normalize, SEPARATOR, tokens } from "./codec.js";
import { readKeys } from "./keyboard-codes.js";
import { holdsPhrase, loadBlock, loadDocument } from "./passages.js";
import { parseQuery } from "./query.js";
import { answer } from "./search.js";
import { writeState } from "./state.js";
import { make, showCount } from "./view.js";
import { openWords } from "./words.js";

/** How many ways to write the query are asked at most, and how many offers are shown. */
const ATTEMPTS = 10;
const OFFERS = 3;
const READINGS = 4;
const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/** @param {URL} root @param {Index} index @param {string} typed @returns {Promise<Offer[]>} */
export async function suggest(root, index, typed) {
  const known = await openWords(root);
  const count = (/** @type {string} */ text) => countHits(root, index, text);
  const written = await ask(rewrite(normalize(typed), known), "write", count);
  return written.length ? written : ask(without(normalize(typed)), "drop", count);
}

/** @param {URL} root @param {Index} index @param {string} typed */
async function countHits(root, index, typed) {
  const query = parseQuery(typed);
  const { hits } = await answer(index, query, async (row, phrase) => {
    const { path } = await loadBlock(root, index.catalogue, row, 1);
    return holdsPhrase(await loadDocument(root, path), phrase);
  });
  // One word, or all words side by side somewhere: what is offered is written so in a document.
  return { count: hits.length, whole: query.runs.length === 0 || hits.some((hit) => hit.whole) };
}

/** @param {Attempt[]} attempts @param {Offer["why"]} why @param {(typed: string) => Promise<{count: number, whole: boolean}>} count */
async function ask(attempts, why, count) {
  /** @type {(Offer & {whole: boolean})[]} */
  const offers = [];
  for (const { typed, cost } of attempts.slice(0, ATTEMPTS)) {
    // What costs more than the best answer is a guess beside an answer.
    const good = offers.filter(({ whole }) => whole || why === "drop").length;
    if (good >= OFFERS || (good && why === "write" && cost > attempts[0].cost + 1)) break;
    const found = await count(typed);
    if (found.count) offers.push({ typed, why, ...found });
  }
  // "cải các" stands in a document only as two words far apart: "cải cách" is what was meant.
  const written = why === "write" ? offers.filter(({ whole }) => whole) : [];
  return written.length ? written : offers.slice(0, OFFERS);
}

/** @param {string} typed @param {Vocabulary} known @returns {Attempt[]} the query in other words, likeliest first */
export function rewrite(typed, known) {
  /** @type {Attempt[]} */
  let attempts = [{ typed: "", cost: 0 }];
  let end = 0;
  for (const token of tokens(typed)) {
    const gap = typed.slice(end, token.start);
    end = token.end;
    const readings = token.isNumber ? [] : readWord(typed.slice(token.start, token.end), token, known);
    const ways = readings.length ? readings : [{ text: typed.slice(token.start, token.end), cost: 0 }];
    attempts = attempts
      .flatMap((attempt) => ways.map((way) => ({ typed: attempt.typed + gap + way.text, cost: attempt.cost + way.cost })))
      .sort((one, other) => one.cost - other.cost)
      .slice(0, 4 * ATTEMPTS);
  }
  const all = attempts.map((attempt) => ({ ...attempt, typed: attempt.typed + typed.slice(end) }));
  return all.filter((attempt) => attempt.typed.trim() !== typed.trim());
}

/**
 * @param {string} written
 * @param {{base: string, marks: string}} token
 * @param {Vocabulary} known
 * @returns {Reading[]} the word as it stands if the site has it, and the site's words that it may stand for
 */
function readWord(written, { base, marks }, known) {
  /** @type {Map<string, number>} */
  const costs = new Map();
  const add = (/** @type {string} */ text, /** @type {number} */ cost) => {
    costs.set(text, Math.min(cost, costs.get(text) ?? Infinity));
  };
  const own = known.get(base);
  if (marks === "" ? own : own?.has(marks)) add(written, 0);
  for (const keys of readKeys(written)) if (holds(known, keys)) add(keys, 0.5);
  // A word in use is seldom a slip; a rare one may be.
  const already = own ? 1 : 0;
  if (marks && own) for (const [form, count] of own) add(spell(base, form), form === marks ? 0 : 1 + already + rare(count));
  for (const near of neighbours(base)) {
    const forms = known.get(near);
    if (!forms) continue;
    if (marks === "") add(near, 2 + already + rare(sum(forms)));
    else for (const [form, count] of forms) add(spell(near, form), 2 + already + (form === marks ? 0 : 1) + rare(count));
  }
  for (let cut = 2; cut <= base.length - 2; cut += 1) {
    const parts = [base.slice(0, cut), base.slice(cut)];
    if (marks === "" && parts.every((part) => sum(known.get(part)) > 0)) add(parts.join(" "), 2 + already + rare(least(parts, known)));
  }
  return [...costs].map(([text, cost]) => ({ text, cost })).sort((one, other) => one.cost - other.cost).slice(0, READINGS);
}

/** @param {string[]} parts @param {Vocabulary} known */
function least(parts, known) {
  return Math.min(...parts.map((part) => sum(known.get(part))));
}

/** @param {Vocabulary} known @param {string} word */
function holds(known, word) {
  const [token] = tokens(word);
  return token !== undefined && (known.get(token.base)?.has(token.marks) ?? false);
}

/** @param {number} count of documents @returns {number} below 1: of two words as near, the commoner is likelier */
function rare(count) {
  return 1 / (1 + Math.log2(1 + count));
}

/** @param {Map<string, number> | undefined} forms */
function sum(forms) {
  return [...(forms?.values() ?? [])].reduce((total, count) => total + count, 0);
}

/** @param {string} base @param {string} marks @returns {string} */
function spell(base, marks) {
  return decodeWord(base + SEPARATOR + marks + SEPARATOR);
}

/** @param {string} word @returns {Set<string>} words that one slip of the finger makes of it */
function neighbours(word) {
  /** @type {Set<string>} */
  const near = new Set();
  if (!/^[a-z]{2,24}$/.test(word)) return near;
  for (let at = 0; at <= word.length; at += 1) {
    const [head, tail] = [word.slice(0, at), word.slice(at)];
    if (tail) near.add(head + tail.slice(1));
    if (tail.length > 1) near.add(head + tail[1] + tail[0] + tail.slice(2));
    for (const letter of LETTERS) {
      near.add(head + letter + tail);
      if (tail) near.add(head + letter + tail.slice(1));
    }
  }
  near.delete(word);
  return near;
}

/** @param {string} typed @returns {Attempt[]} the query without its quotation marks, then without one word at a time */
function without(typed) {
  /** @type {Attempt[]} */
  const attempts = [];
  const open = typed.replace(/["“”„‟«»]/g, " ").replace(/ +/g, " ").trim();
  if (open !== typed.trim()) attempts.push({ typed: open, cost: 0 });
  const parts = open.split(" ");
  for (let at = parts.length - 1; parts.length > 1 && at >= 0; at -= 1) {
    attempts.push({ typed: parts.filter((_, place) => place !== at).join(" "), cost: 1 });
  }
  if (parts.length > 2) for (const part of parts) attempts.push({ typed: part, cost: 2 });
  return attempts;
}

/**
 * @param {Offer[]} offers
 * @param {import("./state.js").State} state
 * @param {(state: import("./state.js").State) => void} go
 * @returns {HTMLElement[]}
 */
export function showOffers(offers, state, go) {
  if (offers.length === 0) return [];
  const items = offers.map(({ typed, count }) => {
    const to = { ...state, typed, page: 1 };
    const link = make("a", { href: writeState(to) }, [typed]);
    link.addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      go(to);
    });
    return make("li", {}, [link, ` (${showCount(count)} văn bản)`]);
  });
  const says = offers[0].why === "write" ? "Có phải bạn tìm:" : "Tìm rộng hơn:";
  return [make("div", { class: "offers" }, [make("p", {}, [says]), make("ul", {}, items)])];
}
