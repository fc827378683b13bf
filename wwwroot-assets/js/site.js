import "./live-tally.js";
import "./live-refresh.js";
import "./live-news.js";
import "./support-form.js";
import "./submit-once.js";
import "./counter.js";
import "./share.js";
import "./dropdowns.js";

// Few pages have a place to show; the others carry nothing of it.
if (document.querySelector("[data-place]")) import("./place.js");
