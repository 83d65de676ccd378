import type { Bound } from '@fishergrad/models';

/**
 * The least SD of an estimator of θ₀ whose mean is m(θ), two unknowns in all: √(∇m F⁻¹ ∇m) (Cramér 1946; Kay 1993, appendix 3B).
 * An unbiased one has ∇m = (1, 0), which gives the bound itself.
 */
export function biasedBound(
  slopes: readonly [number, number],
  { names, parameters, correlation }: Pick<Bound, 'names' | 'parameters' | 'correlation'>,
): number {
  const [a, b] = names.map((name, k) => slopes[k] * parameters[name].sd);
  return Math.sqrt(a * a + b * b + 2 * a * b * correlation[0][1]);
}
