// @ts-check
/**
 * The code in which Vietnamese text is looked up in Pagefind: generator/text/search_codec.py in JavaScript.
 * What it does and why stands there; tests/vectors/search-codec.json holds the two together.
 *
 * @typedef {{base: string, marks: string, start: number, end: number, breaks: boolean, isNumber: boolean}} Token
 */

export const SEPARATOR = "\u02cd";
export const JOINER = "\u02d0";
/** Joins two neighbours between which a comma or a full stop stands. */
const BREAK = "\u02cf";
/** Begins the term of three neighbours. */
export const TRIPLE = "\u02ee";
const ESCAPE = "\u0281";

/** @type {Record<string, string>} */
const SHAPES = { "\u0302": "a", "\u0306": "e", "\u031b": "w" };
/** @type {Record<string, string>} */
const TONES = { "\u0300": "f", "\u0301": "s", "\u0309": "r", "\u0303": "x", "\u0323": "j" };
/** @type {Record<string, string>} */
const LETTER_OF = { ...SHAPES, ...TONES };
const MARK_OF = Object.fromEntries(Object.entries(LETTER_OF).map(([mark, letter]) => [letter, mark]));
const BAR = "d";

const L = "(?![\\u0250-\\u02ff])[\\p{L}\\p{Nl}\\p{No}]";
const NUMBER =
  "(?:[0-9]{1,3}(?:\\.[0-9]{3})+(?:,[0-9]{1,3})?(?![.,]?[0-9])|(?<![0-9][.,])[0-9]+[.,][0-9]{1,3}(?![.,]?[0-9])|[0-9]+)";
const TOKEN = new RegExp(
  `(?<number>${NUMBER})(?!${L}|[0-9\\u0300-\\u036f])(?<percent>[ ]{0,2}%)?` +
    `|(?<word>(?:${L}|[0-9])(?:${L}|[0-9\\u0300-\\u036f])*)`,
  "gu",
);
const SOFT = /^[\s\-\u2010-\u2015/\\"'\u2018-\u201f\u00ab\u00bb\u2039\u203a_*%]*$/u;
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/gu;
const BLANK = /[\s\x00-\x1f\x7f-\xa0]/gu;

/** @param {string} text @returns {string} the text as both sides of the search read it */
export function normalize(text) {
  const visible = text.replace(INVISIBLE, "").replaceAll("\u00d0", "Đ").replaceAll("\u00f0", "đ");
  return visible.replace(BLANK, " ").normalize("NFC");
}

/** @param {string} digits */
export function codeDigits(digits) {
  return digits.replace(/[0-9,.]/g, (char) =>
    char === "," ? "\u025a" : char === "." ? "\u025b" : String.fromCharCode(0x250 + Number(char)),
  );
}

/** @param {string} word @returns {string} its letters-only code */
export function encodeWord(word) {
  /** @type {string[]} */
  const base = [];
  /** @type {[number, string][]} */
  const marks = [];
  for (const char of word) {
    if (char >= "\u0300" && char <= "\u036f" && base.length) {
      marks.push([base.length - 1, char]);
      continue;
    }
    const [letter, ...its] = split(char);
    base.push(letter);
    for (const mark of its) marks.push([base.length - 1, mark]);
  }
  const plain = base.map((letter) => (letter <= "\x7f" ? letter : "_")).join("").toLowerCase();
  return base.map(encodeLetter).join("") + SEPARATOR + encodeMarks(plain, marks) + SEPARATOR;
}

/** @param {string} code @returns {string} the word that `encodeWord` coded */
export function decodeWord(code) {
  const [coded, suffix] = code.split(SEPARATOR);
  const letters = decodeLetters(coded);
  const plain = letters.map((letter) => (letter <= "\x7f" ? letter : "_")).join("").toLowerCase();
  for (const [place, mark] of decodeMarks(plain, suffix)) {
    if (mark === BAR) letters[place] = letters[place] === "D" ? "Đ" : "đ";
    else letters[place] += mark;
  }
  return letters.join("").normalize("NFC");
}

/** @param {string} text a normalised text @returns {Token[]} its words and numbers, in order */
export function tokens(text) {
  /** @type {Token[]} */
  const found = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    const { number, percent, word } = /** @type {Record<string, string | undefined>} */ (match.groups);
    const gap = text.slice(end, match.index);
    const isNumber = number !== undefined;
    const dotted = gap === "." && isNumber && found[found.length - 1]?.isNumber;
    const breaks = end === 0 || !(dotted || SOFT.test(gap));
    const [base, marks] = isNumber ? numberParts(number, percent) : wordParts(word ?? "");
    end = match.index + match[0].length;
    found.push({ base, marks, start: match.index, end, breaks, isNumber });
  }
  return found;
}

