/** n! */
const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));

/** The whole numbers from 1 to n. */
export const upTo = (n: number): number[] => Array.from({ length: n }, (_, k) => k + 1);

/** The ways to sort n things into k ordered lists, C(n−1, k−1) n!/k! (Lah 1954). */
export const lah = (n: number, k: number): number =>
  (factorial(n - 1) / factorial(k - 1) / factorial(n - k)) * (factorial(n) / factorial(k));

/** The positive solution of W e^W = z (Lambert's function), for z > 0, by Newton's method. */
export const lambertW = (z: number): number =>
  upTo(40).reduce((w) => w - (w * Math.exp(w) - z) / (Math.exp(w) * (w + 1)), Math.log1p(z));
