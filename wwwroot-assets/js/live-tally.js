import { LiveElement } from "./live-element.js";
import { note } from "./notes.js";
import { fill, formatNumber, isTotal, sameNumber } from "./numbers.js";

export class LiveTally extends LiveElement {
  beat(total, { present }) {
    this.show(total, { announce: !present });
  }

  show(total, { announce = false } = {}) {
    if (!isTotal(total) || sameNumber(this.textContent, total)) return;
    const text = formatNumber(total, document.documentElement.lang);
    this.textContent = text;
    // The bell hides a nought by it.
    if ("total" in this.dataset) this.dataset.total = total;
    this._highlight();
    const template = this.dataset.note;
    if (announce && template) note(fill(template, text));
  }

  _highlight() {
    clearTimeout(this._calm);
    this.classList.remove("changed");
    // Reading a measure makes the browser start the animation anew.
    void this.offsetWidth;
    this.classList.add("changed");
    this._calm = setTimeout(() => this.classList.remove("changed"), 2_000);
  }
}

export function showTotal(topic, total) {
  for (const tally of document.querySelectorAll("live-tally")) {
    if (tally.getAttribute("topic") === topic) tally.show(total);
  }
}

customElements.define("live-tally", LiveTally);
