import assert from "node:assert/strict";
import { test } from "node:test";
import { createFrame, fill, parseDegrees, step, writeDegrees } from "../js/place-frame.js";

test("degrees and drawing lead back to each other", () => {
  const frame = createFrame({ west: 7, north: 60.02, perLon: 7200, perLat: 14400 });
  assert.deepEqual(frame.drawn([7.01, 60.02]).map(Math.round), [72, 0]);
  const [lon, lat] = frame.degrees(frame.drawn([7.013, 60.007]));
  assert.ok(Math.abs(lon - 7.013) < 1e-9 && Math.abs(lat - 60.007) < 1e-9);
});

test("numbers are read as people write them, and nothing else is", () => {
  assert.equal(parseDegrees(" 51,5136° ", 90), 51.5136);
  assert.equal(parseDegrees("-7.5", 180), -7.5);
  for (const wrong of ["", "abc", "1e2", "51,5,1", "Infinity", "91"]) assert.equal(parseDegrees(wrong, 90), null, wrong);
});

test("numbers are written so that they can be read again, in every language", () => {
  for (const language of ["de", "en", "tr", "ar", "uk", "ro", "bg", "pl"]) {
    assert.equal(parseDegrees(writeDegrees(51.513637, language), 90), 51.51364, language);
    assert.equal(parseDegrees(writeDegrees(-7.5, language), 90), -7.5, language);
  }
});

test("arrow keys move and stay on the drawing", () => {
  assert.deepEqual(step("ArrowUp", [50, 3], 100, 200, false), [50, 0]);
  assert.deepEqual(step("ArrowRight", [50, 3], 100, 200, true), [50.5, 3]);
  assert.deepEqual(step("Home", [50, 3], 100, 200, false), [50, 3]);
});

test("sentences are filled", () => assert.equal(fill("{0} statt {1}", "A", "B"), "A statt B"));
