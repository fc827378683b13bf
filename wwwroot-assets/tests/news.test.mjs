import assert from "node:assert/strict";
import { test } from "node:test";
import { newsText } from "../js/news.js";

const texts = { one: "1 neuer Kommentar", more: "{n} neue Kommentare" };

test("one and many have their own words", () => {
  assert.equal(newsText(1, texts, "de"), "1 neuer Kommentar");
  assert.equal(newsText(2, texts, "de"), "2 neue Kommentare");
  assert.equal(newsText(1234, texts, "de"), "1.234 neue Kommentare");
});

test("nothing new, fewer than before or no number is nothing to say", () => {
  for (const more of [0, -3, Number.NaN]) assert.equal(newsText(more, texts, "de"), null);
});
