// @ts-check
/**
 * On a document's page opened from a search (?tim=…): the words looked for are marked where they stand. Loaded only then.
 */
import { normalize } from "./codec.js";
import { markText } from "./passages.js";
import { parseQuery } from "./query.js";
import { make, showCount } from "./view.js";

const TIM = "tim";

/** @param {HTMLElement} article */
function begin(article) {
  const typed = new URLSearchParams(location.search).get(TIM)?.trim();
  if (!typed) return;
  const places = findPlaces(article, parseQuery(typed));
  for (const { element, spans } of places) wrap(element, spans);
  const marks = [...article.querySelectorAll("mark.tim")];
  // At the end of the page's main part, and sticking to the window's lower edge: the text keeps its place.
  (article.closest("main") ?? article).append(showBar(typed, marks));
}

/** @typedef {{element: Element, spans: [number, number][], weight: number}} Place */

/** @param {HTMLElement} article @param {import("./query.js").Query} query @returns {Place[]} as the list of results has them */
function findPlaces(article, query) {
  const texts = [...article.querySelectorAll("[data-act], p[id]")].filter((one) => !one.querySelector("[data-act]"));
  /** @type {Place[]} */
  const all = texts.map((element) => {
    const text = textNodes(element).map((node) => node.data).join("");
    const same = normalize(text);
    // Only what the browser's text and the searched text agree on letter by letter can be marked in place.
    return { element, ...(same.length === text.length ? markText(same, query) : { spans: [], weight: 0 }) };
  });
  const best = Math.max(0, ...all.map(({ weight }) => weight));
  return all.filter(({ weight }) => weight >= (best >= 100 ? 100 : 1));
}

/** @param {Element} element @returns {Text[]} what is read there, without what is hidden */
function textNodes(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  /** @type {Text[]} */
  const nodes = [];
  while (walker.nextNode()) {
    const node = /** @type {Text} */ (walker.currentNode);
    if (!node.parentElement?.closest("[hidden], .acts, .side")) nodes.push(node);
  }
  return nodes;
}

/** @param {Element} element @param {[number, number][]} spans */
function wrap(element, spans) {
  let start = 0;
  for (const node of textNodes(element)) {
    const end = start + node.data.length;
    const here = spans.filter(([from, to]) => from < end && to > start);
    // From the last to the first: cutting the text moves what stands after the cut.
    for (const [from, to] of here.reverse()) {
      const range = document.createRange();
      range.setStart(node, Math.max(0, from - start));
      range.setEnd(node, Math.min(end, to) - start);
      range.surroundContents(make("mark", { class: TIM }));
    }
    start = end;
  }
}

/** @param {string} typed @param {Element[]} marks @returns {HTMLElement} */
function showBar(typed, marks) {
  const says = marks.length ? `Đang đánh dấu ${showCount(marks.length)} chỗ: ${typed}` : `Không có chỗ nào để đánh dấu: ${typed}`;
  const bar = make("p", { class: "found-bar no-print", role: "status" }, [make("span", {}, [says])]);
  if (marks.length) bar.append(" ", button("Chỗ tiếp theo", () => next(marks)));
  bar.append(" ", button("Bỏ đánh dấu", () => end(bar, marks)));
  return bar;
}

/** @param {string} label @param {() => void} act */
function button(label, act) {
  const made = make("button", { type: "button", class: "as-link" }, [label]);
  made.addEventListener("click", act);
  return made;
}

/** @param {Element[]} marks the first below the top of what is seen; from the last one back to the first */
function next(marks) {
  const below = marks.find((mark) => mark.getBoundingClientRect().top > innerHeight / 2 + 8);
  (below ?? marks[0]).scrollIntoView({ block: "center" });
}

/** @param {HTMLElement} bar @param {Element[]} marks */
function end(bar, marks) {
  for (const mark of marks) {
    const parent = mark.parentNode;
    mark.replaceWith(...mark.childNodes);
    parent?.normalize();
  }
  bar.remove();
  const url = new URL(location.href);
  url.searchParams.delete(TIM);
  history.replaceState(history.state, "", url);
}

const article = document.getElementById("nguyen-van");
if (article) {
  begin(article);
  // Marks may have moved the provision that the address names.
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (document.readyState === "complete") target?.scrollIntoView();
  else addEventListener("load", () => target?.scrollIntoView(), { once: true });
}
