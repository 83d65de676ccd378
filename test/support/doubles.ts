/** Numbers k = 1, 2, … that fill [0, 1) evenly, however many are taken. */
const even = (k: number): number => (k * 0.6180339887498949) % 1;

/** Doubles of every exponent, denormals included; two by two of either sign. */
export const everyExponent = Array.from(
  { length: 2098 },
  (_, k) => (k % 4 < 2 ? 1 : -1) * 2 ** (k - 1074) * (1 + even(k)),
).filter(Number.isFinite);

/** Doubles spread evenly between two numbers; `first` says which. */
export function between(from: number, to: number, count: number, first = 1): number[] {
  return Array.from({ length: count }, (_, k) => from + (to - from) * even(first + k));
}

/** Doubles ever closer to x from both sides, and their opposites. */
export function around(x: number): number[] {
  return Array.from({ length: 53 }, (_, k) => [1 - 2 ** -k, 1 + 2 ** -k])
    .flat()
    .flatMap((t) => [x * t, -x * t])
    .filter(Number.isFinite);
}

export const special = [0, -0, Infinity, -Infinity, NaN, 1, -1];
