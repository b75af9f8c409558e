// @ts-check
/**
 * Vietnamese typed with the keyboard's own letters, as Telex ("hanhf chinhs") and VNI ("hanh2 chinh1") do, where the
 * program that should turn it into marks was switched off.
 */
import { tonePlaces } from "./codec.js";

const TELEX_TONES = /** @type {Record<string, string>} */ ({ f: "\u0300", s: "\u0301", r: "\u0309", x: "\u0303", j: "\u0323" });
const VNI_TONES = /** @type {Record<string, string>} */ ({ 1: "\u0301", 2: "\u0300", 3: "\u0309", 4: "\u0303", 5: "\u0323" });
const HAT = "\u0302";
const BREVE = "\u0306";
const HORN = "\u031b";
const VOWEL = /[aeiouy]/;

/**
 * @typedef {{letters: string[], shapes: Map<number, string>, tone: string, bar: boolean}} Syllable
 */

/** @param {string} word @returns {string[]} what the keys mean in one or the other way of typing, if they mean anything */
export function readKeys(word) {
  const plain = word.toLowerCase();
  if (!/^[a-z][a-z0-9]*$/.test(plain)) return [];
  const readings = /[0-9]/.test(plain) ? [read(plain, vniKey)] : [read(plain, telexKey)];
  return readings.filter((reading) => reading !== undefined && reading !== plain).map(String);
}

/** @param {string} word @param {(syllable: Syllable, key: string) => boolean} press @returns {string | undefined} */
function read(word, press) {
  /** @type {Syllable} */
  const syllable = { letters: [], shapes: new Map(), tone: "", bar: false };
  for (const key of word) {
    if (press(syllable, key)) continue;
    if (/[0-9]/.test(key)) return undefined;
    syllable.letters.push(key);
  }
  return compose(syllable);
}

/** @param {Syllable} syllable @param {string} key @returns {boolean} whether the key was taken as a mark */
function telexKey(syllable, key) {
  const { letters } = syllable;
  const hasVowel = letters.some((letter) => VOWEL.test(letter));
  if (hasVowel && key in TELEX_TONES) return setTone(syllable, TELEX_TONES[key]);
  if (key === "d" && letters[0] === "d" && !syllable.bar && (letters.length === 1 || hasVowel)) return setBar(syllable);
  if ("aeo".includes(key)) return shape(syllable, key, HAT);
  if (key === "w") return hornOrBreve(syllable);
  return false;
}

/** @param {Syllable} syllable @param {string} key @returns {boolean} */
function vniKey(syllable, key) {
  if (key in VNI_TONES) return setTone(syllable, VNI_TONES[key]);
  if (key === "6") return shape(syllable, "aeo", HAT);
  if (key === "7") return hornOrBreve(syllable);
  if (key === "8") return shape(syllable, "a", BREVE);
  return key === "9" && syllable.letters[0] === "d" && setBar(syllable);
}

/** @param {Syllable} syllable @param {string} tone */
function setTone(syllable, tone) {
  syllable.tone = tone;
  return true;
}

/** @param {Syllable} syllable */
function setBar(syllable) {
  syllable.bar = true;
  return true;
}

/** @param {Syllable} syllable @param {string} on the letters that can bear it @param {string} mark */
function shape({ letters, shapes }, on, mark) {
  const place = letters.findLastIndex((letter, at) => on.includes(letter) && !shapes.has(at));
  if (place < 0) return false;
  shapes.set(place, mark);
  return true;
}

/** @param {Syllable} syllable */
function hornOrBreve(syllable) {
  const { letters, shapes } = syllable;
  const pair = letters.join("").search(/uo/);
  if (pair >= 0 && !shapes.has(pair)) {
    shapes.set(pair, HORN).set(pair + 1, HORN);
    return true;
  }
  return shape(syllable, "uo", HORN) || shape(syllable, "a", BREVE);
}

/** @param {Syllable} syllable @returns {string} */
function compose({ letters, shapes, tone, bar }) {
  const [usual] = tonePlaces(letters.join(""), new Set(shapes.keys()));
  const written = letters.map((letter, at) => {
    const barred = bar && at === 0 ? "đ" : letter;
    return barred + (shapes.get(at) ?? "") + (at === usual ? tone : "");
  });
  return written.join("").normalize("NFC");
}
