import { backoff } from "./backoff.js";

const steady = 10_000;

// Keeps one hub connection alive for as long as the page is shown and has topics.
// First start and reconnect are one path, because a server that restarts while a page loads is the common case.
// `build(direct)` makes a hub; `direct` means a bare WebSocket without negotiation: one round trip less, and no
// sticky sessions needed behind several nodes. Where a proxy blocks WebSockets every second attempt negotiates.
export function createKeeper({
  build,
  topics,
  onBeat,
  random = Math.random,
  now = () => Date.now(),
  later = (f, ms) => setTimeout(f, ms),
  cancel = (timer) => clearTimeout(timer),
}) {
  let hub = null;
  let ready = false;
  let asleep = false;
  let attempt = 0;
  let directWorks = false;
  let timer = null;
  let since = 0;
  let asked = "";
  let answering = 0;

  async function start() {
    cancel(timer);
    timer = null;
    if (asleep || hub || topics().length === 0) return;
    const direct = directWorks || attempt % 2 === 0;
    const mine = build(direct);
    hub = mine;
    ready = false;
    mine.on("beat", (topic, total) => {
      // What comes while Watch is being answered is the present state, not news.
      if (hub === mine) onBeat(topic, total, { present: answering > 0 });
    });
    mine.onclose(() => lost(mine));
    try {
      await mine.start();
    } catch {
      lost(mine);
      return;
    }
    if (hub !== mine) {
      await mine.stop();
      return;
    }
    directWorks ||= direct;
    ready = true;
    since = now();
    asked = "";
    await watch();
  }

  function lost(which) {
    if (hub !== which) return;
    hub = null;
    // A server that accepts and closes at once must not be called in a tight loop.
    if (ready && now() - since > steady) attempt = 0;
    ready = false;
    const delay = backoff(attempt, random);
    attempt += 1;
    cancel(timer);
    timer = later(start, delay);
  }

  // All topics every time: right whether the server adds them or replaces the former ones.
  async function watch() {
    if (!ready) return;
    const list = topics().sort();
    const key = list.join("\n");
    if (list.length === 0 || key === asked) return;
    asked = key;
    answering += 1;
    try {
      await hub.invoke("Watch", list);
    } catch {
      // A lost connection reports itself; a refusal leaves the numbers of the page as they are.
    } finally {
      answering -= 1;
    }
  }

  return {
    refresh() {
      return ready ? watch() : hub || timer ? undefined : start();
    },
    wake() {
      asleep = false;
      return start();
    },
    // An open connection keeps a page out of the back/forward cache.
    sleep() {
      asleep = true;
      cancel(timer);
      timer = null;
      const old = hub;
      hub = null;
      ready = false;
      return old?.stop();
    },
  };
}
