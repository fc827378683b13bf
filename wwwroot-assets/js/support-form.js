import { showTotal } from "./live-tally.js";
import { formatNumber } from "./numbers.js";
import { judgeAnswer } from "./support-answer.js";

// Both buttons stand in the same place: the second half of a double click would take the support back.
const calm = 800;
const patience = 15_000;
const busy = new WeakSet();
const switched = new WeakMap();

function boxOf(form) {
  return form.closest("[data-live-box], .support-box") ?? form;
}

function tell(box, text, tone) {
  const status = box.querySelector("[role=status]");
  if (!status) return;
  status.textContent = text;
  if (tone) status.dataset.tone = tone;
  else delete status.dataset.tone;
}

function turn(box, form, supported) {
  if (typeof supported !== "boolean") return;
  const wanted = supported ? "supported" : "open";
  const hadFocus = form.contains(document.activeElement);
  for (const part of box.querySelectorAll("[data-when]")) part.hidden = part.dataset.when !== wanted;
  switched.set(box, Date.now());
  // A hidden button loses the focus to the top of the page.
  if (hadFocus && form.closest("[hidden]")) {
    box.querySelector(`[data-when="${wanted}"] :is(button, input[type=submit]), button[data-when="${wanted}"]`)?.focus();
  }
}

async function send(form, submitter) {
  const data = new FormData(form);
  if (submitter?.name) data.append(submitter.name, submitter.value);
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), patience);
  try {
    // A control named "action" would hide the property of the form.
    const response = await fetch(form.getAttribute("action") ?? location.href, {
      method: "POST",
      body: new URLSearchParams(data),
      credentials: "same-origin",
      headers: { Accept: "application/json" },
      signal: stop.signal,
    });
    const json = response.headers.get("content-type")?.includes("json");
    return judgeAnswer(response.status, json ? await response.json() : null);
  } catch {
    return { kind: "retry" };
  } finally {
    clearTimeout(timer);
  }
}

function act(box, form, answer) {
  const { kind, message, total, supported } = answer;
  if (kind === "sign-in" && form.dataset.signIn) {
    location.assign(form.dataset.signIn);
  } else if (kind === "done" || kind === "refused") {
    showTotal(form.dataset.topic, total);
    if (kind === "done") for (const part of box.querySelectorAll("[data-total]")) part.textContent = formatNumber(total, document.documentElement.lang);
    turn(box, form, supported);
    tell(box, message, kind === "refused" ? "bad" : "");
  } else if (kind === "retry" && form.dataset.retryText) {
    tell(box, form.dataset.retryText, "bad");
  } else {
    HTMLFormElement.prototype.submit.call(form);
  }
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("form[data-live-form]") || event.defaultPrevented) return;
  event.preventDefault();
  const box = boxOf(form);
  if (busy.has(box) || Date.now() - (switched.get(box) ?? 0) < calm) return;
  busy.add(box);
  const button = event.submitter ?? form.querySelector("button");
  button?.setAttribute("aria-busy", "true");
  tell(box, "");
  try {
    act(box, form, await send(form, event.submitter));
  } finally {
    button?.removeAttribute("aria-busy");
    busy.delete(box);
  }
});
