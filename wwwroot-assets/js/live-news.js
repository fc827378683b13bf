import { LiveRefresh } from "./live-refresh.js";
import { newsText } from "./news.js";
import { note } from "./notes.js";

// Says that others have written, and shows it when asked: with thousands of readers, pages that reload by
// themselves would ask the server all at once, and a text that moves while it is read annoys.
class LiveNews extends LiveRefresh {
  connectedCallback() {
    super.connectedCallback();
    this.addEventListener("click", this._show);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.removeEventListener("click", this._show);
  }

  beat(total) {
    const link = this.querySelector("a");
    const text = newsText(total - Number(this.getAttribute("total")), this.dataset, document.documentElement.lang);
    if (!link || (text ?? "") === link.textContent) return;
    link.hidden = text === null;
    link.textContent = text ?? "";
    if (text !== null) note(text);
  }

  get _address() {
    return this.querySelector("a").href;
  }

  _show = async (event) => {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const fresh = await this._swap().catch(() => null);
    if (!fresh) {
      location.assign(link.href);
      return;
    }
    this.setAttribute("total", fresh.total ?? this.getAttribute("total"));
    link.hidden = true;
    link.textContent = "";
    fresh.target.tabIndex = -1;
    fresh.target.focus();
  };
}

customElements.define("live-news", LiveNews);
