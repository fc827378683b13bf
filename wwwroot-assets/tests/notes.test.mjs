import assert from "node:assert/strict";
import { test } from "node:test";
import { createNotes } from "../js/notes.js";

function bench() {
  const bench = { time: 0, said: [], timers: [] };
  bench.note = createNotes({
    say: (text) => bench.said.push(`${bench.time}: ${text}`),
    now: () => bench.time,
    later: (run, ms) => bench.timers.push({ at: bench.time + ms, run }),
  });
  bench.go = (time) => {
    bench.time = time;
    for (const timer of bench.timers.splice(0)) timer.at <= time ? timer.run() : bench.timers.push(timer);
  };
  return bench;
}

test("the first note is spoken at once", () => {
  const { note, said } = bench();
  note("1");
  assert.deepEqual(said, ["0: 1"]);
});

test("within ten seconds only the newest is spoken, and late", () => {
  const b = bench();
  b.note("1");
  b.go(2_000);
  b.note("2");
  b.go(5_000);
  b.note("3");
  b.go(9_999);
  assert.deepEqual(b.said, ["0: 1"]);
  b.go(10_000);
  assert.deepEqual(b.said, ["0: 1", "10000: 3"]);
});

test("a thousand votes in a minute are a handful of notes", () => {
  const b = bench();
  for (let i = 0; i < 1_000; i++) {
    b.go(i * 60);
    b.note(String(i));
  }
  b.go(70_000);
  assert.ok(b.said.length <= 7, b.said.join());
  assert.ok(b.said.at(-1).endsWith(": 999"));
});

test("after a silence a note is spoken at once again", () => {
  const b = bench();
  b.note("1");
  b.go(30_000);
  b.note("2");
  assert.deepEqual(b.said, ["0: 1", "30000: 2"]);
});
