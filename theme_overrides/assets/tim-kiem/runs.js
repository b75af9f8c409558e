// @ts-check
/**
 * Words side by side, from the lists of their pairs. A phrase of four words is two pairs, as far apart as two words are.
 * Of a pair that stands everywhere the list would weigh more than all the rest: what stands in quotation marks is found by
 * three words then, and what does not is only looked for nearby.
 *
 * @typedef {import("./postings.js").Index} Index
 * @typedef {import("./postings.js").Places} Places
 * @typedef {import("./query.js").Phrase} Phrase
 * @typedef {import("./query.js").Word} Word
 * @typedef {{whole: Places, pairs: Places[], surely: boolean}} RunPlaces  surely: not only near each other
 * @typedef {{at: number, size: number, weight: number}} Part  so many words of a run, from one on; kilobytes of its lists
 */
import { JOINER, pairLetters, pairTerm, SEPARATOR, tokenTerm, TRIPLE, tripleTerm } from "./codec.js";
import { ROOM, ROOMS_ONLY } from "./postings.js";

/** Kilobytes of long lists that one unquoted phrase may cost; beyond it, frequent pairs are only looked for nearby. */
const BUDGET = 36;
/** How many frequent pairs are looked for nearby: each costs up to 12 KB, and decides the order of results only. */
const NEARBY = 2;

/** @param {Word} word */
export function wordTerm(word) {
  return word.loose ? word.base + SEPARATOR : tokenTerm(word);
}

/**
 * @param {Index} index
 * @param {Phrase} phrase
 * @returns {Promise<Places>} exactly where the words stand side by side, with their commas; of a single word the rooms
 */
export async function placesOfPhrase(index, phrase) {
  const { words } = phrase;
  if (words.length === 1) return index.lookup(wordTerm(words[0]));
  if (words.length === 2) return placesOfPair(index, phrase, 0, true);
  const parts = cover([...pairsOf(index, phrase), ...triplesOf(index, phrase)]);
  const lists = await Promise.all(parts.map((part) => placesOfPart(index, phrase, part)));
  // A word takes two places, a comma one.
  const commas = (/** @type {number} */ at) => words.slice(1, at + 1).filter((word) => word.breaks).length;
  return follow(lists, parts.map(({ at }) => 2 * at + commas(at)));
}

/** @param {Index} index @param {Phrase} run @returns {Promise<RunPlaces>} where an unquoted phrase stands, or may stand */
export async function placesOfRun(index, run) {
  if (run.words.length === 2) {
    const whole = await placesOfPair(index, run, 0, true);
    return { whole, pairs: [whole], surely: true };
  }
  const parts = cover(pairsOf(index, run));
  const exact = affordable(index, run, parts);
  // The last pair first: it was fetched when its last word was typed. Then those that say most.
  const last = run.words.length - 2;
  const worth = (/** @type {Part} */ { at, weight }) => (at === last ? 0 : weight);
  const rest = parts.filter((part) => !exact.includes(part)).sort((one, other) => worth(one) - worth(other));
  const pairs = await Promise.all(exact.map((part) => placesOfPart(index, run, part)));
  const near = await Promise.all(rest.slice(0, NEARBY).map(({ at }) => placesOfPair(index, run, at, true)));
  const whole = pairs.length ? follow(pairs, exact.map(({ at }) => 2 * (at - exact[0].at))) : near[0];
  return { whole: rest.length ? within(whole, near) : whole, pairs: [...pairs, ...near], surely: rest.length === 0 };
}

/**
 * @param {Index} index
 * @param {Phrase} run
 * @param {number} place
 * @param {boolean} [nearby] only the rooms: positions are those of the rooms' first places
 * @returns {Promise<Places>}
 */
async function placesOfPair(index, run, place, nearby = false) {
  const short = nearby && oftenOf(index, run, place) !== undefined;
  const [first, second] = [run.words[place], run.words[place + 1]];
  const end = onlySecondMarked(first, second) ? SEPARATOR + second.marks + SEPARATOR : "";
  const terms = termsOfPair(first, second);
  const lists = await Promise.all(terms.map((term) => index.lookup((short ? ROOMS_ONLY : "") + term, end)));
  const places = lists.reduce(union);
  return short ? new Map([...places].map(([row, rooms]) => [row, rooms.map((room) => room * ROOM)])) : places;
}

/** @param {Index} index @param {Phrase} run @param {Part} part @returns {Promise<Places>} */
async function placesOfPart(index, run, { at, size }) {
  return size === 2 ? placesOfPair(index, run, at) : index.lookup(/** @type {string} */ (termOfTriple(run, at)));
}

/** @param {Index} index @param {Phrase} run @param {number} place @returns {number | undefined} */
function oftenOf({ catalogue }, run, place) {
  return catalogue.often[pairLetters(run.words[place], run.words[place + 1])];
}

/** @param {Index} index @param {Phrase} run @returns {Part[]} */
function pairsOf(index, run) {
  return run.words.slice(1).map((_, at) => ({ at, size: 2, weight: oftenOf(index, run, at) ?? index.catalogue.light }));
}

