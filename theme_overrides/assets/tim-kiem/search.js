// @ts-check
/**
 * A query → the documents that answer it, best first. Everything is decided from postings, before any text is loaded;
 * only where Pagefind's runtime reads them, a phrase with marks on some of its words (see `relax`) is checked in the texts.
 *
 * @typedef {import("./postings.js").Index} Index
 * @typedef {import("./postings.js").Places} Places
 * @typedef {import("./query.js").Query} Query
 * @typedef {import("./query.js").Phrase} Phrase
 * @typedef {import("./query.js").Word} Word
 * @typedef {{row: number, score: number, whole: boolean}} Hit  whole: the words stand there as one phrase
 * @typedef {(row: number, phrase: Phrase) => Promise<boolean>} Check  whether the text of a document holds a phrase
 * @typedef {(row: number) => {room: number, more: boolean}} Locate  the block to show, and whether others hold it too
 * @typedef {{hits: Hit[], query: Query, relaxed: boolean, locate: Locate, surely: boolean}} Answer
 * @typedef {import("./runs.js").RunPlaces} RunPlaces
 */
import { tokenTerm } from "./codec.js";
import { ROOM, ROWS_ONLY } from "./postings.js";
import { onlySecondMarked, placesOfPhrase, placesOfRun, union, wordTerm } from "./runs.js";

/** The last answers that lists alone have given: what was looked up ahead is not worked out again. */
const KEPT = 8;
/** @type {WeakMap<Index, Map<string, Promise<Answer>>>} */
const kept = new WeakMap();

/** @param {Index} index @param {Query} query @param {Check} check @returns {Promise<Answer>} */
export function answer(index, query, check) {
  if ([...query.phrases, ...query.excluded].some((phrase) => needsText(index, phrase)) || relax(query)) return work(index, query, check);
  const known = kept.get(index) ?? new Map();
  kept.set(index, known);
  const key = JSON.stringify(query);
  const result = known.get(key) ?? work(index, query, check);
  known.delete(key);
  known.set(key, result); // the latest last
  result.catch(() => known.delete(key));
  if (known.size > KEPT) known.delete(known.keys().next().value);
  return result;
}

/** @param {Index} index @param {Query} query @param {Check} check @returns {Promise<Answer>} */
async function work(index, query, check) {
  const found = await find(index, query, check);
  const wider = found.hits.length ? undefined : relax(query);
  if (!wider) return { ...found, query, relaxed: false };
  const more = await find(index, wider, check);
  return more.hits.length ? { ...more, query: wider, relaxed: true } : { ...found, query, relaxed: false };
}

/**
 * The same query with every word that bears no mark standing for all its forms, also inside phrases: "cải cach".
 *
 * @param {Query} query
 * @returns {Query | undefined}
 */
function relax(query) {
  let changed = false;
  const phrases = query.phrases.map((phrase) => {
    const words = phrase.words.map((word) => ({ ...word, loose: word.marks === "" }));
    changed ||= words.some((word, place) => word.loose !== phrase.words[place].loose);
    return { ...phrase, words };
  });
  return changed ? { ...query, phrases } : undefined;
}

