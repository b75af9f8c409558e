// @ts-check
/**
 * The arrows walk through the results ("/" is the business of every page: giao-dien/trang.js).
 *
 * @param {HTMLInputElement} input
 * @param {HTMLElement} hits
 */
export function moveByKeys(input, hits) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") step(event, input, hits);
  });
}

/** @param {KeyboardEvent} event @param {HTMLInputElement} input @param {HTMLElement} hits */
function step(event, input, hits) {
  const links = [...hits.querySelectorAll("li[data-url] h2 a")];
  const at = links.findIndex((link) => link.closest("li")?.contains(document.activeElement));
  // Elsewhere the arrows scroll, as everywhere.
  if (links.length === 0 || (at < 0 && document.activeElement !== input)) return;
  const to = at + (event.key === "ArrowDown" ? 1 : -1);
  if (at < 0 && event.key === "ArrowUp") return;
  if (to >= links.length) return;
  event.preventDefault();
  const target = to < 0 ? input : links[to];
  if (target instanceof HTMLElement) target.focus();
}
