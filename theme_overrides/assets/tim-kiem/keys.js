// @ts-check
/**
 * The keyboard on the search page: "/" returns to the box, the arrows walk through the results.
 *
 * @param {HTMLInputElement} input
 * @param {HTMLElement} hits
 */
export function moveByKeys(input, hits) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "/" && !isWriting(event.target)) {
      event.preventDefault();
      input.focus();
      input.select();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      step(event, input, hits);
    }
  });
}

/** @param {EventTarget | null} target whether what is typed there is text */
function isWriting(target) {
  if (!(target instanceof HTMLElement)) return false;
  const isBox = target instanceof HTMLInputElement && ["checkbox", "radio", "button"].includes(target.type);
  return target.isContentEditable || (/^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && !isBox);
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
