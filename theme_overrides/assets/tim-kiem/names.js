// @ts-check
/**
 * A query that is a name: of a body, which leads to the tasks that it was given, or of a person, to what they signed.
 *
 * @typedef {import("./codec.js").Token} Token
 * @typedef {import("./postings.js").Catalogue} Catalogue
 * @typedef {{name: string, path: string, tasks: number}} Body
 * @typedef {{bodies: Body[], signers: Map<string, number[]>}} Names  signers: the rows of what they signed
 * @typedef {{bodies: Body[], signers: {name: string, count: number}[]}} Named
 */
import { normalize, tokens } from "./codec.js";
import { loadJson } from "./postings.js";
import { writeState } from "./state.js";
import { make, showCount } from "./view.js";

/** The filter that a signer's name leads to; it has no boxes, for there are as many people as on a list of officials. */
const SIGNER = "ky";
/** Names that one query may mean: *Trần Dũng* with and without marks. */
const FEW = 4;

/** @type {Promise<Names> | undefined} */
let names;

/** @param {URL} root @returns {Promise<Names>} */
export function openNames(root) {
  names ??= load(root).catch((error) => {
    names = undefined; // the reader's next attempt may succeed
    throw error;
  });
  return names;
}

/** @param {URL} root @returns {Promise<Names>} */
async function load(root) {
  const { bodies, signers } = await loadJson(new URL("pagefind/ten.json", root), "no-cache");
  const rows = (/** @type {string} */ steps) => {
    let row = 0;
    return steps.split(" ").map((step) => (row += Number(step)));
  };
  return {
    bodies: bodies.map((/** @type {[string, string, number]} */ [name, path, tasks]) => ({ name, path, tasks })),
    signers: new Map(Object.entries(signers).map(([name, steps]) => [name, rows(steps)])),
  };
}

/** @param {Names} known @param {string} typed @returns {Named} whom the whole query names */
export function findNamed(known, typed) {
  const asked = tokens(normalize(typed));
  if (asked.length === 0) return { bodies: [], signers: [] };
  const isMeant = (/** @type {string} */ name) => means(asked, tokens(normalize(name)));
  const signers = [...known.signers].filter(([name]) => asked.length > 1 && isSame(asked, tokens(normalize(name))));
  return {
    bodies: known.bodies.filter(({ name }) => isMeant(name)).slice(0, FEW),
    signers: signers.slice(0, FEW).map(([name, rows]) => ({ name, count: rows.length })),
  };
}

/** @param {Token} typed @param {Token} word */
function isWord(typed, word) {
  return typed.base === word.base && (typed.marks === "" || typed.marks === word.marks);
}

/** @param {Token[]} asked @param {Token[]} name */
function isSame(asked, name) {
  return asked.length === name.length && asked.every((typed, at) => isWord(typed, name[at]));
}

/**
 * Whether what is typed is a name, written out or with initials for some of its words: "Sở TT&TT", "SNV", "Sở KHĐT".
 *
 * @param {Token[]} asked
 * @param {Token[]} name
 * @returns {boolean}
 */
function means(asked, name) {
  const [typed, ...rest] = asked;
  const [word, ...others] = name;
  if (!typed) return name.length === 0;
  if (!word) return false;
  if (isWord(typed, word) && means(rest, others)) return true;
  if (word.base === "va") return means(asked, others);
  const initials = name.filter(({ base }) => base !== "va").slice(0, typed.base.length);
  if (initials.length < 2 || initials.map(({ base }) => base[0]).join("") !== typed.base) return false;
  return means(rest, name.slice(name.indexOf(initials[initials.length - 1]) + 1));
}

/** @param {Catalogue} catalogue @param {Names} known @param {import("./state.js").State} state adds the filter by signer where the address has it */
export function addSigners(catalogue, known, state) {
  if (!state.chosen.has(SIGNER) || catalogue.facets.some(({ name }) => name === SIGNER)) return;
  /** @type {number[][]} */
  const of = Array.from({ length: catalogue.count }, () => []);
  for (const [at, rows] of [...known.signers.values()].entries()) for (const row of rows) of[row].push(at);
  catalogue.facets.push({ name: SIGNER, label: "Người ký", values: [...known.signers.keys()], of, hidden: true });
}

/** @param {import("./state.js").State} state */
export function asksForSigner(state) {
  return state.chosen.has(SIGNER);
}

/** @param {Named} named @param {URL} root @param {import("./filters.js").Go} go @returns {HTMLElement[]} */
export function showNamed({ bodies, signers }, root, go) {
  const tasks = bodies.map(({ name, path, tasks }) => {
    const link = make("a", { href: new URL(path, root).href }, [`Việc giao cho ${name}`]);
    return make("p", {}, [link, ` (${showCount(tasks)} việc, mọi tỉnh)`]);
  });
  const signed = signers.map(({ name, count }) => {
    /** @type {import("./state.js").State} */
    const to = { typed: "", chosen: new Map([[SIGNER, new Set([name])]]), order: "khop", page: 1 };
    const link = make("a", { href: writeState(to) }, [`Văn bản do ${name} ký`]);
    link.addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      go(to);
    });
    return make("p", {}, [link, ` (${showCount(count)} văn bản)`]);
  });
  return [...tasks, ...signed];
}
