import { crossedMark } from "./characters.js";
import { say } from "./notes.js";
import { fill, formatNumber } from "./numbers.js";

const lefts = new WeakMap();

function update(area) {
  const max = Number(area.dataset.max);
  const label = document.getElementById(area.dataset.counter);
  if (!max || !label) return;
  const left = max - area.value.length;
  const template = left < 0 ? (label.dataset.counterOver ?? "{n}") : (label.dataset.counterText ?? "{n}");
  const text = fill(template, formatNumber(Math.abs(left), document.documentElement.lang));
  label.textContent = text;
  if (crossedMark(lefts.get(area) ?? max, left) !== null) say(text);
  lefts.set(area, left);
}

document.addEventListener("input", (event) => {
  if (event.target.matches("textarea[data-counter]")) update(event.target);
});
