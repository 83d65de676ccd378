/** One step of the perceptron rule: t (w · x) grows by |x|², so that this sample is on its way to the right side. */
export function corrected(w: readonly number[], x: readonly number[], t: number): readonly number[] {
  const side = w.reduce((sum, each, k) => sum + each * x[k], 0);
  return t * side > 0 ? w : w.map((each, k) => each + t * x[k]);
}
