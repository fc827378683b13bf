import { fill, formatNumber } from "./numbers.js";

// What to say when `more` have come since the page was drawn; null when there is nothing to say.
export function newsText(more, { one, more: many }, language) {
  if (!(more > 0)) return null;
  return more === 1 && one ? one : fill(many ?? "{n}", formatNumber(more, language));
}
