import { watchTopic } from "./topics.js";

// Both live elements follow their topic attribute, which enhanced navigation may change under them.
export class LiveElement extends HTMLElement {
  static get observedAttributes() {
    return ["topic"];
  }

  connectedCallback() {
    this._follow();
  }

  disconnectedCallback() {
    this._stop?.();
    this._stop = undefined;
  }

  attributeChangedCallback() {
    if (this._stop) this._follow();
  }

  _follow() {
    this._stop?.();
    this._stop = watchTopic(this.getAttribute("topic"), (total, state) => this.beat(total, state));
  }
}
