// @ts-check
/**
 * The search page: reads the address, asks, shows. Nothing of the index is loaded before the reader touches the search
 * or the address holds one.
 *
 * @typedef {import("./state.js").State} State
 * @typedef {import("./search.js").Answer} Answer
 */
import { countChoices, filterRows, sortRows } from "./facets.js";
import { showChips, showFilters, showOrders, showPages } from "./filters.js";
import { moveByKeys } from "./keys.js";
import { addSigners, asksForSigner, findNamed, openNames, showNamed } from "./names.js";
import { showOffers, suggest } from "./offers.js";
import { holdsPhrase, loadBlock, loadDocument, loadList } from "./passages.js";
import { openIndex } from "./postings.js";
import { isEmpty, parseQuery } from "./query.js";
import { answer } from "./search.js";
import { readState, writeState } from "./state.js";
import { copyButton, csvButton } from "./take.js";
import { FIRST, followTyping } from "./typing.js";
import { describe, make, showCount, showDeadEnd, showHit } from "./view.js";

const ROOT = new URL("../../", import.meta.url);
const TITLE = document.title;
const PER_PAGE = 10;
/** Milliseconds without a key after which the count is read out, and who found nothing is offered something else. */
const CALM = 500;
/** Milliseconds between two keys: a page that is replaced by the next key is not loaded whole. */
const FINGER = 300;

/** @param {string} name @returns {HTMLElement} */
function part(name) {
  const found = document.querySelector(`[data-search="${name}"]`);
  if (!(found instanceof HTMLElement)) throw new Error(`the search page has no part ${name}`);
  return found;
}

const page = part("page");
const form = /** @type {HTMLFormElement} */ (part("form"));
const input = /** @type {HTMLInputElement} */ (part("input"));

// Stands in the page until this runs: <noscript> would say nothing when a script is blocked or does not arrive.
part("no-script").hidden = true;

let asked = 0;
let typing = false;

/** @param {number} milliseconds @returns {Promise<void>} */
function pause(milliseconds) {
  return new Promise((resume) => { setTimeout(resume, milliseconds); });
}

/** @param {State} state @param {boolean} [live] whether the reader may still be typing @returns {Promise<void>} */
async function show(state, live = false) {
  asked += 1;
  const mine = asked;
  const isMine = () => mine === asked;
  page.dataset.state = "busy";
  part("hits").setAttribute("aria-busy", "true");
  try {
    await find(state, live, isMine);
  } catch (error) {
    if (!isMine()) return;
    console.error(error);
    fail();
  } finally {
    if (isMine()) {
      part("hits").removeAttribute("aria-busy");
      page.dataset.state = "ready";
    }
  }
}

/**
 * The first results as soon as they are there, then the filters, then the rest of the page; where nothing is found, offers.
 *
 * @param {State} state
 * @param {boolean} live
 * @param {() => boolean} isMine false as soon as something else is asked
 */
async function find(state, live, isMine) {
  const query = parseQuery(state.typed);
  if (isEmpty(query) && state.chosen.size === 0) return clear();
  const names = openNames(ROOT);
  names.catch(() => undefined); // without it there is still an answer
  const index = await openIndex(ROOT);
  const { catalogue } = index;
  if (asksForSigner(state)) addSigners(catalogue, await names, state);
  const found = await answer(index, query, checkIn(catalogue));
  const rows = filterRows(catalogue, sortRows(found.hits, state.order, await ranks(catalogue, state)), state);
  const pages = Math.ceil(rows.length / PER_PAGE);
  const at = { ...state, page: Math.min(state.page, Math.max(1, pages)) };
  const from = (at.page - 1) * PER_PAGE;
  const results = showResults(catalogue, found, rows.slice(from, from + PER_PAGE), at);
  const [draw, named] = await Promise.all([results.first(), names.then((known) => findNamed(known, at.typed), () => undefined)]);
  if (!isMine()) return;
  showStatus(found, rows, at);
  part("named").replaceChildren(...(named ? showNamed(named, ROOT, go) : []));
  part("hits").setAttribute("start", String(from + 1));
  draw();
  showControls(at, rows, pages, () => loadList(ROOT, catalogue));
  void tell(live ? CALM : 0, isMine);
  await pause(0);
  if (!isMine()) return;
  showBoxes(countChoices(catalogue, found.hits.map((hit) => hit.row), at), at, rows.length);
  if (live) await pause(FINGER);
  const more = isMine() ? await results.rest() : undefined;
  if (isMine()) more?.();
  if (rows.length === 0 && isMine()) await offer(index, found, at, live, isMine);
}

