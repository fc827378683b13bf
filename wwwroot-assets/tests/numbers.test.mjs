import assert from "node:assert/strict";
import { test } from "node:test";
import { fill, formatNumber, isTotal, sameNumber } from "../js/numbers.js";

test("numbers look as the server writes them", () => {
  assert.equal(formatNumber(57, "de"), "57");
  assert.equal(formatNumber(1284, "de"), "1.284");
  assert.equal(formatNumber(1284, "en"), "1,284");
  assert.equal(formatNumber(1_270_000, "de"), "1.270.000");
});

test("thousands are grouped where the language usually begins later", () => {
  assert.match(formatNumber(1284, "pl"), /^1\s284$/);
  assert.equal(formatNumber(1284, "es"), "1.284");
});

test("digits stay plain in Arabic", () => assert.match(formatNumber(1284, "ar-EG"), /[1]\D?284/));

test("an unknown or missing language does not stop the count", () => {
  assert.equal(formatNumber(7, "not a tag"), "7");
  assert.equal(formatNumber(7, ""), "7");
});

test("the number already shown is recognised in any grouping", () => {
  for (const shown of ["1284", "1.284", "1,284", "1 284", " 1\u202f284 "]) assert.ok(sameNumber(shown, 1284), shown);
  assert.ok(!sameNumber("1.285", 1284));
  assert.ok(!sameNumber("", 0));
  assert.ok(sameNumber("0", 0));
});

test("only whole numbers from zero up are totals", () => {
  assert.deepEqual([0, 3, -1, 1.5, "3", null, undefined, NaN].map(isTotal), [true, true, false, false, false, false, false, false]);
});

test("every placeholder is filled", () => assert.equal(fill("{n} von {n}", "3"), "3 von 3"));