/** @param {{base: string, marks: string}} token */
export function tokenTerm(token) {
  return token.base + SEPARATOR + token.marks + SEPARATOR;
}

/** @param {{base: string}} first @param {{base: string, breaks: boolean}} second @returns {string} as the terms of all their forms begin */
export function pairLetters(first, second) {
  return first.base + (second.breaks ? BREAK : JOINER) + second.base;
}

/** @param {{base: string, marks: string}} first @param {{base: string, marks: string, breaks: boolean}} second */
export function pairTerm(first, second) {
  return pairLetters(first, second) + SEPARATOR + first.marks + SEPARATOR + second.marks + SEPARATOR;
}

/** @param {{base: string, marks: string}[]} words three neighbours @returns {string} their term */
export function tripleTerm(...words) {
  const marks = words.map((word) => SEPARATOR + word.marks).join("");
  return TRIPLE + words.map((word) => word.base).join(JOINER) + marks + SEPARATOR;
}

/** @param {string} char @returns {string[]} its letter, then its marks */
function split(char) {
  if (char === "đ" || char === "Đ") return [char === "đ" ? "d" : "D", BAR];
  const whole = [...char.normalize("NFD")];
  const composed = whole.length > 1 && whole.slice(1).every((mark) => mark >= "\u0300" && mark <= "\u036f");
  return composed ? whole : [char];
}

/** @param {string} letter */
function encodeLetter(letter) {
  if (letter <= "\x7f") return codeDigits(letter);
  const small = letter.toLowerCase();
  const folds = [...small].length === 1 && small !== letter && small.toUpperCase() === letter;
  const hex = Number((folds ? small : letter).codePointAt(0)).toString(16);
  const spelled = [...hex].map((digit) => String.fromCharCode(97 + parseInt(digit, 16))).join("");
  return ESCAPE + (folds ? spelled.toUpperCase() : spelled) + ESCAPE;
}

/** @param {string} coded @returns {string[]} */
function decodeLetters(coded) {
  return coded.split(ESCAPE).flatMap((part, number) => {
    if (number % 2 === 0) {
      return [...part].map((letter) =>
        letter >= "\u0250" && letter <= "\u0259" ? String(letter.charCodeAt(0) - 0x250) : letter,
      );
    }
    const hex = [...part.toLowerCase()].map((letter) => (letter.charCodeAt(0) - 97).toString(16)).join("");
    const char = String.fromCodePoint(parseInt(hex, 16));
    return [part === part.toUpperCase() ? char.toUpperCase() : char];
  });
}

/** @param {string} plain @param {[number, string][]} marks */
function encodeMarks(plain, marks) {
  /** @param {[number, string][]} some */
  const spell = (some) => some.map(([place, mark]) => encodeMark(place, mark)).join("");
  const tones = marks.flatMap(([, mark], index) => (mark in TONES ? [index] : []));
  if (tones.length !== 1) return spell(marks);
  const [where] = tones;
  const [position, tone] = marks[where];
  const others = marks.filter((_, index) => index !== where);
  const isLast = where + 1 === marks.length || marks[where + 1][0] !== position;
  const [usual, unusual] = tonePlaces(plain, shapedPlaces(others));
  if (!isLast || (position !== usual && position !== unusual)) return spell(marks);
  return spell(others) + (position === usual ? TONES[tone] : TONES[tone].toUpperCase());
}