/** @param {Index} index @param {Query} query @param {Check} check @returns {Promise<{hits: Hit[], locate: Locate, surely: boolean}>} */
async function find(index, query, check) {
  const [phrases, words, numbers, excluded, runs, own, literal] = await Promise.all([
    Promise.all(query.phrases.map((phrase) => placesOfPhrase(index, phrase))),
    Promise.all(query.words.map((word) => placesOfWord(index, query, word, wordTerm(word)))),
    Promise.all(query.numbers.map((number) => placesOfNumber(index, number))),
    Promise.all(query.excluded.map((phrase) => placesOfPhrase(index, phrase))),
    Promise.all(query.runs.map((run) => placesOfRun(index, run))),
    Promise.all(query.numbers.map((number) => index.lookup(number.own))),
    literalPlaces(index, query),
  ]);
  let rows = [...everyRow(index, [...phrases, ...words, ...numbers])];
  for (const [place, phrase] of query.phrases.entries()) {
    if (needsText(index, phrase) && phrases[place].size) rows = await keep(rows, (row) => check(row, phrase));
  }
  for (const [place, phrase] of query.excluded.entries()) {
    const holds = (/** @type {number} */ row) => excluded[place].has(row);
    if (!needsText(index, phrase)) rows = rows.filter((row) => !holds(row));
    else rows = await keep(rows, async (row) => !(holds(row) && (await check(row, phrase))));
  }
  const score = (/** @type {number} */ row) =>
    scoreOwn(own, row) +
    scoreRuns(runs, row) +
    scorePhrases(query.phrases, phrases, row) +
    scoreSingle(query, words, row) +
    60 * share(literal, row);
  const whole = (/** @type {number} */ row) => runs.length > 0 && runs.every((run) => run.whole.has(row));
  const hits = rows.map((row) => ({ row, score: score(row), whole: whole(row) }));
  const locate = (/** @type {number} */ row) => locateBest({ phrases, words, numbers, runs, query }, row);
  return { hits, locate, surely: runs.every((run) => run.surely) };
}

/**
 * @param {{phrases: Places[], words: Places[], numbers: Places[], runs: RunPlaces[], query: Query}} found
 * @param {number} row
 * @returns {{room: number, more: boolean}} the first of the blocks that hold most of what is looked for
 */
function locateBest({ phrases, words, numbers, runs, query }, row) {
  /** @type {Map<number, number>} */
  const votes = new Map();
  const vote = (/** @type {number} */ room, /** @type {number} */ weight) => {
    if (room > 0) votes.set(room, (votes.get(room) ?? 0) + weight);
  };
  const count = (/** @type {Places} */ places, /** @type {number} */ weight, /** @type {boolean} */ rooms) => {
    for (const room of new Set((places.get(row) ?? []).map((place) => (rooms ? place : Math.floor(place / ROOM)))))
      vote(room, weight);
  };
  for (const [at, places] of phrases.entries()) count(places, 1000, query.phrases[at].words.length === 1);
  for (const places of numbers) count(places, 1000, false);
  for (const { whole, pairs } of runs) {
    count(whole, 1000, false);
    for (const pair of pairs) count(pair, 30, false);
  }
  for (const places of words) count(places, 10, true);
  const best = Math.max(0, ...votes.values());
  const least = best >= 1000 ? 1000 : 1;
  const room = Math.min(...[...votes].filter(([, weight]) => weight === best).map(([place]) => place));
  return { room: votes.size ? room : 1, more: [...votes.values()].filter((weight) => weight >= least).length > 1 };
}

/** @param {Index} index @param {Places[]} lists @returns {Iterable<number>} the rows that stand in every list */
function everyRow(index, lists) {
  if (lists.length === 0) return Array(index.catalogue.count).keys();
  const [first, ...others] = [...lists].sort((one, other) => one.size - other.size);
  return [...first.keys()].filter((row) => others.every((list) => list.has(row)));
}

/** @param {number[]} rows @param {(row: number) => Promise<boolean>} test */
async function keep(rows, test) {
  const kept = await Promise.all(rows.map(test));
  return rows.filter((_, place) => kept[place]);
}

/**
 * The rooms of a word; where there are other words to tell one document from another, only the documents of a frequent one.
 *
 * @param {Index} index
 * @param {Query} query
 * @param {Word} word
 * @param {string} term
 * @returns {Promise<Places>}
 */
function placesOfWord({ catalogue, lookup }, query, word, term) {
  const short = query.words.length > 1 && catalogue.often[word.base] !== undefined;
  return lookup((short ? ROWS_ONLY : "") + term);
}

