// @ts-check
/**
 * Filters: which documents they leave, and how many each of their values would leave.
 *
 * @typedef {import("./postings.js").Catalogue} Catalogue
 * @typedef {import("./postings.js").Facet} Facet
 * @typedef {import("./state.js").State} State
 * @typedef {{name: string, label: string, values: {value: string, count: number, chosen: boolean}[]}} Choice
 */

/** @param {Facet} facet @param {number} row @param {Set<string> | undefined} chosen */
function allows(facet, row, chosen) {
  return !chosen || facet.of[row].some((value) => chosen.has(facet.values[value]));
}

/** @param {Catalogue} catalogue @param {number[]} rows @param {State} state @returns {number[]} */
export function filterRows(catalogue, rows, state) {
  return rows.filter((row) => catalogue.facets.every((facet) => allows(facet, row, state.chosen.get(facet.name))));
}

/**
 * Counts for each value are of the documents that all *other* filters leave: two provinces can be chosen together.
 *
 * @param {Catalogue} catalogue
 * @param {number[]} rows the documents that answer the query
 * @param {State} state
 * @returns {Choice[]}
 */
export function countChoices(catalogue, rows, state) {
  return catalogue.facets.flatMap((facet) => {
    const chosen = state.chosen.get(facet.name);
    if ((facet.values.length < 2 || facet.hidden) && !chosen) return [];
    const others = catalogue.facets.filter((other) => other !== facet);
    const left = rows.filter((row) => others.every((other) => allows(other, row, state.chosen.get(other.name))));
    const counts = facet.values.map(() => 0);
    for (const row of left) for (const value of facet.of[row]) counts[value] += 1;
    const values = facet.values.map((value, place) => ({
      value,
      count: counts[place],
      chosen: chosen?.has(value) ?? false,
    }));
    const shown = facet.hidden ? values.filter((one) => one.chosen) : values;
    return [{ name: facet.name, label: facet.label, values: shown }];
  });
}

/**
 * @param {import("./search.js").Hit[]} hits
 * @param {import("./state.js").Order} order
 * @param {number[]} rank each row's place in the order of numbers; needed for that order only
 * @returns {number[]} the rows in their order; rows are numbered newest first
 */
export function sortRows(hits, order, rank) {
  const score = new Map(hits.map((hit) => [hit.row, hit.score]));
  const rows = hits.map((hit) => hit.row).sort((one, other) => one - other);
  if (order === "so") return rows.sort((one, other) => rank[one] - rank[other]);
  if (order === "moi") return rows;
  return rows.sort((one, other) => (score.get(other) ?? 0) - (score.get(one) ?? 0));
}
