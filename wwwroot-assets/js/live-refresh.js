import { LiveElement } from "./live-element.js";

const typing = "input, select, textarea, [contenteditable]";

// Unsent text is worth more than a fresh list.
function inUse(target) {
  if (target.contains(document.activeElement) && document.activeElement.matches(typing)) return true;
  if (target.querySelector("dialog[open]")) return true;
  return [...target.querySelectorAll("input, textarea")].some((field) =>
    field.type === "checkbox" || field.type === "radio" ? field.checked !== field.defaultChecked : field.value !== field.defaultValue,
  );
}

function keepOpen(target, fresh) {
  for (const details of target.querySelectorAll("details[open][id]")) {
    fresh.querySelector(`#${CSS.escape(details.id)}`)?.setAttribute("open", "");
  }
}

function refocus(fresh, active) {
  if (!active) return;
  const selector = active.id
    ? `#${CSS.escape(active.id)}`
    : active.getAttribute("href")
      ? `a[href="${CSS.escape(active.getAttribute("href"))}"]`
      : null;
  const twin = selector && fresh.querySelector(selector);
  if (twin) {
    twin.focus({ preventScroll: true });
    return;
  }
  // The focused thing is gone; without a home the focus would fall back to the top of the page.
  fresh.tabIndex = -1;
  fresh.focus({ preventScroll: true });
}

export class LiveRefresh extends LiveElement {
  constructor() {
    super();
    this._known = null;
    this._timer = 0;
    this._running = false;
    this._again = false;
  }

  connectedCallback() {
    super.connectedCallback();
    if (this.hasAttribute("total")) this._known = Number(this.getAttribute("total"));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this._timer);
    this._timer = 0;
  }

  beat(total, { present }) {
    const news = present ? this._known !== null && this._known !== total : true;
    this._known = total;
    if (news) this._soon();
  }

  // The random second keeps all desks from asking at the same moment.
  _soon(delay = Math.random() * 1_000) {
    if (this._timer) return;
    this._timer = setTimeout(() => {
      this._timer = 0;
      this._refresh();
    }, delay);
  }

  get _address() {
    return location.href;
  }

  get _target() {
    const selector = this.getAttribute("target");
    return selector ? document.querySelector(selector) : null;
  }

  async _refresh() {
    if (this._running) {
      this._again = true;
      return;
    }
    const target = this._target;
    if (!target) return;
    if (inUse(target)) {
      this._soon(3_000);
      return;
    }
    this._running = true;
    try {
      await this._swap();
    } catch {
      // The page stays as it is; the next beat tries again.
    } finally {
      this._running = false;
      if (this._again) {
        this._again = false;
        this._soon();
      }
    }
  }

  async _swap() {
    const [place, address] = [location.href, this._address];
    const response = await fetch(address, { credentials: "same-origin", headers: { Accept: "text/html" }, cache: "no-store" });
    // A redirect means signed out or moved: not a part of this page.
    if (!response.ok || response.redirected || !this.isConnected || place !== location.href) return;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const fresh = page.querySelector(this.getAttribute("target"));
    const target = this._target;
    if (!fresh || !target) return;
    // Somebody may have begun to type while the page was on its way.
    if (inUse(target)) {
      this._soon(3_000);
      return;
    }
    const active = target.contains(document.activeElement) ? document.activeElement : null;
    keepOpen(target, fresh);
    target.replaceWith(document.adoptNode(fresh));
    refocus(fresh, active);
    return { target: fresh, total: page.querySelector(`${this.localName}[target="${this.getAttribute("target")}"]`)?.getAttribute("total") };
  }
}

customElements.define("live-refresh", LiveRefresh);
