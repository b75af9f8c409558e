// @ts-check
/**
 * The whole state of a search stands in its address: ?q=…&tinh=…&loai=…&nam=…&du=…&sap=…&trang=…
 *
 * @typedef {"khop" | "moi" | "so"} Order  best match, newest first, by number
 * @typedef {{typed: string, chosen: Map<string, Set<string>>, order: Order, page: number}} State
 */

/** @param {string} search @returns {State} */
export function readState(search) {
  const params = new URLSearchParams(search);
  const order = params.get("sap");
  /** @type {Map<string, Set<string>>} */
  const chosen = new Map();
  for (const [name, value] of params) {
    if (["q", "sap", "trang"].includes(name) || value === "") continue;
    chosen.set(name, (chosen.get(name) ?? new Set()).add(value));
  }
  return {
    typed: params.get("q") ?? "",
    chosen,
    order: order === "moi" || order === "so" ? order : "khop",
    page: Math.max(1, Math.trunc(Number(params.get("trang"))) || 1),
  };
}

/** @param {State} state @returns {string} the query part of its address */
export function writeState(state) {
  const params = new URLSearchParams();
  if (state.typed.trim()) params.set("q", state.typed.trim());
  for (const [name, values] of state.chosen) for (const value of values) params.append(name, value);
  if (state.order !== "khop") params.set("sap", state.order);
  if (state.page > 1) params.set("trang", String(state.page));
  const text = params.toString();
  return text ? `?${text}` : "";
}

/** @param {State} state @param {string} name @param {string} value @returns {State} with one filter more or less */
export function toggle(state, name, value) {
  const chosen = new Map([...state.chosen].map(([key, values]) => [key, new Set(values)]));
  const values = chosen.get(name) ?? new Set();
  if (!values.delete(value)) values.add(value);
  if (values.size) chosen.set(name, values);
  else chosen.delete(name);
  return { ...state, chosen, page: 1 };
}
