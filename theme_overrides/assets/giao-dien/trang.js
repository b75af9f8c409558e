// @ts-check
// Copies the link or the citation of a provision. Without this script the same places are plain links.

const SAID = "Đã chép";
const article = document.querySelector("[data-cite-of]");

/** @param {HTMLElement} button @param {string} text */
async function copy(button, text) {
  const before = button.textContent;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = SAID;
  } catch {
    // No permission, or no secure context: show the text, so that it can be copied by hand.
    const field = document.createElement("input");
    field.className = "by-hand";
    field.readOnly = true;
    field.value = text;
    field.setAttribute("aria-label", "Chép dòng này");
    button.after(field);
    field.select();
    return;
  }
  setTimeout(() => { button.textContent = before; }, 2500);
}

/** @param {Element} provision */
function equip(provision) {
  const acts = provision.querySelector(":scope > .acts");
  const link = acts?.querySelector("a.copy");
  const where = acts?.querySelector(".where");
  if (!acts || !(link instanceof HTMLAnchorElement) || !where || acts.classList.contains("ready")) return;
  acts.classList.add("ready");
  const address = new URL(link.href);
  address.search = ""; // what was looked for is no part of a permanent link
  const place = `${where.textContent} ${article?.getAttribute("data-cite-of") ?? ""}`.trim();
  link.replaceWith(copyButton("Chép liên kết", address.href), " ", copyButton("Chép trích dẫn", place));
  acts.setAttribute("aria-live", "polite");
}

/** @param {string} says @param {string} text */
function copyButton(says, text) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "as-link";
  button.textContent = says;
  button.addEventListener("click", () => void copy(button, text));
  return button;
}

function equipTarget() {
  const id = decodeURIComponent(location.hash.slice(1));
  const provision = id ? document.getElementById(id) : null;
  if (provision?.classList.contains("prov")) equip(provision);
}

if (article) {
  equipTarget();
  addEventListener("hashchange", equipTarget);
}

// Opened from a search: mark what was looked for. Nothing of it is loaded otherwise.
if (new URLSearchParams(location.search).has("tim")) void import("../tim-kiem/danh-dau.js");

// "/" leads to the search. One key alone can be pressed by speech input or by mistake (WCAG 2.1.4): the search page has a
// box that turns it off, remembered in this browser only.
const SLASH = "ke-hoach-mo.phim-gach-cheo";
let slashIsOn = true;
try {
  slashIsOn = localStorage.getItem(SLASH) !== "tat";
} catch {
  // Storage is forbidden here: the key works, and the choice lasts as long as the page.
}

/** @param {EventTarget | null} target whether what is typed there is text */
function isWriting(target) {
  if (!(target instanceof HTMLElement)) return false;
  const isBox = target instanceof HTMLInputElement && ["checkbox", "radio", "button"].includes(target.type);
  return target.isContentEditable || (/^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && !isBox);
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (!slashIsOn || isWriting(event.target)) return;
  event.preventDefault();
  const box = document.querySelector('input[type="search"]');
  const link = document.querySelector('header .menu a[href$="tim-kiem/"]');
  if (box instanceof HTMLInputElement) {
    box.focus();
    box.select();
  } else if (link instanceof HTMLAnchorElement) link.click();
});

const slashBox = document.querySelector("input[data-slash]");
if (slashBox instanceof HTMLInputElement) {
  slashBox.checked = slashIsOn;
  slashBox.closest("[hidden]")?.removeAttribute("hidden");
  slashBox.addEventListener("change", () => {
    slashIsOn = slashBox.checked;
    try {
      localStorage.setItem(SLASH, slashIsOn ? "bat" : "tat");
    } catch {
      // as above
    }
  });
}

// The reader touches a search box: what the search page will need arrives while the query is typed.
document.querySelector('form[role="search"]:not([data-search]) input[type="search"]')?.addEventListener("focus", () => {
  const root = new URL("../../", import.meta.url);
  void import("../tim-kiem/typing.js").then(({ openAll }) => openAll(root)).catch(() => undefined); // that page will say so
}, { once: true });
