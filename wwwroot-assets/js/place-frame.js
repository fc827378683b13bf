// Between degrees, the drawing of the outlines, and what stands in the two fields.
export function createFrame({ west, north, perLon, perLat }) {
  return {
    drawn: ([lon, lat]) => [(lon - west) * perLon, (north - lat) * perLat],
    degrees: ([x, y]) => [west + x / perLon, north - y / perLat],
  };
}

// People here write 51,5136; maps write 51.5136. Anything else is left for the server to refuse kindly.
export function parseDegrees(text, most) {
  const plain = text.trim().replace(/°$/, "").replace(",", ".").replace("\u2212", "-");
  if (!/^-?\d{1,3}(\.\d*)?$/.test(plain)) return null;
  const degrees = Number(plain);
  return Math.abs(degrees) <= most ? degrees : null;
}

// As the server writes it: five decimals at most, with the sign of the language.
export function writeDegrees(degrees, language) {
  return new Intl.NumberFormat(`${language}-u-nu-latn`, { maximumFractionDigits: 5, useGrouping: false }).format(degrees).replace("\u2212", "-").replace(/[\u200e\u200f\u061c]/g, "").replace("\u066b", ".");
}

// Five steps of a tenth are half the drawing: quick enough, and with Shift ten times finer.
export function step(key, [x, y], width, height, fine) {
  const size = Math.min(width, height) / (fine ? 200 : 20);
  const [dx, dy] = { ArrowLeft: [-size, 0], ArrowRight: [size, 0], ArrowUp: [0, -size], ArrowDown: [0, size] }[key] ?? [0, 0];
  return [Math.min(width, Math.max(0, x + dx)), Math.min(height, Math.max(0, y + dy))];
}

export function fill(text, ...values) {
  return text.replace(/\{(\d)\}/g, (_, index) => values[index] ?? "");
}
