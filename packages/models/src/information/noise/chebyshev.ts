import type { Arithmetic, Rule } from '@fishergrad/engine';

/**
 * Coefficients cₖ of f(t) = Σ cₖ Tₖ(2t − 1) on [0, 1], from its values at `count` of Chebyshev's points; 0 and 1 are none of
 * them. Trailing coefficients below `rounding` of the largest are left out.
 */
export function chebyshevCoefficients(f: (t: number) => number, count: number, rounding: number): number[] {
  const angles = Array.from({ length: count }, (_, k) => (Math.PI * (k + 0.5)) / count);
  const values = angles.map((angle) => f(Math.cos(angle / 2) ** 2));
  const coefficients = angles.map((_, k) => {
    const sum = values.reduce((all, value, i) => all + value * Math.cos(k * angles[i]!), 0);
    return (k === 0 ? 1 : 2) * (sum / count);
  });
  const largest = Math.max(...coefficients.map(Math.abs));
  return coefficients.slice(0, coefficients.findLastIndex((c) => Math.abs(c) > rounding * largest) + 1);
}

/**
 * The function Σ cₖ Tₖ(2t − 1) as a primitive with slopes of every order; meant for t in [0, 1].
 *
 * Value and formula are Clenshaw's recurrence; the slope is again such a series, made when it is asked for.
 */
export function chebyshev(name: string, coefficients: readonly number[]): Rule {
  let slope: Rule | undefined;
  return {
    name,
    arity: 1,
    value: (t) => clenshaw(coefficients, t),
    slopes: [(a, d, _, t) => a.mul(d, a.apply((slope ??= chebyshev(`${name}′`, derivative(coefficients))), t))],
    formula: (a, t) => clenshawIn(a, coefficients, t),
  };
}

/** bₖ = cₖ + 2s bₖ₊₁ − bₖ₊₂ with s = 2t − 1; the sum is c₀ + s b₁ − b₂. */
function clenshaw(c: readonly number[], t: number): number {
  const twice = 4 * t - 2;
  let [b1, b2] = [0, 0];
  for (let k = c.length - 1; k > 0; k--) {
    const b = twice * b1 + (c[k]! - b2);
    b2 = b1;
    b1 = b;
  }
  return (twice / 2) * b1 + ((c[0] ?? 0) - b2);
}

function clenshawIn<T>(a: Arithmetic<T>, c: readonly number[], t: T | number): T {
  const { add, mul, sub } = a;
  const twice = sub(mul(4, t), 2);
  let [b1, b2]: [T | number, T | number] = [0, 0];
  for (let k = c.length - 1; k > 0; k--) [b1, b2] = [add(mul(twice, b1), sub(c[k]!, b2)), b1];
  return add(mul(0.5, twice, b1), sub(c[0] ?? 0, b2));
}

/** dₖ₋₁ = dₖ₊₁ + 2k cₖ, d₀ half of that; once more 2 for t in place of s. */
function derivative(c: readonly number[]): number[] {
  const d = new Array<number>(c.length + 1).fill(0);
  for (let k = c.length - 1; k > 0; k--) d[k - 1] = d[k + 1]! + 4 * k * c[k]!;
  return d.slice(0, Math.max(0, c.length - 1)).map((each, k) => (k === 0 ? each / 2 : each));
}
