import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

const css = await readFile(new URL("../css/tokens.css", import.meta.url), "utf8");

function tokens(opening) {
  const start = css.indexOf(opening);
  assert.notEqual(start, -1, opening);
  const body = css.slice(css.indexOf("{", start) + 1, css.indexOf("}", start));
  return Object.fromEntries([...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((match) => [match[1], match[2].trim()]));
}

const light = tokens(":root {");
const bySystem = tokens(':root:not([data-theme="light"], [data-theme="contrast"]) {');
const byChoice = tokens(':root[data-theme="dark"] {');
const strong = { ...light, ...tokens(':root[data-theme="contrast"] {') };
const themes = { light, dark: { ...light, ...byChoice }, contrast: strong };

function channels(hex) {
  assert.match(hex ?? "", /^#[0-9a-f]{6}$/);
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
}

function luminance(hex) {
  const [r, g, b] = channels(hex).map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a, b) {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const grounds = ["layout-background", "layout-surface", "layout-band"];
const kinds = ["info", "success", "warning", "danger"];

const texts = [
  ...grounds.flatMap((ground) =>
    ["layout-text", "layout-text-muted", "action", "action-hover", ...kinds.map((k) => `feedback-${k}`)].map((t) => [t, ground]),
  ),
  ...["layout-text", "layout-text-muted", "action", "action-hover", "feedback-success", "feedback-danger"].map((t) => [t, "action-soft"]),
  ...["layout-text", "form-hint"].map((t) => [t, "form-background"]),
  ["action-on", "action"],
  ["action-on", "action-hover"],
  ["accent-on", "accent"],
  ["layout-text", "accent-soft"],
  ["layout-text-muted", "accent-soft"],
  ...kinds.flatMap((k) => [
    [`feedback-${k}`, `feedback-${k}-soft`],
    ["layout-text", `feedback-${k}-soft`],
    ["action", `feedback-${k}-soft`],
    ["feedback-on", `feedback-${k}`],
  ]),
  ...[0, 1, 2, 3, 4].map((n) => [`heat-${n}-on`, `heat-${n}`]),
];

const shapes = [
  ...[...grounds, "action-soft", "form-background"].map((ground) => ["focus", ground]),
  ...[...grounds, "form-background"].map((ground) => ["form-border", ground]),
];

for (const [name, theme] of Object.entries(themes)) {
  // 1.4.11 asks 3:1 of edges and rings, 1.4.3 asks 4.5:1 of text.
  test(`text contrast, ${name}`, () => {
    const weak = texts.filter(([a, b]) => contrast(theme[a], theme[b]) < 4.5).map(([a, b]) => `${a} on ${b}: ${contrast(theme[a], theme[b]).toFixed(2)}`);
    assert.deepEqual(weak, []);
  });

  test(`edge and focus contrast, ${name}`, () => {
    const weak = shapes.filter(([a, b]) => contrast(theme[a], theme[b]) < 3).map(([a, b]) => `${a} on ${b}: ${contrast(theme[a], theme[b]).toFixed(2)}`);
    assert.deepEqual(weak, []);
  });

  test(`bare numbers equal their colours, ${name}`, () => {
    for (const [key, value] of Object.entries(theme).filter(([key]) => key.endsWith("-rgb"))) {
      assert.equal(value, channels(theme[key.slice(0, -4)]).join(", "), key);
    }
  });

  test(`neighbouring heats can be told apart, ${name}`, () => {
    for (const n of [0, 1, 2, 3]) assert.ok(contrast(theme[`heat-${n}`], theme[`heat-${n + 1}`]) > 1.2, `heat-${n}`);
  });
}

test("both copies of the dark theme are equal", () => assert.deepEqual(bySystem, byChoice));

// Success criterion 1.4.6: who chooses the strong theme gets 7:1 for everything that is read at length.
test("the strong theme is stronger than asked for", () => {
  for (const text of ["layout-text", "layout-text-muted", "action", "form-hint"]) {
    for (const ground of grounds) assert.ok(contrast(strong[text], strong[ground]) >= 7, `${text} on ${ground}`);
  }
});
