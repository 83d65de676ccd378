/** The units all others are made of, in the order in which they are spelled. */
const BASES = ['m', 'kg', 'mol', 'A', 'K', 'T', 'rad', 's'] as const;

/** One of them. The tesla is here among them, because nothing in this house weighs a magnet. */
export type Base = (typeof BASES)[number];

/** The exponent of each base unit that is there: m²/s is `{ m: 2, s: -1 }`, a plain number is `{}`. */
export type Dimension = Readonly<Partial<Record<Base, number>>>;

/** No unit at all. */
export const NONE: Dimension = {};

/** d · eⁿ */
export function combined(d: Dimension, e: Dimension, n = 1): Dimension {
  const entries = BASES.map((base) => [base, (d[base] ?? 0) + n * (e[base] ?? 0)] as const);
  return Object.fromEntries(entries.filter(([, exponent]) => Math.abs(exponent) > 1e-9));
}

/** dⁿ */
export function raised(d: Dimension, n: number): Dimension {
  return combined(NONE, d, n);
}

/** Whether two are one, angles being plain numbers. */
export function alike(d: Dimension, e: Dimension): boolean {
  const rest = combined(d, e, -1);
  return Object.keys(rest).every((base) => base === 'rad');
}

/** Without its angles: what a formula may do with 2π f t + φ. */
export function withoutAngle(d: Dimension): Dimension {
  return combined(d, { rad: -(d.rad ?? 0) });
}

/** Its SI unit: "m²/s", "1/s", "m³/kg/s", and "1" for a plain number. */
export function spelled(d: Dimension): string {
  const part = (sign: number): string[] =>
    BASES.filter((base) => Math.sign(d[base] ?? 0) === sign).map((base) => `${base}${superscript(Math.abs(d[base]!))}`);
  return [part(1).join('·') || '1', ...part(-1)].join('/');
}

function superscript(n: number): string {
  if (n === 1) return '';
  return Number.isInteger(n) ? String(n).replaceAll(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]!) : `^${n}`;
}