/**
 * @param {import("./postings.js").Catalogue} catalogue
 * @param {Answer} found
 * @param {number[]} rows those of this page
 * @param {State} state
 * @returns {Record<"first" | "rest", () => Promise<() => void>>} each loads its results and returns what draws them
 */
function showResults(catalogue, found, rows, { typed, order }) {
  const places = rows.map((row) => ({ row, ...found.locate(row) }));
  const load = (/** @type {typeof places} */ some) =>
    Promise.all(some.map(async ({ row, room, more }) => ({ file: await loadBlock(ROOT, catalogue, row, room), more })));
  const make = (/** @type {Awaited<ReturnType<typeof load>>} */ some) =>
    some.map(({ file, more }) => showHit(file, { root: ROOT, query: found.query, typed, more }));
  // Where the lists decide the order, the first results need not wait for the others.
  const early = found.surely || order !== "khop" ? FIRST : PER_PAGE;
  return {
    first: async () => {
      const read = await load(places.slice(0, early));
      const ready = early === PER_PAGE ? confirmedFirst(read, found.query) : read;
      return () => part("hits").replaceChildren(...make(ready));
    },
    rest: async () => {
      const read = await load(places.slice(early));
      return () => part("hits").append(...make(read));
    },
  };
}

/**
 * @param {import("./postings.js").Index} index
 * @param {Answer} found
 * @param {State} state
 * @param {boolean} live
 * @param {() => boolean} isMine
 */
async function offer(index, found, state, live, isMine) {
  part("more").replaceChildren(showDeadEnd(ROOT));
  if (found.hits.length) return; // the filters left none
  if (live) await pause(CALM);
  const offers = isMine() ? await suggest(ROOT, index, state.typed) : [];
  if (isMine()) part("more").replaceChildren(...showOffers(offers, state, go), showDeadEnd(ROOT));
}

/**
 * Where the lists say only that the words stand close together, the texts say whether they are one phrase.
 *
 * @template {{file: import("./passages.js").DocumentFile}} Result
 * @param {Result[]} results
 * @param {import("./query.js").Query} query
 * @returns {Result[]}
 */
function confirmedFirst(results, query) {
  const whole = results.map(({ file }) => query.runs.every((run) => holdsPhrase(file, run)));
  return [...results.filter((_, place) => whole[place]), ...results.filter((_, place) => !whole[place])];
}

/** @param {import("./postings.js").Catalogue} catalogue @returns {import("./search.js").Check} */
function checkIn(catalogue) {
  return async (row, phrase) => {
    const { path } = await loadBlock(ROOT, catalogue, row, 1);
    return holdsPhrase(await loadDocument(ROOT, path), phrase);
  };
}

/** @param {import("./postings.js").Catalogue} catalogue @param {State} state @returns {Promise<number[]>} by number */
async function ranks(catalogue, { order }) {
  if (order !== "so") return [];
  const list = await loadList(ROOT, catalogue);
  const key = list.map(({ number }) => parseInt(number ?? "", 10));
  const last = (/** @type {number} */ row) => (Number.isNaN(key[row]) ? Infinity : key[row]);
  const text = (/** @type {number} */ row) => `${list[row].number ?? ""} ${list[row].path}`;
  const rows = list.map((_, row) => row);
  rows.sort((one, other) => (last(one) === last(other) ? (text(one) < text(other) ? -1 : 1) : last(one) - last(other)));
  const rank = rows.map(() => 0);
  for (const [place, row] of rows.entries()) rank[row] = place;
  return rank;
}

/** @param {Answer} found @param {number[]} rows those that the filters leave @param {State} state */
function showStatus({ hits, query, relaxed, surely }, rows, state) {
  const total = make("span", { "data-total": String(rows.length) }, [showCount(rows.length)]);
  const status = part("status");
  status.replaceChildren(
    ...(rows.length ? [make("b", {}, [total, " văn bản"])] : [make("b", {}, ["Không tìm thấy:"]), " ", total, " văn bản"]),
    ` ${describe(query)}${surely ? describeWhole(hits, query, rows) : ""}.`,
  );
  if (relaxed) status.append(" Không nơi nào viết đúng như đã gõ; đây là những cách viết có dấu khác.");
  if (!rows.length && hits.length) status.append(" Bỏ bớt bộ lọc để thấy thêm.");
  part("more").replaceChildren();
  document.title = state.typed.trim() ? `${state.typed.trim()} | ${TITLE}` : TITLE;
}

