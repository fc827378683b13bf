// After a restart everyone comes back at once; the wide random part spreads thousands of viewers over seconds.
export function backoff(attempt, random = Math.random) {
  const ceiling = Math.min(60_000, 2_000 * 2 ** Math.min(attempt, 10));
  return 250 + Math.round(random() * ceiling);
}
