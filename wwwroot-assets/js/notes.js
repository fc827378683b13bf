// A screen reader that hears every vote hears nothing else: one note in ten seconds, the newest wins.
export function createNotes({ say, interval = 10_000, now = () => Date.now(), later = (f, ms) => setTimeout(f, ms) }) {
  let last = -Infinity;
  let waiting = null;
  let timerRuns = false;

  function speak(text) {
    last = now();
    say(text);
  }

  return function note(text) {
    const wait = last + interval - now();
    if (wait <= 0 && !timerRuns) {
      speak(text);
      return;
    }
    waiting = text;
    if (timerRuns) return;
    timerRuns = true;
    later(() => {
      timerRuns = false;
      const newest = waiting;
      waiting = null;
      if (newest !== null) speak(newest);
    }, wait);
  };
}

export function say(text) {
  const region = document.getElementById("live-note");
  if (region) region.textContent = text;
}

export const note = createNotes({ say });
