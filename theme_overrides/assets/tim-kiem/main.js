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
import { showOffers, suggest } from "./offers.js";
import { holdsPhrase, loadBlock, loadDocument, loadList } from "./passages.js";
import { openIndex } from "./postings.js";
import { isEmpty, parseQuery } from "./query.js";
import { answer } from "./search.js";
import { readState, writeState } from "./state.js";
import { copyButton, csvButton } from "./take.js";
import { describe, make, showCount, showDeadEnd, showHit } from "./view.js";

const ROOT = new URL("../../", import.meta.url);
const TITLE = document.title;
const PER_PAGE = 10;
/** Long enough that a word is not looked up letter by letter. */
const PAUSE = 250;

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

/** @param {State} state @returns {Promise<void>} */
async function show(state) {
  asked += 1;
  const mine = asked;
  page.dataset.state = "busy";
  part("hits").setAttribute("aria-busy", "true");
  try {
    const ready = await prepare(state);
    if (mine === asked) ready();
  } catch (error) {
    if (mine !== asked) return;
    console.error(error);
    fail();
  } finally {
    if (mine === asked) {
      part("hits").removeAttribute("aria-busy");
      page.dataset.state = "ready";
    }
  }
}

/** @param {State} state @returns {Promise<() => void>} what draws the page once everything is there */
async function prepare(state) {
  const query = parseQuery(state.typed);
  if (isEmpty(query) && state.chosen.size === 0) return clear;
  const index = await openIndex(ROOT);
  const { catalogue } = index;
  const found = await answer(index, query, checkIn(catalogue));
  const rows = filterRows(catalogue, sortRows(found.hits, state.order, await ranks(catalogue, state)), state);
  const pages = Math.ceil(rows.length / PER_PAGE);
  const at = { ...state, page: Math.min(state.page, Math.max(1, pages)) };
  const shown = rows.slice((at.page - 1) * PER_PAGE, at.page * PER_PAGE).map((row) => ({ row, ...found.locate(row) }));
  const read = await Promise.all(shown.map(({ row, room }) => loadBlock(ROOT, catalogue, row, room)));
  const files = found.surely || state.order !== "khop" ? read : confirmedFirst(read, found.query);
  const offers = found.hits.length ? [] : await suggest(ROOT, index, state.typed);
  return () => {
    showStatus(found, rows, at);
    if (!rows.length) part("more").replaceChildren(...showOffers(offers, at, go), showDeadEnd(ROOT));
    const where = { root: ROOT, query: found.query, typed: state.typed };
    const more = (/** @type {number} */ place) => shown[read.indexOf(files[place])].more;
    part("hits").replaceChildren(...files.map((file, place) => showHit(file, { ...where, more: more(place) })));
    part("hits").setAttribute("start", String((at.page - 1) * PER_PAGE + 1));
    const all = found.hits.map((hit) => hit.row);
    showControls(countChoices(catalogue, all, at), at, rows, pages);
    const list = () => loadList(ROOT, catalogue);
    part("take").replaceChildren(...(rows.length ? [copyButton(), csvButton(ROOT, rows, list)] : []));
  };
}

/**
 * Where the lists say only that the words stand close together, the texts say whether they are one phrase.
 *
 * @param {import("./passages.js").DocumentFile[]} files
 * @param {import("./query.js").Query} query
 */
function confirmedFirst(files, query) {
  const whole = (/** @type {import("./passages.js").DocumentFile} */ file) => query.runs.every((run) => holdsPhrase(file, run));
  const known = new Map(files.map((file) => [file, whole(file)]));
  return [...files].sort((one, other) => Number(known.get(other)) - Number(known.get(one)));
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

/** @param {import("./facets.js").Choice[]} choices @param {State} state @param {number[]} rows @param {number} pages */
function showControls(choices, state, rows, pages) {
  const count = rows.length;
  const focused = document.activeElement;
  const kept = focused instanceof HTMLInputElement && focused !== input ? [focused.name, focused.value] : undefined;
  part("facets").replaceChildren(...showFilters(choices, state, go));
  part("chips").replaceChildren(...showChips(state, go));
  part("orders").replaceChildren(...(count > 1 ? showOrders(state, go) : []));
  part("pages").replaceChildren(...showPages(state, pages, go));
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
  for (const name of ["status", "hits", "facets", "chips", "orders", "take", "pages", "more"]) part(name).replaceChildren();
  part("filters").hidden = true;
}

function fail() {
  clear();
  part("status").replaceChildren(
    make("b", {}, ["Chưa tải được dữ liệu tìm kiếm."]),
    " Kiểm tra kết nối rồi bấm Tìm lần nữa, hoặc xem theo danh sách.",
  );
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
  void show(state);
}

function enter() {
  const state = readState(location.search);
  typing = false;
  input.value = state.typed;
  void show(state);
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let pause;

input.addEventListener("focus", () => void openIndex(ROOT).catch(() => undefined), { once: true });
input.addEventListener("input", (event) => {
  clearTimeout(pause);
  if (event instanceof InputEvent && event.isComposing) return;
  const typed = input.value;
  pause = setTimeout(() => {
    if (typed.trim() !== readState(location.search).typed.trim()) {
      follow({ ...readState(location.search), typed, page: 1 });
    }
  }, PAUSE);
});
input.addEventListener("compositionend", () => input.dispatchEvent(new Event("input")));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(pause);
  go({ ...readState(location.search), typed: input.value, page: 1 });
});
addEventListener("popstate", enter);
moveByKeys(input, part("hits"));
// Beside the results there is room for the filters; above them they would push the results down.
/** @type {HTMLDetailsElement} */ (part("filters")).open = matchMedia("(min-width: 60em)").matches;
enter();
