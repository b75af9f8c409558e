// @ts-check
// Two to four provinces side by side: shows their columns alone and keeps the choice in the address. Without this script
// the page shows every province.

const MOST = 4;
const form = /** @type {HTMLFormElement | null} */ (document.querySelector("[data-choose]"));

/** @returns {HTMLInputElement[]} */
const boxes = () => [...(form?.querySelectorAll("input[name=tinh]") ?? [])].map((box) => /** @type {HTMLInputElement} */ (box));

/** @returns {string[]} */
const chosen = () => boxes().filter((box) => box.checked).map((box) => box.value);

/** Takes the choice from the address: at most four provinces that are on this page. */
function readAddress() {
  const asked = new Set(new URLSearchParams(location.search).getAll("tinh"));
  let free = MOST;
  for (const box of boxes()) {
    box.checked = asked.has(box.value) && free > 0;
    if (box.checked) free -= 1;
  }
}

function writeAddress() {
  const query = new URLSearchParams(chosen().map((id) => ["tinh", id])).toString();
  history.replaceState(null, "", `${location.pathname}${query ? `?${query}` : ""}${location.hash}`);
}

/** @param {string[]} ids */
function show(ids) {
  const only = ids.length > 1 ? new Set(ids) : null;
  for (const node of document.querySelectorAll("[data-t]")) {
    /** @type {HTMLElement} */ (node).hidden = only !== null && !only.has(node.getAttribute("data-t") ?? "");
  }
  for (const theme of document.querySelectorAll(".theme")) {
    // A theme that none of the chosen provinces speaks of has nothing to show.
    /** @type {HTMLElement} */ (theme).hidden = theme.querySelector("[data-t]:not([hidden])") === null;
  }
  for (const table of document.querySelectorAll("table.mx")) table.classList.toggle("few", only !== null);
  for (const row of document.querySelectorAll("table.mx tbody tr")) {
    const cells = [...row.querySelectorAll("td")].filter((cell) => !cell.hidden);
    // A row that no chosen province answers says nothing here; its page still names it.
    /** @type {HTMLElement} */ (row).hidden = only !== null && !cells.some((cell) => cell.classList.contains("has"));
  }
}

/** @param {string[]} ids */
function tell(ids) {
  const status = form?.querySelector("[data-status]");
  const reset = /** @type {HTMLButtonElement | null} */ (form?.querySelector("button[type=reset]"));
  if (!status || !reset) return;
  const names = boxes().filter((box) => box.checked).map((box) => box.parentElement?.firstChild?.nextSibling?.textContent ?? box.value);
  reset.hidden = ids.length === 0;
  for (const box of boxes()) box.disabled = !box.checked && ids.length >= MOST;
  if (ids.length === 0) status.textContent = status.getAttribute("data-all");
  else if (ids.length === 1) status.textContent = `Đã chọn ${names[0]}; chọn thêm ít nhất một tỉnh nữa.`;
  else status.textContent = `Đang đặt cạnh nhau: ${names.join(", ")}. Chỉ tiêu mà không tỉnh nào trong số này đề ra được ẩn đi.${ids.length === MOST ? " Đã đủ bốn tỉnh." : ""}`;
}

/** Brings the tables of a large site from the pages of its areas, once there is a choice. */
async function bring() {
  for (const place of document.querySelectorAll("[data-from]:not([data-done])")) {
    place.setAttribute("data-done", "");
    const address = new URL(place.getAttribute("data-from") ?? "", location.href);
    const answer = await fetch(address);
    if (!answer.ok) continue;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const frame = page.getElementById(place.getAttribute("data-table") ?? "")?.closest(".mx-frame");
    if (!frame) continue;
    for (const link of frame.querySelectorAll("a[href]")) {
      link.setAttribute("href", new URL(link.getAttribute("href") ?? "", address).href);
    }
    frame.querySelector("table")?.removeAttribute("id");
    place.prepend(document.importNode(frame, true));
  }
}

/** @param {string} text */
const field = (text) => `"${(/^[=+@-]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

/** @param {Element | null | undefined} node */
const wordsOf = (node) => (node?.textContent ?? "").replace(/\s+/g, " ").trim();

/** The chosen columns as CSV: exactly what is shown. @param {HTMLTableElement} table */
function visibleRows(table) {
  const lines = [["chi_tieu", "tinh", "muc_de_ra", "moc", "trang_thai", "dia_chi"]];
  for (const row of table.querySelectorAll("tbody tr:not([hidden])")) {
    for (const cell of row.querySelectorAll("td:not([hidden])")) {
      const head = [wordsOf(row.querySelector("th a") ?? row.querySelector("th")), cell.getAttribute("data-label") ?? ""];
      const figures = [...cell.querySelectorAll(".f")];
      const state = wordsOf(cell.querySelector(":scope > span > small")) || "Đề ra";
      for (const figure of figures) {
        lines.push([...head, wordsOf(figure.querySelector("b")), wordsOf(figure.querySelector("small")), state, figure.querySelector("a")?.href ?? ""]);
      }
      if (figures.length === 0) lines.push([...head, "", "", state, ""]);
    }
  }
  return lines;
}

/** The passages of the chosen provinces: exactly what is shown. @param {Element} section */
function visiblePassages(section) {
  const lines = [["chu_de", "tinh", "nguyen_van", "ghi_chu", "dia_chi"]];
  for (const card of section.querySelectorAll(".kin li:not([hidden])")) {
    if (card.closest("[data-t][hidden], .theme[hidden]")) continue;
    const theme = card.closest(".theme")?.querySelector("h3")?.firstChild?.textContent ?? "";
    const name = card.querySelector(".who b") ?? card.closest("details")?.querySelector("summary");
    lines.push([theme.trim(), wordsOf(name), wordsOf(card.querySelector(".act")), wordsOf(card.querySelector(".small:last-child")), card.querySelector("a")?.href ?? ""]);
  }
  return lines;
}

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a[download][href$='.csv']") : null;
  const section = link?.closest("section");
  if (!(link instanceof HTMLAnchorElement) || !section || chosen().length < 2) return;
  const table = section.querySelector("table.mx.few");
  const lines = table instanceof HTMLTableElement ? visibleRows(table) : visiblePassages(section);
  event.preventDefault();
  const file = document.createElement("a");
  const text = `\ufeff${lines.map((line) => line.map(field).join(",")).join("\n")}\n`;
  file.href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  file.download = `${chosen().join("-")}.csv`;
  file.click();
  setTimeout(() => URL.revokeObjectURL(file.href), 10_000);
});

async function update() {
  const ids = chosen();
  tell(ids);
  if (ids.length > 1) await bring();
  show(ids);
}

if (form) {
  form.hidden = false;
  readAddress();
  form.addEventListener("change", () => { writeAddress(); void update(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { for (const box of boxes()) box.checked = false; writeAddress(); void update(); }));
  addEventListener("popstate", () => { readAddress(); void update(); });
  void update();
}
