// @ts-check
/**
 * A query → the documents that answer it, best first. Everything is decided from postings, before any text is loaded;
 * only a phrase with a comma in it, or with marks on some of its words (see `relax`), is checked in the texts.
 *
 * @typedef {import("./postings.js").Index} Index
 * @typedef {import("./postings.js").Places} Places
 * @typedef {import("./query.js").Query} Query
 * @typedef {import("./query.js").Phrase} Phrase
 * @typedef {import("./query.js").Word} Word
 * @typedef {{row: number, score: number, whole: boolean}} Hit  whole: the words stand there as one phrase
 * @typedef {(row: number, phrase: Phrase) => Promise<boolean>} Check  whether the text of a document holds a phrase
 * @typedef {{hits: Hit[], query: Query, relaxed: boolean}} Answer
 */
import { pairTerm, tokenTerm, JOINER, SEPARATOR } from "./codec.js";
import { splitRuns } from "./query.js";

/** @param {Index} index @param {Query} query @param {Check} check @returns {Promise<Answer>} */
export async function answer(index, query, check) {
  const hits = await find(index, query, check);
  const wider = hits.length ? undefined : relax(query);
  if (!wider) return { hits, query, relaxed: false };
  const more = await find(index, wider, check);
  return more.length ? { hits: more, query: wider, relaxed: true } : { hits, query, relaxed: false };
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

/** @param {Index} index @param {Query} query @param {Check} check @returns {Promise<Hit[]>} */
async function find(index, query, check) {
  const [phrases, words, numbers, excluded, runs] = await Promise.all([
    Promise.all(query.phrases.map((phrase) => placesOfPhrase(index, phrase))),
    Promise.all(query.words.map((word) => index.lookup(wordTerm(word)))),
    Promise.all(query.numbers.map((number) => placesOfNumber(index, number))),
    Promise.all(query.excluded.map((phrase) => placesOfPhrase(index, phrase))),
    Promise.all(query.runs.map((run) => placesOfRun(index, run))),
  ]);
  let rows = [...everyRow(index, [...phrases, ...words, ...numbers])];
  for (const [place, phrase] of query.phrases.entries()) {
    if (needsText(phrase) && phrases[place].size) rows = await keep(rows, (row) => check(row, phrase));
  }
  for (const [place, phrase] of query.excluded.entries()) {
    const holds = (/** @type {number} */ row) => excluded[place].has(row);
    if (!needsText(phrase)) rows = rows.filter((row) => !holds(row));
    else rows = await keep(rows, async (row) => !(holds(row) && (await check(row, phrase))));
  }
  const own = await Promise.all(query.numbers.map((number) => index.lookup(number.own)));
  const literal = await literalPlaces(index, query);
  const score = (/** @type {number} */ row) =>
    scoreOwn(own, row) + scoreRuns(index, runs, row) + scorePhrases(index, phrases, row) + 60 * share(literal, row);
  const whole = (/** @type {number} */ row) => runs.length > 0 && runs.every((run) => run.whole.has(row));
  return rows.map((row) => ({ row, score: score(row), whole: whole(row) }));
}

/** @param {Index} index @param {Places[]} lists @returns {Iterable<number>} the rows that stand in every list */
function everyRow(index, lists) {
  if (lists.length === 0) return index.catalogue.path.keys();
  const [first, ...others] = [...lists].sort((one, other) => one.size - other.size);
  return [...first.keys()].filter((row) => others.every((list) => list.has(row)));
}

/** @param {number[]} rows @param {(row: number) => Promise<boolean>} test */
async function keep(rows, test) {
  const kept = await Promise.all(rows.map(test));
  return rows.filter((_, place) => kept[place]);
}

/** @param {Word} word */
export function wordTerm(word) {
  return word.loose ? word.base + SEPARATOR : tokenTerm(word);
}

/** @param {Phrase} phrase whether postings alone cannot decide it */
function needsText(phrase) {
  const mixed = (/** @type {Word} */ word, /** @type {Word | undefined} */ next) =>
    next !== undefined && word.loose && !word.isNumber && !next.loose;
  return phrase.words.some((word, place) => (place > 0 && word.breaks) || mixed(word, phrase.words[place + 1]));
}

/** @param {Index} index @param {Phrase} phrase @returns {Promise<Places>} where the phrase begins */
async function placesOfPhrase(index, phrase) {
  const runs = splitRuns(phrase);
  if (runs.length > 1) {
    const lists = await Promise.all(runs.map((run) => placesOfPhrase(index, run)));
    return new Map([...everyRow(index, lists)].map((row) => [row, lists[0].get(row) ?? []]));
  }
  if (phrase.words.length === 1) return index.lookup(wordTerm(phrase.words[0]));
  return follow(await placesOfPairs(index, phrase));
}

/** @param {Index} index @param {Phrase} phrase @returns {Promise<Places[]>} */
function placesOfPairs(index, phrase) {
  const pairs = phrase.words.slice(1).map((word, place) => /** @type {[Word, Word]} */ ([phrase.words[place], word]));
  return Promise.all(pairs.map(([first, second]) => placesOfPair(index, first, second)));
}

/** @param {Index} index @param {Word} first @param {Word} second @returns {Promise<Places>} */
async function placesOfPair(index, first, second) {
  if (!first.loose) {
    const whole = pairTerm(first, second);
    return index.lookup(second.loose ? whole.slice(0, whole.length - second.marks.length - 1) : whole);
  }
  if (second.loose || !first.isNumber) return index.lookup(first.base + JOINER + second.base + SEPARATOR);
  const [plain, percent] = await Promise.all(
    ["", "p"].map((marks) => index.lookup(pairTerm({ base: first.base, marks }, second))),
  );
  return union(plain, percent);
}

/** @param {Places} one @param {Places} other @returns {Places} */
function union(one, other) {
  const both = new Map(one);
  for (const [row, places] of other) both.set(row, [...(both.get(row) ?? []), ...places].sort((a, b) => a - b));
  return both;
}

/** @param {Places[]} pairs @returns {Places} where all pairs stand one after the other */
function follow(pairs) {
  /** @type {Places} */
  const found = new Map();
  for (const [row, starts] of pairs[0]) {
    const others = pairs.slice(1).map((pair) => new Set(pair.get(row)));
    const whole = starts.filter((start) => others.every((places, step) => places.has(start + step + 1)));
    if (whole.length) found.set(row, whole);
  }
  return found;
}

/**
 * A number as its own term; where no document has it in a known spelling, as the words it is spelled with.
 *
 * @param {Index} index
 * @param {import("./query.js").NumberRef} number
 * @returns {Promise<Places>}
 */
async function placesOfNumber(index, number) {
  const places = await index.lookup(number.term);
  if (places.size && number.spoken.length < 2) return places;
  const spoken = await Promise.all(number.spoken.map((phrase) => placesOfPhrase(index, phrase)));
  return [places, ...spoken].reduce(union);
}

/** @param {Index} index @param {Phrase} run @returns {Promise<{whole: Places, pairs: Places[]}>} */
async function placesOfRun(index, run) {
  const pairs = await placesOfPairs(index, run);
  return { whole: follow(pairs), pairs };
}

/** @param {Index} index @param {Query} query @returns {Promise<Places[]>} words without marks standing exactly so */
function literalPlaces(index, query) {
  const words = [...query.words, ...query.phrases.flatMap((phrase) => phrase.words)];
  const loose = words.filter((word) => word.loose && !word.isNumber);
  return Promise.all(loose.map((word) => index.lookup(tokenTerm(word))));
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
 * @param {Index} index
 * @param {{whole: Places, pairs: Places[]}[]} runs
 * @param {number} row
 */
function scoreRuns(index, runs, row) {
  let score = 0;
  for (const { whole, pairs } of runs) {
    const starts = whole.get(row);
    if (starts) score += 200 + weigh(index, starts, row);
    else score += 80 * share(pairs, row) + 20 / (1 + spread(pairs, row) / 20);
  }
  return runs.length ? score / runs.length : 0;
}

/** @param {Index} index @param {Places[]} phrases @param {number} row */
function scorePhrases(index, phrases, row) {
  return phrases.reduce((score, places) => score + weigh(index, places.get(row) ?? [], row), 0);
}

/** @param {Index} index @param {number[]} starts @param {number} row how often, and whether in the title */
function weigh(index, starts, row) {
  const inTitle = starts.some((start) => start < index.catalogue.title[row]);
  return 10 * Math.log2(1 + starts.length) + (inTitle ? 100 : 0);
}

/** @param {Places[]} pairs @param {number} row @returns {number} how many words lie between the pairs, at best */
function spread(pairs, row) {
  const present = pairs.flatMap((pair) => (pair.has(row) ? [pair.get(row) ?? []] : []));
  if (present.length < 2) return Infinity;
  return Math.min(
    ...present[0].map((start) =>
      Math.max(...present.slice(1).map((places) => Math.min(...places.map((place) => Math.abs(place - start))))),
    ),
  );
}
