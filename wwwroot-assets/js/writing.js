import { backoff } from "./backoff.js";
import * as copies from "./draft-copy.js";
import { say } from "./notes.js";

const form = document.querySelector("form[data-draft]");
const pause = 1_200;

class DraftKeeper {
  constructor(form) {
    this._form = form;
    this._state = document.getElementById("draft-state");
    this._advice = document.getElementById("writing-advice");
    this._dirty = false;
    this._busy = false;
    this._failures = 0;
    this._timer = 0;
    this._about = "";
    form.addEventListener("input", () => this._changed());
    form.addEventListener("change", () => this._changed());
    form.addEventListener("submit", () => this._sent());
    addEventListener("online", () => this._dirty && this._soon(0));
    addEventListener("pagehide", () => this._leave());
    addEventListener("beforeunload", (event) => {
      if (this._dirty && this._failures > 0) event.preventDefault();
    });
    this._restore();
    // A preview or a form with faults shows what was sent, and that may not be kept yet.
    if (form.hasAttribute("data-draft-unsaved")) this._changed();
  }

  get _fields() {
    return [...this._form.elements].filter((field) => field.name?.startsWith("Form.") && !["submit", "hidden", "radio"].includes(field.type));
  }

  get _key() {
    return this._hidden("Draft").value || `new:${this._hidden("Process").value}`;
  }

  _hidden(name) {
    return this._form.elements[`Form.${name}`];
  }

  _restore() {
    const copy = copies.find(localStorage, this._key);
    if (!copy) return;
    let differs = false;
    for (const field of this._fields) {
      const typed = copy[field.name];
      if (typeof typed !== "string" || typed === field.value) continue;
      field.value = typed;
      differs = true;
    }
    if (!differs) {
      copies.drop(localStorage, this._key);
      return;
    }
    this._tell(this._form.dataset.draftRestored, true);
    this._changed();
  }

  _changed() {
    this._dirty = true;
    copies.keep(localStorage, this._key, Object.fromEntries(this._fields.map((field) => [field.name, field.value])));
    this._soon(pause);
  }

  _soon(delay) {
    clearTimeout(this._timer);
    this._timer = setTimeout(() => this._save(), delay);
  }

  _body() {
    const body = new URLSearchParams();
    for (const field of this._form.elements) {
      if (field.name?.startsWith("Form.") && field.type !== "submit" && field.type !== "radio") body.append(field.name, field.value);
    }
    return body;
  }

  async _save() {
    if (this._busy || !this._dirty) return;
    this._busy = true;
    this._dirty = false;
    const key = this._key;
    try {
      if (this._failures === 0) this._tell(this._form.dataset.draftSaving);
      const response = await fetch(this._form.dataset.draft, { method: "POST", body: this._body(), credentials: "same-origin", headers: { Accept: "application/json" } });
      if (response.status === 401) this._stuck(this._form.dataset.draftSignedOut);
      else if (response.status >= 500) throw new Error(String(response.status));
      else if (response.ok) this._kept(key, await response.json());
      else this._stuck((await response.json().catch(() => null))?.message ?? this._form.dataset.draftOffline);
    } catch {
      this._dirty = true;
      this._failures++;
      if (this._failures === 1) this._tell(this._form.dataset.draftOffline, true);
      this._soon(Math.min(15_000, backoff(this._failures)));
    } finally {
      this._busy = false;
      if (this._dirty && this._failures === 0) this._soon(pause);
    }
  }

  // Not a fault of the line: asking again would bring the same answer. The copy on this device stays.
  _stuck(message) {
    this._failures = 0;
    this._tell(message, true);
  }

  _kept(key, answer) {
    const again = this._failures > 0;
    this._failures = 0;
    if (!this._dirty) copies.drop(localStorage, key);
    this._hidden("Draft").value = answer.slug;
    this._hidden("Revision").value = answer.revision;
    history.replaceState(history.state, "", answer.address);
    if (this._dirty) {
      copies.drop(localStorage, key);
      copies.keep(localStorage, this._key, Object.fromEntries(this._fields.map((field) => [field.name, field.value])));
    }
    this._tell(answer.isCopy ? this._form.dataset.draftCopied : answer.message, again || answer.isCopy);
    this._advise();
  }

  // Sent is no longer unsaved; if it does not arrive, the browser's way back and the kept draft hold the text.
  _sent() {
    clearTimeout(this._timer);
    this._dirty = false;
    copies.drop(localStorage, this._key);
  }

  _leave() {
    if (!this._dirty) return;
    const body = this._body();
    // A larger one would not be taken at this moment; the copy on this device remains.
    if (body.toString().length < 60_000) fetch(this._form.dataset.draft, { method: "POST", body, credentials: "same-origin", keepalive: true });
  }

  async _advise() {
    try {
      const response = await fetch(this._form.dataset.draftAdvice, { method: "POST", body: this._body(), credentials: "same-origin" });
      if (!response.ok) return;
      const fresh = new DOMParser().parseFromString(await response.text(), "text/html").body;
      this._advice.replaceChildren(...fresh.childNodes);
      const similar = this._advice.querySelector("[data-about]");
      // Said once for each new set, not with every pause.
      if (similar && similar.dataset.about !== this._about) say(similar.dataset.say);
      this._about = similar?.dataset.about ?? "";
      this._point(similar);
    } catch {
      // Advice can wait for a better line.
    }
  }

  // On a phone the advice stands below the form, out of sight.
  _point(similar) {
    const jump = document.getElementById("advice-jump");
    if (!jump) return;
    jump.hidden = !similar;
    if (!similar) return;
    jump.firstElementChild.href = `${location.pathname}${location.search}#writing-advice`;
    jump.firstElementChild.textContent = similar.dataset.say;
  }

  _tell(message, aloud = false) {
    this._state.textContent = message;
    if (aloud) say(message);
  }
}

if (form) new DraftKeeper(form);