/** @param {Index} index @param {Phrase} run @returns {Part[]} those that have a list of their own */
function triplesOf({ catalogue }, run) {
  const bases = run.words.map(({ base }) => base);
  const isDense = (/** @type {number} */ at) => catalogue.dense.has(bases[at] + JOINER + bases[at + 1]);
  return run.words.slice(2).flatMap((_, at) => {
    if (run.words[at + 1].breaks || run.words[at + 2].breaks) return [];
    if (!(isDense(at) || isDense(at + 1)) || termOfTriple(run, at) === undefined) return [];
    const weight = catalogue.often[TRIPLE + bases.slice(at, at + 3).join(JOINER)];
    return [{ at, size: 3, weight: weight ?? catalogue.light }];
  });
}

/** @param {Part[]} parts of one run, all pairs among them @returns {Part[]} the lightest ones that touch every word, in order */
function cover(parts) {
  const last = Math.max(...parts.map(({ at, size }) => at + size - 1));
  /** What touches all words up to this one. @type {{weight: number, parts: Part[]}[]} */
  const best = [{ weight: 0, parts: [] }];
  const lightest = (/** @type {typeof best} */ ways) => ways.reduce((one, other) => (other.weight < one.weight ? other : one));
  // best[n] touches the first n words.
  for (let end = 1; end <= last; end += 1) {
    const ways = parts
      .filter(({ at, size }) => at + size - 1 === end)
      .map((part) => {
        const before = part.at === 0 ? best[0] : lightest(best.slice(part.at, end + 1).filter(Boolean));
        return { weight: before.weight + part.weight, parts: [...before.parts, part] };
      });
    best[end + 1] = lightest(ways);
  }
  return best[last + 1].parts;
}

/**
 * @param {Word} first
 * @param {Word} second
 * @returns {boolean} whether their terms have an end in common that their beginning does not say: "cach hành"
 */
export function onlySecondMarked(first, second) {
  return first.loose && !first.isNumber && !second.loose;
}

/** @param {Word} first @param {Word} second @returns {string[]} how they begin, whole but for the marks of loose words */
function termsOfPair(first, second) {
  if (!first.loose) {
    const whole = pairTerm(first, second);
    return [second.loose ? whole.slice(0, whole.length - second.marks.length - 1) : whole];
  }
  if (second.loose || !first.isNumber) return [pairLetters(first, second) + SEPARATOR];
  return ["", "p"].map((marks) => pairTerm({ base: first.base, marks }, second));
}

/** @param {Phrase} run @param {number} at @returns {string | undefined} what one list can say: all its words loose, or the last, or none */
function termOfTriple({ words }, at) {
  const [first, second, third] = words.slice(at, at + 3);
  const whole = tripleTerm(first, second, third);
  if (first.loose && second.loose && third.loose) return whole.slice(0, whole.indexOf(SEPARATOR) + 1);
  if (first.loose || second.loose) return undefined;
  return third.loose ? whole.slice(0, whole.length - third.marks.length - 1) : whole;
}

/** @param {Places} one @param {Places} other @returns {Places} */
export function union(one, other) {
  const both = new Map(one);
  for (const [row, places] of other) both.set(row, [...(both.get(row) ?? []), ...places].sort((a, b) => a - b));
  return both;
}

/** @param {Places[]} lists @param {number[]} offsets from the first one's @returns {Places} where all stand as far apart as the offsets say */
function follow(lists, offsets) {
  /** @type {Places} */
  const found = new Map();
  const [first, ...others] = lists;
  for (const [row, starts] of first) {
    let whole = starts;
    for (let step = 0; step < others.length && whole.length; step += 1) {
      whole = meet(whole, others[step].get(row) ?? [], offsets[step + 1]);
    }
    if (whole.length) found.set(row, whole);
  }
  return found;
}

/** @param {number[]} starts @param {number[]} places both ascend @param {number} offset @returns {number[]} the starts so far before a place */
function meet(starts, places, offset) {
  let at = 0;
  return starts.filter((start) => {
    while (at < places.length && places[at] < start + offset) at += 1;
    return places[at] === start + offset;
  });
}

/** @param {Index} index @param {Phrase} run @param {Part[]} parts @returns {Part[]} the lightest ones within the budget */
function affordable(index, run, parts) {
  let weight = 0;
  const light = [...parts].sort((one, other) => one.weight - other.weight);
  const kept = light.filter((part) => {
    weight += part.weight;
    // A pair that is not frequent has no shorter list.
    return weight <= BUDGET || oftenOf(index, run, part.at) === undefined;
  });
  return kept.sort((one, other) => one.at - other.at);
}

/** @param {Places} whole @param {Places[]} near @returns {Places} the places in rooms that all of the others hold */
function within(whole, near) {
  /** @type {Places} */
  const kept = new Map();
  for (const [row, starts] of whole) {
    const rooms = near.map((list) => new Set((list.get(row) ?? []).map((place) => Math.floor(place / ROOM))));
    const left = starts.filter((start) => rooms.every((known) => known.has(Math.floor(start / ROOM))));
    if (left.length) kept.set(row, left);
  }
  return kept;
}
