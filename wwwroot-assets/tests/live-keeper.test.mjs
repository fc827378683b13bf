import assert from "node:assert/strict";
import { test } from "node:test";
import { backoff } from "../js/backoff.js";
import { createKeeper } from "../js/live-keeper.js";

test("waiting grows, has a ceiling and a random part", () => {
  assert.deepEqual([0, 1, 2, 3].map((n) => backoff(n, () => 1)), [2_250, 4_250, 8_250, 16_250]);
  assert.equal(backoff(50, () => 1), 60_250);
  assert.equal(backoff(50, () => 0), 250);
});

const settle = () => new Promise((done) => setImmediate(done));

function bench({ topics = ["a"], fails = () => false } = {}) {
  const b = { time: 0, hubs: [], timers: [], beats: [], topics };
  b.keeper = createKeeper({
    build(direct) {
      const hub = { direct, watched: [], stopped: false, started: false };
      hub.on = (name, handler) => (hub[name] = handler);
      hub.onclose = (handler) => (hub.close = handler);
      hub.start = async () => {
        if (fails(b.hubs.length, direct)) throw new Error("refused");
        hub.started = true;
      };
      hub.stop = async () => {
        hub.stopped = true;
        hub.close();
      };
      hub.invoke = async (method, list) => {
        assert.equal(method, "Watch");
        hub.watched.push(list);
        hub.beat(list[0], 5);
      };
      b.hubs.push(hub);
      return hub;
    },
    topics: () => [...b.topics],
    onBeat: (topic, total, { present }) => b.beats.push([topic, total, present]),
    random: () => 1,
    now: () => b.time,
    later: (run, ms) => {
      const timer = { at: b.time + ms, run };
      b.timers.push(timer);
      return timer;
    },
    cancel: (timer) => (b.timers = b.timers.filter((other) => other !== timer)),
  });
  b.go = async (time) => {
    b.time = time;
    const due = b.timers.filter((timer) => timer.at <= time);
    b.timers = b.timers.filter((timer) => timer.at > time);
    for (const timer of due) timer.run();
    await settle();
  };
  return b;
}

test("no topics, no connection", async () => {
  const b = bench({ topics: [] });
  await b.keeper.wake();
  assert.equal(b.hubs.length, 0);
  b.topics.push("a");
  await b.keeper.refresh();
  assert.equal(b.hubs.length, 1);
});

test("one connection watches all topics and tells the present from news", async () => {
  const b = bench({ topics: ["b", "a"] });
  await b.keeper.wake();
  assert.deepEqual(b.hubs[0].watched, [["a", "b"]]);
  b.hubs[0].beat("b", 6);
  assert.deepEqual(b.beats, [["a", 5, true], ["b", 6, false]]);
});

test("topics that come later are watched on the same connection, and only once", async () => {
  const b = bench();
  await b.keeper.wake();
  b.topics.push("b");
  await b.keeper.refresh();
  await b.keeper.refresh();
  assert.deepEqual(b.hubs[0].watched, [["a"], ["a", "b"]]);
  assert.equal(b.hubs.length, 1);
});

test("after a loss it comes back and asks for everything again", async () => {
  const b = bench();
  await b.keeper.wake();
  await b.go(60_000);
  b.hubs[0].close();
  await b.go(62_250);
  assert.equal(b.hubs.length, 2);
  assert.deepEqual(b.hubs[1].watched, [["a"]]);
});

test("it never gives up, and every second attempt negotiates", async () => {
  const b = bench({ fails: () => true });
  await b.keeper.wake();
  for (let i = 1; i < 12; i++) await b.go(i * 61_000);
  assert.equal(b.hubs.length, 12);
  assert.deepEqual(b.hubs.slice(0, 4).map((hub) => hub.direct), [true, false, true, false]);
});

test("a server that closes at once is not called in a tight loop", async () => {
  const b = bench();
  await b.keeper.wake();
  b.hubs[0].close();
  await b.go(2_250);
  b.hubs[1].close();
  assert.equal(b.timers[0].at - b.time, 4_250);
});

test("a page put aside closes its connection and opens it on return", async () => {
  const b = bench();
  await b.keeper.wake();
  await b.keeper.sleep();
  assert.ok(b.hubs[0].stopped);
  assert.equal(b.timers.length, 0);
  await b.keeper.wake();
  assert.equal(b.hubs.length, 2);
});

test("beats of a former connection are dropped", async () => {
  const b = bench();
  await b.keeper.wake();
  const [old] = b.hubs;
  await b.keeper.sleep();
  old.beat("a", 99);
  assert.deepEqual(b.beats, [["a", 5, true]]);
});
