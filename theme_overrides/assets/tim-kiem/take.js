// @ts-check
/**
 * A search to take along: its link, and the list of its results as a table.
 *
 * @typedef {import("./passages.js").Facts} Facts
 */
import { make, showDate } from "./view.js";

const HEAD = [
  "Thứ tự", "Số hiệu", "Tên", "Loại", "Tỉnh khi ban hành", "Tỉnh, thành phố ngày nay", "Ngày", "Người ký", "Mức đầy đủ",
  "Ghi chú", "Địa chỉ",
];

/** @returns {HTMLElement} */
export function copyButton() {
  const button = make("button", { type: "button", class: "as-link" }, ["Chép liên kết tìm kiếm này"]);
  button.addEventListener("click", () => void copy(button));
  return button;
}

/** @param {HTMLElement} button */
async function copy(button) {
  const before = button.textContent;
  try {
    await navigator.clipboard.writeText(location.href);
    button.textContent = "Đã chép";
    setTimeout(() => { button.textContent = before; }, 2500);
  } catch {
    // No permission, or no secure context: the text to be copied by hand.
    const field = /** @type {HTMLInputElement} */ (make("input", { readonly: "", "aria-label": "Chép dòng này" }));
    field.value = location.href;
    button.replaceWith(field);
    field.select();
  }
}

/** @param {URL} root @param {number[]} rows @param {() => Promise<Facts[]>} list @returns {HTMLElement} */
export function csvButton(root, rows, list) {
  const button = make("button", { type: "button", class: "as-link" }, ["Tải danh sách kết quả (.csv)"]);
  button.addEventListener("click", () => {
    save(root, rows, list).catch((error) => {
      console.error(error);
      button.textContent = "Chưa tải được danh sách. Bấm để thử lại.";
    });
  });
  return button;
}

/** @param {URL} root @param {number[]} rows @param {() => Promise<Facts[]>} list */
async function save(root, rows, list) {
  const all = await list();
  const text = writeCsv(rows.map((row, place) => line(root, all[row], place)));
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = make("a", { href: url, download: "ket-qua-tim-kiem.csv" });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** @param {URL} root @param {Facts} facts @param {number} place @returns {string[]} */
function line(root, facts, place) {
  const { number, title, kind, province, today, date, signer, excerpt, simulated, scan, path } = facts;
  const known = [number, title, kind, province, today, date && showDate(date), signer].map((fact) => fact ?? "");
  const notes = [scan && "bản quét", simulated && "dữ liệu mô phỏng"].filter(Boolean).join(", ");
  return [String(place + 1), ...known, excerpt ? "Bản trích" : "Toàn văn", notes, new URL(path, root).href];
}

/** @param {string[][]} lines @returns {string} as spreadsheets read it: UTF-8 with its mark, CRLF, no cell a formula */
export function writeCsv(lines) {
  const cell = (/** @type {string} */ text) => {
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return "\ufeff" + [HEAD, ...lines].map((cells) => cells.map(cell).join(",")).join("\r\n") + "\r\n";
}
