/** Text for a DOT label: every character stands for itself, also inside the fields of a record. */
export function escapeField(text: string): string {
  const spaced = escapeText(text).replaceAll(/^ | $|(?<= ) /g, '\u00A0'); // plain ones are dropped
  return spaced.replaceAll(/[{}|<>]/g, String.raw`\$&`);
}

/** Text for any other DOT label. What no XML file may hold (most control characters) becomes U+FFFD. */
export function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;') // Graphviz reads entities in labels
    .replaceAll(/["\\]/g, String.raw`\$&`)
    .replaceAll(/\r\n?|\n/g, String.raw`\n`)
    .replaceAll('\t', ' ')
    .replaceAll(/[\p{Surrogate}\u0000-\u001F\u007F-\u009F\uFFFE\uFFFF]/gu, '\uFFFD');
}

/** A number to so many significant digits, without trailing zeros. */
export function numberText(x: number, digits: number): string {
  if (Math.abs(x) === Infinity) return x > 0 ? '∞' : '−∞';
  return String(Number(x.toPrecision(digits)))
    .replace('e+', 'e')
    .replaceAll('-', '−');
}

/** 12345 as "12,345". */
export function numeral(n: number): string {
  return String(n).replaceAll(/\B(?=(\d{3})+$)/g, ',');
}

/** A count of things: "1 operation", "12,345 operations". */
export function countText(n: number, thing: string): string {
  return `${numeral(n)} ${thing}${n === 1 ? '' : 's'}`;
}
