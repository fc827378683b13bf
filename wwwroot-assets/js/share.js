import { say } from "./notes.js";

const able = "share" in navigator || Boolean(navigator.clipboard);

// The button is hidden in the page and shown only where it can do something.
function reveal() {
  if (!able) return;
  for (const button of document.querySelectorAll("[data-share][hidden]")) button.hidden = false;
}

async function share(button) {
  const url = button.dataset.shareUrl ?? document.querySelector("link[rel=canonical]")?.href ?? location.href;
  const title = button.dataset.shareTitle ?? document.title;
  if (navigator.share) {
    await navigator.share({ title, url });
    return;
  }
  await navigator.clipboard.writeText(url);
  const done = button.dataset.shareDone;
  if (!done) return;
  const before = button.textContent;
  if (before !== done) {
    button.textContent = done;
    setTimeout(() => (button.textContent = before), 3_000);
  }
  say(done);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-share]");
  // Closing the share sheet is reported as an error; it is none.
  if (button) share(button).catch(() => {});
});

reveal();
globalThis.Blazor?.addEventListener?.("enhancedload", reveal);
