import "./live-tally.js";
import "./live-refresh.js";
import "./live-news.js";
import "./support-form.js";
import "./submit-once.js";
import "./counter.js";
import "./share.js";
import "./dropdowns.js";
