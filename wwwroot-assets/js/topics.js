const listeners = new Map();
let connection = null;
let queued = false;

function deliver(topic, total, state) {
  for (const listener of [...(listeners.get(topic) ?? [])]) listener(total, state);
}

function connect() {
  // The library is fetched only by pages that show something live.
  connection ??= import("./live-connection.js")
    .then((chunk) => chunk.openLiveConnection({ topics: () => [...listeners.keys()], onBeat: deliver }))
    .catch(() => {
      connection = null;
      addEventListener("online", connect, { once: true });
      return null;
    });
  return connection;
}

// Many elements arrive in one go; the server is asked once.
function changed() {
  if (queued) return;
  queued = true;
  setTimeout(async () => {
    queued = false;
    (await connect())?.refresh();
  });
}

export function watchTopic(topic, listener) {
  if (!topic) return () => {};
  const set = listeners.get(topic) ?? new Set();
  if (set.size === 0) {
    listeners.set(topic, set);
    changed();
  }
  set.add(listener);
  return () => {
    set.delete(listener);
    if (set.size === 0 && listeners.get(topic) === set) listeners.delete(topic);
  };
}