/** @param {import("./search.js").Hit[]} hits @param {import("./query.js").Query} query @param {number[]} rows */
function describeWhole(hits, query, rows) {
  if (!query.runs.length || !rows.length) return "";
  const left = new Set(rows);
  const count = hits.filter((hit) => hit.whole && left.has(hit.row)).length;
  const phrase = query.runs.map((run) => `“${run.text}”`).join(" và ");
  if (count === 0) return "";
  return count === rows.length ? `, đều có nguyên cụm ${phrase}` : `; ${showCount(count)} văn bản có nguyên cụm ${phrase} đứng trước`;
}

/**
 * What is read out: the count, once, when the reader rests. What stands there changes with every word that is typed.
 *
 * @param {number} wait
 * @param {() => boolean} isMine
 */
async function tell(wait, isMine) {
  await pause(wait);
  if (isMine()) part("told").textContent = part("status").textContent;
}

/**
 * What stands above the results, drawn with them: nothing moves them down afterwards.
 *
 * @param {State} state
 * @param {number[]} rows
 * @param {number} pages
 * @param {() => Promise<import("./passages.js").Facts[]>} list
 */
function showControls(state, rows, pages, list) {
  const count = rows.length;
  part("chips").replaceChildren(...showChips(state, go));
  part("orders").replaceChildren(...(count > 1 ? showOrders(state, go) : []));
  part("pages").replaceChildren(...showPages(state, pages, go));
  part("take").replaceChildren(...(count ? [copyButton(), csvButton(ROOT, rows, list)] : []));
  part("filters").hidden = count === 0 && state.chosen.size === 0;
}

/** @param {import("./facets.js").Choice[]} choices @param {State} state @param {number} count of documents */
function showBoxes(choices, state, count) {
  const focused = document.activeElement;
  const kept = focused instanceof HTMLInputElement && focused !== input ? [focused.name, focused.value] : undefined;
  part("facets").replaceChildren(...showFilters(choices, state, go));
  part("filters").hidden = choices.length === 0 || (count === 0 && state.chosen.size === 0);
  if (kept) refocus(kept[0], kept[1]);
}

/** @param {string} name @param {string} value the box that was just ticked keeps the keyboard's focus */
function refocus(name, value) {
  for (const box of part("facets").querySelectorAll("input")) {
    if (box.name === name && box.value === value) box.focus();
  }
}

function clear() {
  for (const name of ["status", "told", "named", "hits", "facets", "chips", "orders", "take", "pages", "more"]) part(name).replaceChildren();
  part("filters").hidden = true;
}

function fail() {
  clear();
  part("status").replaceChildren(
    make("b", {}, ["Chưa tải được dữ liệu tìm kiếm."]),
    " Kiểm tra kết nối rồi bấm Tìm lần nữa, hoặc xem theo danh sách.",
  );
  part("told").textContent = part("status").textContent;
  part("more").replaceChildren(showDeadEnd(ROOT));
}

/** @param {State} state a step of its own: the back button returns to the one before */
function go(state) {
  const address = writeState(state);
  typing = false;
  if (address !== location.search) history.pushState(null, "", address || location.pathname);
  void show(state);
}

/** @param {State} state what is being typed is one step, however many letters it takes */
function follow(state) {
  const address = writeState(state) || location.pathname;
  if (typing) history.replaceState(null, "", address);
  else history.pushState(null, "", address);
  typing = true;
  void show(state, true);
}

function enter() {
  const state = readState(location.search);
  typing = false;
  input.value = state.typed;
  void show(state);
}

const typist = followTyping(ROOT, input, (typed) => {
  const state = readState(location.search);
  if (typed.trim() !== state.typed.trim()) follow({ ...state, typed, page: 1 });
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  typist.stop();
  go({ ...readState(location.search), typed: input.value, page: 1 });
});
addEventListener("popstate", enter);
moveByKeys(input, part("hits"));
// Beside the results there is room for the filters; above them they would push the results down.
/** @type {HTMLDetailsElement} */ (part("filters")).open = matchMedia("(min-width: 60em)").matches;
enter();
