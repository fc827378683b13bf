// A copy on this device of what the server has not taken yet: for a lost connection, a closed lid, a restart of either side.
const prefix = "draft:";

// Storage may be full or forbidden; writing must go on all the same.
function attempt(action) {
  try {
    return action();
  } catch {
    return null;
  }
}

export function keep(store, key, fields, now = Date.now()) {
  attempt(() => store.setItem(prefix + key, JSON.stringify({ fields, now })));
}

export function drop(store, key) {
  attempt(() => store.removeItem(prefix + key));
}

// What was typed and never arrived; copies of more than a month ago are somebody's past.
export function find(store, key, now = Date.now()) {
  const copy = attempt(() => JSON.parse(store.getItem(prefix + key)));
  if (!copy || typeof copy.fields !== "object" || copy.fields === null) return null;
  return now - copy.now < 31 * 24 * 3_600_000 ? copy.fields : null;
}
