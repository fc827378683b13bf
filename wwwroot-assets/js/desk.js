// The keys of the moderation desk. Nothing is pressed while somebody types, chooses from a list or holds a modifier.
const store = "desk-keys";
const known = /^([jkprxhuscm?1-9]|Enter|Escape)$/;
let desk = null;
let on = true;

export function keyOf(event) {
  if (event.defaultPrevented || event.repeat || event.isComposing || event.altKey) return null;
  // A tick is no typing.
  const typing = event.target?.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], [role=listbox], [role=combobox], [role=option]");
  // From inside the form of the opened case one key sends what is typed, as in mail programs, and one leaves it.
  const inCase = typing?.closest("[data-desk-form]") != null;
  if (event.ctrlKey || event.metaKey) return event.key === "Enter" && inCase ? "Enter" : null;
  if (event.key === "Escape" && inCase && typing.matches("textarea")) {
    typing.blur();
    return "Escape";
  }
  if (typing) return null;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (key === "Enter" && event.target?.closest?.("a, button, summary")) return null;
  return known.test(key) ? key : null;
}

function press(event) {
  if (!on || desk === null) return;
  const key = keyOf(event);
  if (key === null) return;
  event.preventDefault();
  desk.invokeMethodAsync("PressAsync", key);
}

export function listen(reference) {
  desk = reference;
  try {
    on = localStorage.getItem(store) !== "off";
  } catch {
    // A browser that keeps nothing begins anew each time.
  }
  document.addEventListener("keydown", press);
  return on;
}

export function turn(wanted) {
  on = wanted;
  try {
    localStorage.setItem(store, wanted ? "on" : "off");
  } catch {
    // It holds until the page is left.
  }
}

export function write() {
  document.getElementById("f-Words")?.focus();
}

export function stop() {
  document.removeEventListener("keydown", press);
  desk = null;
}
