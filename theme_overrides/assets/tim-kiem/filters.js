// @ts-check
/**
 * The filter column, the chips of chosen filters, the order and the pages: all of them links or boxes that change the
 * address.
 *
 * @typedef {import("./facets.js").Choice} Choice
 * @typedef {import("./state.js").State} State
 * @typedef {(state: State) => void} Go
 */
import { toggle, writeState } from "./state.js";
import { make, showCount } from "./view.js";

/** Values shown before "more": a list of 63 provinces hides the other filters. */
const SHORT = 8;

/** @param {Choice[]} choices @param {State} state @param {Go} go @returns {HTMLElement[]} one fieldset per filter */
export function showFilters(choices, state, go) {
  return choices.map(({ name, label, values }) => {
    const boxes = values.map((value) => showBox(name, value, state, go));
    const useful = (/** @type {number} */ place) => values[place].count > 0 || values[place].chosen;
    const first = values.length <= SHORT ? boxes : boxes.filter((_, place) => useful(place)).slice(0, SHORT);
    const rest = boxes.filter((box) => !first.includes(box));
    const more = make("details", { class: "more" }, [make("summary", { class: "go small" }, ["Xem thêm"]), ...rest]);
    return make("fieldset", {}, [make("legend", {}, [label]), ...first, ...(rest.length ? [more] : [])]);
  });
}

/** @param {string} name @param {Choice["values"][number]} value @param {State} state @param {Go} go */
function showBox(name, { value, count, chosen }, state, go) {
  const box = /** @type {HTMLInputElement} */ (make("input", { type: "checkbox", name, value }));
  box.checked = chosen;
  box.addEventListener("change", () => go(toggle(state, name, value)));
  const number = make("span", { class: "n nums" }, [showCount(count)]);
  return make("label", { class: count ? "opt" : "opt none" }, [box, make("span", {}, [value]), number]);
}

/** @param {State} state @param {Go} go @returns {HTMLElement[]} the filters in use, each with a way out */
export function showChips(state, go) {
  const chips = [...state.chosen].flatMap(([name, values]) =>
    [...values].map((value) => {
      const hidden = make("span", { class: "vh" }, ["Bỏ lọc: "]);
      const chip = link(toggle(state, name, value), go, { class: "chip off", "aria-current": "true" }, [hidden, value]);
      return make("li", {}, [chip]);
    }),
  );
  if (chips.length < 2) return chips;
  const none = { ...state, chosen: new Map(), page: 1 };
  return [...chips, make("li", {}, [link(none, go, { class: "go small" }, ["Bỏ hết bộ lọc"])])];
}

/** @param {State} state @param {Go} go @returns {(Node | string)[]} */
export function showOrders(state, go) {
  const orders = /** @type {const} */ ([
    ["khop", "khớp nhất"],
    ["moi", "mới nhất"],
    ["so", "số hiệu"],
  ]);
  const parts = orders.map(([order, label]) =>
    order === state.order
      ? make("b", { "aria-current": "true" }, [label])
      : link({ ...state, order, page: 1 }, go, { class: "order" }, [label]),
  );
  return ["Xếp theo:", ...parts];
}

/** @param {State} state @param {number} pages @param {Go} go @returns {HTMLElement[]} */
export function showPages(state, pages, go) {
  const to = (/** @type {number} */ page, /** @type {string} */ label, /** @type {string} */ rel) =>
    link({ ...state, page }, go, { class: "btn quiet", rel }, [label]);
  const parts = [];
  if (state.page > 1) parts.push(to(state.page - 1, "Trang trước", "prev"));
  if (pages > 1) parts.push(make("span", { class: "nums" }, [`Trang ${showCount(state.page)} / ${showCount(pages)}`]));
  if (state.page < pages) parts.push(to(state.page + 1, "Trang sau", "next"));
  return parts;
}

/** @param {State} state @param {Go} go @param {Record<string, string>} attributes @param {(Node | string)[]} children */
function link(state, go, attributes, children) {
  const anchor = make("a", { href: writeState(state) || "?", ...attributes }, children);
  anchor.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return; // a new tab is the reader's choice
    event.preventDefault();
    go(state);
  });
  return anchor;
}