/** @param {[number, string][]} marks */
function shapedPlaces(marks) {
  return new Set(marks.filter(([, mark]) => mark !== BAR).map(([place]) => place));
}

/** @param {number} position @param {string} mark */
function encodeMark(position, mark) {
  const place = "z".repeat(Math.floor(position / 25)) + String.fromCharCode(97 + (position % 25));
  if (mark === BAR || mark in LETTER_OF) return place + (LETTER_OF[mark] ?? BAR);
  const point = mark.charCodeAt(0) - 0x300;
  return place + "q" + String.fromCharCode(97 + (point >> 4), 97 + (point & 15));
}

/** @param {string} plain @param {string} suffix @returns {[number, string][]} */
function decodeMarks(plain, suffix) {
  const pattern = /(z*)([a-y])(?:q([a-p])([a-p])|([a-z]))/y;
  /** @type {[number, string][]} */
  const marks = [];
  let index = 0;
  for (let match = pattern.exec(suffix); match; match = pattern.exec(suffix)) {
    const [, far, near, high, low, mark] = match;
    const place = 25 * far.length + near.charCodeAt(0) - 97;
    const other = () => String.fromCharCode(0x300 + 16 * (high.charCodeAt(0) - 97) + low.charCodeAt(0) - 97);
    marks.push([place, mark === undefined ? other() : (MARK_OF[mark] ?? BAR)]);
    index = pattern.lastIndex;
  }
  if (index < suffix.length) {
    const [usual, unusual] = tonePlaces(plain, shapedPlaces(marks));
    const letter = suffix[index];
    marks.push([letter === letter.toLowerCase() ? usual : unusual, MARK_OF[letter.toLowerCase()]]);
  }
  return marks;
}

/** @param {string} plain @param {Set<number>} shaped @returns {[number, number]} the usual place of the tone, the other */
export function tonePlaces(plain, shaped) {
  const glide = /^(?:qu|gi)[aeiouy]/.test(plain);
  const vowels = /[aeiouy]+/g;
  vowels.lastIndex = glide ? 1 : 0;
  const cluster = vowels.exec(plain);
  if (!cluster) return [-1, -1];
  const end = cluster.index + cluster[0].length;
  const first = cluster.index + (glide ? 1 : 0);
  const count = end - first;
  const hats = [...shaped].filter((place) => place >= first && place < end);
  const bare = count < 2 || (count === 2 && end === plain.length) ? first : first + 1;
  return withOther(hats.length ? Math.max(...hats) : bare, first, count, glide);
}

/** @param {number} usual @param {number} first @param {number} count @param {boolean} glide @returns {[number, number]} */
function withOther(usual, first, count, glide) {
  if (usual > first) return [usual, usual - 1];
  return [usual, glide ? 1 : count > 1 ? usual + 1 : -1];
}

/** A text has few different words, and every text that is shown is taken apart. @type {Map<string, [string, string]>} */
const knownParts = new Map();

/** @param {string} word @returns {[string, string]} */
function wordParts(word) {
  const known = knownParts.get(word);
  if (known) return known;
  const [base, marks] = encodeWord(word).toLowerCase().split(SEPARATOR);
  if (knownParts.size > 20_000) knownParts.clear();
  knownParts.set(word, [base, marks]);
  return [base, marks];
}

/** @param {string} number @param {string | undefined} percent @returns {[string, string]} */
function numberParts(number, percent) {
  const grouped = /^[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?$/.test(number);
  const digits = (grouped ? number.replaceAll(".", "") : number).replace(/^0+(?=[0-9])/, "");
  return [codeDigits(digits), percent ? "p" : ""];
}
