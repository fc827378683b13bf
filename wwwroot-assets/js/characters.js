export const marks = [100, 20, 0];

// The mark crossed by the last change, or null: only these are spoken, the visible text follows every key.
export function crossedMark(before, after) {
  if (after < 0 && before >= 0) return -1;
  return marks.find((mark) => after <= mark && before > mark) ?? null;
}
