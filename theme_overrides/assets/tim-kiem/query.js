// @ts-check
/**
 * The reader's words → what a document must hold.
 *
 *   cải cách                 every word, anywhere in the document
 *   "cải cách"               the words in this order, with no comma or full stop between them
 *   -khoáng sản  -"…"        not these words in this order (a minus reaches to the next quotation mark or minus)
 *   2943/KH-UBND, 76 NQ CP   one document number, however it is spelled; Nghị quyết 76: that number of that kind
 *
 * A word typed with marks is meant exactly. A word typed without marks means every word with these letters; inside
 * quotation marks that holds only if the whole phrase is typed without marks, so that "công an" is not "công ăn".
 *
 * @typedef {import("./codec.js").Token & {loose: boolean}} Word
 * @typedef {{text: string, words: Word[]}} Phrase
 * @typedef {{text: string, term: string, own: string, spoken: Phrase[], marks: Phrase[]}} NumberRef
 * @typedef {{phrases: Phrase[], words: Word[], runs: Phrase[], numbers: NumberRef[], excluded: Phrase[]}} Query
 */
import { codeDigits, JOINER, normalize, SEPARATOR, tokens } from "./codec.js";

/** Kinds of document by name without marks, with the code that stands in their numbers. */
const KINDS = /** @type {const} */ ({
  "nghi quyet": "nq", "nghi dinh": "nd", "quyet dinh": "qd", "ke hoach": "kh", "chi thi": "ct",
  "thong tu": "tt", "to trinh": "ttr", "bao cao": "bc", "huong dan": "hd", "thong bao": "tb", "ket luan": "kl",
});
const CODES = "nq|nd|nđ|qd|qđ|kh|ct|tt|ttr|ttlt|bc|hd|tb|kl|ctr|cttr|qc|vbhn";
const KIND = new RegExp(`^(?:${CODES})$`, "iu");
const PLAIN_KIND = /^(?:nq|nd|nđ|qd|qđ|kh|ttr|vbhn)$/iu;
const PART = "[a-zđ]{1,10}[0-9]{0,2}";
const HEAD = "(?<![\\p{L}\\p{N}.,/-])(?<ordinal>[0-9]{1,6})(?: ?/ ?(?<year>(?:19|20)[0-9]{2}))?";
const END = "(?![\\p{L}\\p{N}])";
const JOIN = "(?: ?/ ?|- ?)";
/** 2943/kh-ubnd, 76/NQ- CP: the slash says that it is a number. */
const WRITTEN = new RegExp(`${HEAD}${JOIN}(?<codes>${PART}(?:${JOIN}${PART})*)${END}`, "giu");
/** 2943 KH UBND: the code of a kind of document says so. */
const SPACED = new RegExp(`${HEAD} (?<codes>(?:${CODES})[ /-]+${PART}(?:-${PART})*)${END}`, "giu");
const SPOKEN = new RegExp(
  `(?<![\\p{L}\\p{N}])(?<kind>[\\p{L}]+ [\\p{L}]+) (?:(?:số|so) )?(?<ordinal>[0-9]{1,6})(?:/(?<year>(?:19|20)[0-9]{2}))?` +
    `(?=$|\\s*$|\\s+(?:của|cua|ngày|ngay|năm (?:19|20)|nam (?:19|20))|[,;"])`,
  "giu",
);

/** @param {string} typed @returns {Query} */
export function parseQuery(typed) {
  /** @type {Query} */
  const query = { phrases: [], words: [], runs: [], numbers: [], excluded: [] };
  const text = normalize(typed).replace(/[“”„‟«»]/g, '"').replace(/ +/g, " ").trim();
  // A quotation mark that is not closed yet closes at the end: the reader is still typing.
  for (const part of text.matchAll(/(?<minus>(?<=^|\s)-\s?)?"(?<quoted>[^"]*)"?|(?<plain>[^"]+)/gu)) {
    const { minus, quoted, plain } = /** @type {Record<string, string | undefined>} */ (part.groups);
    if (plain !== undefined) readPlain(plain.replace(/(^|\s)-\s*$/, "$1"), query);
    else addPhrase(minus ?? endsWithMinus(text, part.index) ? query.excluded : query.phrases, quoted ?? "", true);
  }
  return query;
}

/** @param {string} text @param {number} index */
function endsWithMinus(text, index) {
  return /(^|\s)-$/.test(text.slice(0, index)) ? "-" : undefined;
}

/** @param {Phrase[]} list @param {string} text @param {boolean} quoted */
function addPhrase(list, text, quoted) {
  const phrase = makePhrase(text, quoted);
  if (phrase.words.length) list.push(phrase);
}

/** @param {string} text @param {boolean} quoted @returns {Phrase} */
export function makePhrase(text, quoted) {
  const found = tokens(text);
  const strict = quoted && found.some((token) => !token.isNumber && token.marks !== "");
  return { text, words: found.map((token) => toWord(token, strict)) };
}

