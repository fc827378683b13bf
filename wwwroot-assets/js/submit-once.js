const sent = new Set();

function release() {
  for (const button of sent) button.disabled = false;
  sent.clear();
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-once]") || event.defaultPrevented) return;
  // A disabled button is left out of the form data, so it is disabled only after the data was gathered.
  setTimeout(() => {
    for (const button of form.elements) {
      if (button.type !== "submit" || button.disabled) continue;
      button.disabled = true;
      sent.add(button);
    }
  });
  // A download or a lost connection leaves the page standing; the form must not stay dead.
  setTimeout(release, 15_000);
});

addEventListener("pageshow", release);
