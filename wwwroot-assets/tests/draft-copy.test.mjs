import assert from "node:assert/strict";
import { test } from "node:test";
import { drop, find, keep } from "../js/draft-copy.js";

function memory() {
  const all = new Map();
  return { getItem: (key) => all.get(key) ?? null, setItem: (key, value) => all.set(key, value), removeItem: (key) => all.delete(key), all };
}

test("what was kept is found until it is dropped", () => {
  const store = memory();
  keep(store, "new:x", { "Form.Title": "Ä" });
  assert.deepEqual(find(store, "new:x"), { "Form.Title": "Ä" });
  assert.equal(find(store, "new:y"), null);
  drop(store, "new:x");
  assert.equal(find(store, "new:x"), null);
});

test("a copy of last month is not brought back", () => {
  const store = memory();
  keep(store, "k", { a: "b" }, 0);
  assert.equal(find(store, "k", 40 * 24 * 3_600_000), null);
});

test("a full, forbidden or broken store disturbs nobody", () => {
  const forbidden = { getItem() { throw new Error(); }, setItem() { throw new Error(); }, removeItem() { throw new Error(); } };
  keep(forbidden, "k", {});
  drop(forbidden, "k");
  assert.equal(find(forbidden, "k"), null);
  const store = memory();
  store.setItem("draft:k", "{broken");
  assert.equal(find(store, "k"), null);
  store.setItem("draft:k", "null");
  assert.equal(find(store, "k"), null);
});