/** @param {string} text @returns {Phrase} its words whatever their marks: in numbers, QD stands for QĐ */
function loosen(text) {
  const phrase = makePhrase(text, true);
  return { ...phrase, words: phrase.words.map((word) => ({ ...word, loose: true })) };
}

/** @param {import("./codec.js").Token} token @param {boolean} strict @returns {Word} */
function toWord(token, strict) {
  // 95 also means 95%: the figure without its sign.
  return { ...token, loose: token.marks === "" && (token.isNumber || !strict) };
}

/** @param {string} text @param {Query} query */
function readPlain(text, query) {
  let rest = text;
  for (const pattern of [WRITTEN, SPACED, SPOKEN]) {
    rest = rest.replace(pattern, (whole, ...more) => {
      const number = readNumber(whole, more[more.length - 1]);
      if (!number) return whole;
      query.numbers.push(number);
      return " ; ";
    });
  }
  // "2021 -2025" is a range, not an exclusion.
  const [wanted, ...unwanted] = rest.split(/(?:^|(?<![0-9])\s+|(?<=[0-9])\s+(?![-][0-9]))-(?=[\p{L}\p{N}])/u);
  for (const minus of unwanted) addPhrase(query.excluded, minus, true);
  query.words.push(...makePhrase(wanted, false).words);
  for (const run of splitRuns(makePhrase(wanted, true))) if (run.words.length > 1) query.runs.push(run);
}

/**
 * Without a slash only a known kind makes a number ("2021-Lai Châu" is none); in small letters with blanks only a kind
 * that is no word in disguise ("95 tt hue" is none).
 *
 * @param {string} whole
 * @param {string} kind
 */
function isNumber(whole, kind) {
  if (whole.includes("/")) return true;
  if (!KIND.test(kind)) return false;
  return whole.includes("-") || kind !== kind.toLowerCase() || PLAIN_KIND.test(kind);
}

/** @param {string} whole @param {Record<string, string>} groups @returns {NumberRef | undefined} */
function readNumber(whole, groups) {
  const ordinal = codeDigits((groups.ordinal ?? "").replace(/^0+(?=[0-9])/, ""));
  const year = codeDigits(groups.year ?? "");
  if (groups.kind !== undefined) return readSpoken(whole, groups, ordinal, year);
  const codes = (groups.codes ?? "").split(/[ /-]+/).map((code) => codeDigits(code.toLowerCase().replaceAll("đ", "d")));
  if (!isNumber(whole, (groups.codes ?? "").split(/[ /-]/)[0])) return undefined;
  // A number is complete with its issuing body; that of a law (08/2021/QH15) has none.
  const exact = codes.length > 1 || /[0-9]$/.test(groups.codes ?? "");
  const end = exact ? JOINER : SEPARATOR;
  const tail = exact ? [year, ...codes.slice(1)] : year ? [year] : [];
  const term = (/** @type {string} */ role) => [ordinal, role + codes[0], ...tail].join(SEPARATOR) + end;
  return { text: whole.trim(), term: term("n"), own: term("o"), spoken: [makePhrase(whole, true)], marks: [loosen(whole)] };
}

/**
 * @param {string} whole
 * @param {Record<string, string>} groups
 * @param {string} ordinal
 * @param {string} year
 */
function readSpoken(whole, groups, ordinal, year) {
  const { kind } = groups;
  const bare = tokens(kind).map((token) => token.base).join(" ");
  const code = KINDS[/** @type {keyof KINDS} */ (bare)];
  // "kế hoạch 2021" speaks of a year.
  const isYear = /^(?:19|20)[0-9]{2}$/.test(groups.ordinal) && !year && !/ (?:số|so) /i.test(whole);
  if (code === undefined || isYear) return undefined;
  const named = (/** @type {string} */ role) => [ordinal, role + code, year].join(SEPARATOR) + (year ? SEPARATOR : "");
  const digits = whole.slice(kind.length).replace(/[^0-9/]+/g, "");
  const spoken = [`${kind} ${digits}`, `${kind} số ${digits}`].map((text) => makePhrase(text, true));
  return { text: whole.trim(), term: named("n"), own: named("o"), spoken, marks: [loosen(`${digits} ${code}`)] };
}

/** @param {Phrase} phrase @returns {Phrase[]} its parts between commas and full stops */
export function splitRuns(phrase) {
  /** @type {Word[][]} */
  const parts = [];
  for (const word of phrase.words) {
    if (word.breaks || parts.length === 0) parts.push([word]);
    else parts[parts.length - 1].push(word);
  }
  const text = (/** @type {Word[]} */ words) => phrase.text.slice(words[0].start, words[words.length - 1].end);
  return parts.map((words) => ({ text: text(words), words }));
}

/** @param {Query} query */
export function isEmpty(query) {
  return ![query.phrases, query.words, query.numbers, query.excluded].some((part) => part.length);
}
