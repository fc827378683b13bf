import assert from "node:assert/strict";
import { test } from "node:test";
import { crossedMark } from "../js/characters.js";
import { judgeAnswer } from "../js/support-answer.js";

test("a counted vote", () => {
  assert.deepEqual(judgeAnswer(200, { counted: true, total: 58, message: "Danke", supported: true }), {
    kind: "done",
    message: "Danke",
    total: 58,
    supported: true,
  });
});

test("each answer finds its way", () => {
  assert.equal(judgeAnswer(401, null).kind, "sign-in");
  assert.equal(judgeAnswer(500, null).kind, "retry");
  assert.equal(judgeAnswer(503, { message: "busy" }).kind, "retry");
  assert.equal(judgeAnswer(429, null).kind, "retry");
  assert.equal(judgeAnswer(409, { message: "Die Phase ist beendet." }).kind, "refused");
  assert.equal(judgeAnswer(400, { title: "Bad Request" }).message, "Bad Request");
});

test("what is not understood is sent the plain way", () => {
  assert.equal(judgeAnswer(200, null).kind, "native");
  assert.equal(judgeAnswer(400, null).kind, "native");
  assert.equal(judgeAnswer(400, {}).kind, "native");
});

test("only crossing a mark is spoken", () => {
  assert.equal(crossedMark(4000, 3999), null);
  assert.equal(crossedMark(101, 100), 100);
  assert.equal(crossedMark(100, 99), null);
  assert.equal(crossedMark(21, 20), 20);
  assert.equal(crossedMark(1, 0), 0);
  assert.equal(crossedMark(0, -1), -1);
  assert.equal(crossedMark(-1, -2), null);
  assert.equal(crossedMark(-1, 5), null);
});

test("a long paste is one note", () => assert.notEqual(crossedMark(4000, 10), null));