/** @param {Index} index @param {Phrase} phrase whether this reader's lists alone cannot decide it */
function needsText({ knowsEnds }, { words }) {
  return !knowsEnds && words.slice(1).some((word, place) => onlySecondMarked(words[place], word));
}

/**
 * A number as its own term; where no document has it in a known spelling, as the words it is spelled with.
 *
 * @param {Index} index
 * @param {import("./query.js").NumberRef} number
 * @returns {Promise<Places>}
 */
async function placesOfNumber(index, number) {
  const named = index.lookup(number.term);
  // Written out with its code, a number is seldom spelled in another way: then one round trip more.
  if (number.spoken.length < 2 && (await named).size) return named;
  const spoken = await Promise.all(number.spoken.map((phrase) => placesOfPhrase(index, phrase)));
  return [await named, ...spoken].reduce(union);
}

/** @param {Index} index @param {Query} query @returns {Promise<Places[]>} words without marks standing exactly so */
function literalPlaces(index, query) {
  const words = [...query.words, ...query.phrases.flatMap((phrase) => phrase.words)];
  const loose = words.filter((word) => word.loose && !word.isNumber);
  return Promise.all(loose.map((word) => placesOfWord(index, query, word, tokenTerm(word))));
}

/** @param {Places[]} lists @param {number} row */
function share(lists, row) {
  return lists.length ? lists.filter((list) => list.has(row)).length / lists.length : 0;
}

/** @param {Places[]} own @param {number} row the document whose own number is asked for stands first */
function scoreOwn(own, row) {
  return own.some((list) => list.has(row)) ? 1000 : 0;
}

/**
 * The words as one phrase, then in pairs near each other, then anywhere.
 *
 * @param {RunPlaces[]} runs
 * @param {number} row
 */
function scoreRuns(runs, row) {
  let score = 0;
  for (const { whole, pairs } of runs) {
    const starts = whole.get(row);
    if (starts) score += 200 + weigh(starts, false);
    else score += 80 * share(pairs, row) + 20 / (1 + spread(pairs, row) / 40);
  }
  return runs.length ? score / runs.length : 0;
}

/** @param {Phrase[]} asked @param {Places[]} phrases @param {number} row */
function scorePhrases(asked, phrases, row) {
  return phrases.reduce((sum, places, at) => sum + weigh(places.get(row) ?? [], asked[at].words.length === 1), 0);
}

/** @param {Query} query @param {Places[]} words @param {number} row a word alone: in the header, and in how many blocks */
function scoreSingle(query, words, row) {
  if (query.words.length !== 1) return 0;
  return weigh(words[0].get(row) ?? [], true);
}

/** @param {number[]} starts @param {boolean} single whether they are rooms @returns {number} by how often and where */
function weigh(starts, single) {
  const inTitle = starts.some((start) => (single ? start === 0 : start < ROOM));
  return 10 * Math.log2(1 + starts.length) + (inTitle ? 100 : 0);
}

/** @param {Places[]} pairs @param {number} row @returns {number} how many places lie between the pairs, at best */
function spread(pairs, row) {
  const [first, ...others] = present(pairs, row);
  if (!first || others.length === 0) return Infinity;
  const at = others.map(() => 0);
  let best = Infinity;
  for (const start of first) {
    let widest = 0;
    for (const [list, places] of others.entries()) {
      // All lists ascend: the nearest place never lies before the one that was nearest to the place before.
      while (at[list] + 1 < places.length && Math.abs(places[at[list] + 1] - start) <= Math.abs(places[at[list]] - start)) at[list] += 1;
      widest = Math.max(widest, Math.abs(places[at[list]] - start));
    }
    best = Math.min(best, widest);
  }
  return best;
}

/** @param {Places[]} pairs @param {number} row @returns {number[][]} the places of the pairs that stand there */
function present(pairs, row) {
  return pairs.flatMap((pair) => {
    const places = pair.get(row);
    return places ? [places] : [];
  });
}
