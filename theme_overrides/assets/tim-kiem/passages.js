// @ts-check
/**
 * Where in a document's own text the query stands: what to mark, which passages to show, how many there are.
 *
 * @typedef {import("./query.js").Query} Query
 * @typedef {import("./query.js").Phrase} Phrase
 * @typedef {[number, number]} Span
 * @typedef {{path: string, title: string, number: string | null, kind: string | null, province: string | null,
 *   today: string | null, date: string | null, signer: string | null, excerpt: boolean, simulated: boolean,
 *   scan: boolean}} Facts
 * @typedef {Facts & {provisions: [string, string, string][]}} DocumentFile
 * @typedef {{anchor: string, label: string, text: string, spans: Span[], weight: number}} Passage
 * @typedef {{best: Passage[], places: Passage[]}} Found  best first; in the order of the text
 */
import { normalize, tokens, tokenTerm } from "./codec.js";
import { loadJson } from "./postings.js";

/** @type {Map<string, Promise<DocumentFile>>} */
const files = new Map();

/** @param {URL} url @returns {Promise<DocumentFile>} */
function loadFile(url) {
  const file = files.get(url.href) ?? loadJson(url);
  files.set(url.href, file);
  file.catch(() => files.delete(url.href));
  return file;
}

/** @param {URL} root @param {string} path @returns {Promise<DocumentFile>} a document with its whole text */
export function loadDocument(root, path) {
  return loadFile(new URL(`${path}doan.json`, root));
}

/**
 * @param {URL} root
 * @param {import("./postings.js").Catalogue} catalogue
 * @param {number} row
 * @param {number} room
 * @returns {Promise<DocumentFile>} a document's facts with one block of its text
 */
export function loadBlock(root, catalogue, row, room) {
  return loadFile(new URL(`pagefind/doan/${row}/${room}.json?b=${catalogue.stamp}`, root));
}

/** @type {Promise<Facts[]> | undefined} */
let list;

/** @param {URL} root @param {import("./postings.js").Catalogue} catalogue @returns {Promise<Facts[]>} facts of all rows */
export function loadList(root, catalogue) {
  list ??= loadJson(new URL(`pagefind/danh-sach.json?b=${catalogue.stamp}`, root)).catch((error) => {
    list = undefined;
    throw error;
  });
  return list;
}

/** @param {DocumentFile} file @returns {string[]} what is searched beside the text */
function headerFacts(file) {
  return [file.title, file.number, file.signer, file.province, file.today].map((fact) => fact ?? "");
}

/** @param {DocumentFile} file @param {Phrase} phrase */
export function holdsPhrase(file, phrase) {
  const texts = [...headerFacts(file), ...file.provisions.map(([, , text]) => text)];
  return texts.some((text) => phraseSpans(tokens(normalize(text)), phrase).length > 0);
}

/** @param {DocumentFile} file @param {Query} query @returns {Found} */
export function findPassages(file, query) {
  const all = file.provisions.map(([anchor, label, raw]) => {
    const text = normalize(raw);
    return { anchor, label, text, ...markText(text, query) };
  });
  const best = Math.max(0, ...all.map((passage) => passage.weight));
  const header = Math.max(...headerFacts(file).map((fact) => markText(normalize(fact), query).weight));
  // A place is a provision that holds a phrase; where none does, one that holds any of the words. Whoever asks for the
  // person who signed is not shown every "tiến".
  const least = Math.max(best, header) >= 100 ? 100 : 1;
  const places = all.filter((passage) => passage.weight >= least);
  // A heading in capitals says less than the sentence under it.
  const worth = (/** @type {Passage} */ { text, weight }) => weight - (text === text.toUpperCase() ? 10 : 0);
  return { best: [...places].sort((one, other) => worth(other) - worth(one)), places };
}

/** @param {string} text a normalised text @param {Query} query @returns {{spans: Span[], weight: number}} */
export function markText(text, query) {
  const found = tokens(text);
  const numbers = query.numbers.flatMap((number) =>
    [...number.marks, ...number.spoken].flatMap((phrase) =>
      phraseSpans(found, phrase).map((span) => widen(text, span)),
    ),
  );
  const phrases = [...query.phrases, ...query.runs].map((phrase) => ({ phrase, at: phraseSpans(found, phrase) }));
  const held = phrases.filter(({ at }) => at.length);
  const words = query.words.map((word) => ({ word, at: phraseSpans(found, { text: "", words: [word] }) }));
  // A word of a phrase that stands here whole is not marked again by itself: not "HÀNH" in "ban hành".
  const told = new Set(held.flatMap(({ phrase }) => phrase.words.map(tokenTerm)));
  const alone = words.filter(({ word }) => !told.has(tokenTerm(word)));
  const spans = merge([...numbers, ...[...held, ...alone].flatMap(({ at }) => at)]);
  const hits = words.filter(({ at }) => at.length).length;
  const whole = 100 * (held.length + (numbers.length ? 1 : 0));
  return { spans, weight: whole + (words.length ? (40 * hits) / words.length : 0) };
}

/** @param {import("./codec.js").Token[]} found @param {Phrase} phrase @returns {Span[]} */
export function phraseSpans(found, phrase) {
  const { words } = phrase;
  /** @type {Span[]} */
  const spans = [];
  for (let start = 0; start + words.length <= found.length; start += 1) {
    const fits = words.every((word, step) => {
      const token = found[start + step];
      return (
        token.base === word.base &&
        (word.loose || token.marks === word.marks) &&
        (step === 0 || token.breaks === word.breaks)
      );
    });
    if (fits) spans.push([found[start].start, found[start + words.length - 1].end]);
  }
  return spans;
}

/** @param {string} text @param {Span} span @returns {Span} the span with the rest of a document number: 76/NQ-CP */
function widen(text, [start, end]) {
  const rest = /^(?:[/-] ?[A-ZĐ][\p{L}0-9]*)*/u.exec(text.slice(end));
  return [start, end + (rest?.[0].length ?? 0)];
}

/** @param {Span[]} spans @returns {Span[]} in order, without overlap */
function merge(spans) {
  /** @type {Span[]} */
  const merged = [];
  for (const [start, end] of [...spans].sort((one, other) => one[0] - other[0] || other[1] - one[1])) {
    const last = merged[merged.length - 1];
    if (last && start < last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

const LENGTH = 300;

/** @param {Passage} passage @returns {{text: string, spans: Span[]}} at most about 300 letters around the first mark */
export function excerpt({ text, spans }) {
  if (text.length <= LENGTH + 40) return { text, spans };
  const first = spans[0]?.[0] ?? 0;
  const from = first < LENGTH / 2 ? 0 : text.indexOf(" ", first - LENGTH / 3) + 1;
  const until = Math.min(text.length, from + LENGTH);
  const to = until === text.length ? until : Math.max(text.lastIndexOf(" ", until), spans[0]?.[1] ?? 0);
  const lead = from > 0 ? "…" : "";
  /** @type {Span[]} */
  const kept = [];
  for (const [start, end] of spans) {
    if (start >= from && end <= to) kept.push([start - from + lead.length, end - from + lead.length]);
  }
  return { text: lead + text.slice(from, to) + (to < text.length ? "…" : ""), spans: kept };
}
