// The server writes numbers with plain digits and always groups thousands; what replaces them must look the same,
// or a number would jump although nobody voted ("1.284" to "1284" in Polish).
export function formatNumber(total, language) {
  const options = { useGrouping: "always", numberingSystem: "latn", maximumFractionDigits: 0 };
  try {
    return new Intl.NumberFormat(language || undefined, options).format(total);
  } catch {
    // A language tag the browser does not know must not stop the count.
    return new Intl.NumberFormat("de", { maximumFractionDigits: 0 }).format(total);
  }
}

export function sameNumber(shown, total) {
  const digits = shown.replace(/\D/g, "");
  return digits !== "" && Number(digits) === total;
}

export function isTotal(value) {
  return Number.isInteger(value) && value >= 0;
}

export function fill(template, number) {
  return template.replaceAll("{n}", number);
}
