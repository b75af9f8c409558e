// @ts-check
/**
 * What the reader sees. Text from documents enters the page as text nodes only.
 *
 * @typedef {import("./passages.js").DocumentFile} DocumentFile
 * @typedef {import("./passages.js").Span} Span
 * @typedef {import("./query.js").Query} Query
 */
import { normalize } from "./codec.js";
import { excerpt, findPassages, loadDocument, markText } from "./passages.js";

/**
 * @param {string} name
 * @param {Record<string, string>} attributes
 * @param {(Node | string)[]} children
 * @returns {HTMLElement}
 */
export function make(name, attributes = {}, children = []) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** @param {string} text @param {Span[]} spans @returns {(Node | string)[]} */
function marked(text, spans) {
  /** @type {(Node | string)[]} */
  const parts = [];
  let end = 0;
  for (const [from, to] of spans) {
    parts.push(text.slice(end, from), make("mark", {}, [text.slice(from, to)]));
    end = to;
  }
  return [...parts, text.slice(end)].filter((part) => part !== "");
}

/** @param {string | null} raw @param {Query} query */
function markedFact(raw, query) {
  const text = normalize(raw ?? "");
  return marked(text, markText(text, query).spans);
}

/** @param {string} iso 2021-09-20 @returns {string} 20/9/2021 */
export function showDate(iso) {
  const [year, month, day] = iso.split("-");
  return `${Number(day)}/${Number(month)}/${year}`;
}

/** @param {number} count 1234 → 1.234 */
export function showCount(count) {
  return String(count).replace(/\B(?=(?:[0-9]{3})+$)/g, ".");
}

/** @param {DocumentFile} file @returns {string} */
function provinces(file) {
  const { province, today } = file;
  if (!province || !today || province === today) return province ?? today ?? "";
  return `${province} (nay: ${today})`;
}

/**
 * @typedef {{root: URL, query: Query, typed: string, more: boolean}} Where  more: whether other blocks hold it too
 *
 * @param {DocumentFile} file the facts with the block to show
 * @param {Where} where
 * @returns {HTMLElement} one result
 */
export function showHit(file, where) {
  const { path } = file;
  const page = pageOf(file, where);
  const { best, places } = findPassages(file, where.query);
  const item = make("li", { class: "hit", "data-url": path }, [
    make("h2", {}, [make("a", { href: page }, markedFact(file.title, where.query))]),
    showMeta(file, where.query),
    ...best.slice(0, 2).map((passage) => showPassage(passage, page)),
  ]);
  if (where.more || places.length > 2) item.append(showAllPlaces(file, where));
  return item;
}

/** @param {DocumentFile} file @param {Where} where @returns {string} where the words are marked in the document itself */
function pageOf({ path }, { root, typed }) {
  const url = new URL(path, root);
  if (typed.trim()) url.searchParams.set("tim", typed.trim());
  return url.href;
}

/** @param {import("./passages.js").Passage} passage @param {string} page */
function showPassage(passage, page) {
  const { text, spans } = excerpt(passage);
  const place = make("a", { href: `${page}#${passage.anchor}` }, [passage.label || "Xem chỗ này"]);
  return make("div", { class: "pass" }, [place, make("p", {}, marked(text, spans))]);
}

/** @param {DocumentFile} file @param {Where} where @returns {HTMLElement} filled when opened */
function showAllPlaces(file, where) {
  const summary = make("summary", { class: "go small" }, ["Mọi chỗ khớp trong văn bản này"]);
  const details = make("details", { class: "places" }, [summary]);
  const page = pageOf(file, where);
  const fill = async () => {
    const { places } = findPassages(await loadDocument(where.root, file.path), where.query);
    summary.textContent = `Cả ${showCount(places.length)} chỗ trong văn bản này`;
    details.append(...places.map((passage) => showPassage(passage, page)));
  };
  const fail = () => details.append(make("p", {}, ["Chưa tải được văn bản. Hãy mở văn bản để xem."]));
  details.addEventListener("toggle", () => void fill().catch(fail), { once: true });
  return details;
}

/** @param {DocumentFile} file @param {Query} query */
function showMeta(file, query) {
  const facts = make("p", { class: "meta nums" });
  if (file.number) facts.append(make("b", {}, [make("span", { class: "ref" }, markedFact(file.number, query))]));
  if (provinces(file)) facts.append(make("span", {}, markedFact(provinces(file), query)));
  if (file.date) facts.append(make("time", { datetime: file.date }, [showDate(file.date)]));
  if (file.signer) facts.append(make("span", {}, ["Người ký: ", ...markedFact(file.signer, query)]));
  if (file.excerpt) facts.append(make("span", { class: "tag cut" }, ["bản trích"]));
  if (file.scan) facts.append(make("span", { class: "tag scan" }, ["bản quét"]));
  if (file.simulated) facts.append(make("span", { class: "tag sim" }, ["dữ liệu mô phỏng"]));
  return facts;
}

/**
 * @param {Query} query
 * @returns {string} what was looked for, in words: có đúng cụm “…”, có số hiệu …, không có “…”
 */
export function describe(query) {
  /** @param {{text: string}[]} list */
  const quote = (list) => list.map(({ text }) => `“${text.trim()}”`).join(" và ");
  /** @type {string[]} */
  const said = [];
  if (query.numbers.length) said.push(`nhắc đến ${query.numbers.map(({ text }) => text).join(" và ")}`);
  if (query.phrases.length) said.push(`có đúng cụm ${quote(query.phrases)}`);
  if (query.words.length) said.push(query.words.length > 1 ? "có đủ các từ đã gõ" : "có từ đã gõ");
  if (query.excluded.length) said.push(`không có ${quote(query.excluded)}`);
  return said.join(", ");
}

/** @param {URL} root the ways on when nothing is found @returns {HTMLElement} */
export function showDeadEnd(root) {
  /** @param {string} path @param {string} text */
  const link = (path, text) => make("li", {}, [make("a", { href: new URL(path, root).href }, [text])]);
  return make("div", { class: "dead-end" }, [
    make("p", {}, ["Thử bớt từ, bỏ ngoặc kép, gõ không dấu, hoặc xem theo danh sách:"]),
    make("ul", {}, [
      link("van-ban/", "Tất cả văn bản, theo năm và số hiệu"),
      link("tinh/", "Theo tỉnh, thành phố"),
      link("linh-vuc/", "Theo lĩnh vực cải cách"),
    ]),
  ]);
}
