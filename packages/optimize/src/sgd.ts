import { type Optimizer, refuseFraction } from './optimizer.ts';

/**
 * Gradient descent: x ← x − η g, with the rate η. Stochastic where g is that of a part of the data.
 *
 * @example
 * ```ts
 * const x = Float64Array.of(1);
 * sgd().begin(1)(x, [2], 0.1); // x² falls from 1, where its slope is 2
 * x[0]; // => 0.8
 * ```
 */
export function sgd(): Optimizer {
  return {
    name: 'sgd',
    formula: 'x ← x − η g',
    begin: () => (x, g, rate) => {
      for (let k = 0; k < x.length; k++) x[k]! -= rate * g[k]!;
    },
  };
}

/**
 * Descent with a memory of where it was going: v ← μ v + g, x ← x − η v (Polyak 1964, doi:10.1016/0041-5553(64)90137-5).
 *
 * A steady gradient moves it 1/(1 − μ) times as far as {@link sgd} would.
 *
 * @param friction μ in [0, 1): what is left of the velocity after a step
 * @throws RangeError for another μ
 *
 * @example
 * ```ts
 * const [x, step] = [Float64Array.of(0), momentum(0.5).begin(1)];
 * step(x, [-1], 1);
 * step(x, [-1], 1);
 * x[0]; // => 2.5
 * ```
 */
export function momentum(friction = 0.9): Optimizer {
  refuseFraction('the momentum μ', friction);
  return {
    name: 'momentum',
    formula: `v ← ${friction} v + g, x ← x − η v`,
    begin: (n) => {
      const v = new Float64Array(n);
      return (x, g, rate) => {
        for (let k = 0; k < n; k++) {
          v[k] = friction * v[k]! + g[k]!;
          x[k]! -= rate * v[k]!;
        }
      };
    },
  };
}

/**
 * Momentum that looks ahead: v ← μ v + g, x ← x − η (g + μ v) (Nesterov 1983, in the form of Bengio et al. 2013,
 * arXiv:1212.0901, in which x is the place ahead at which the slope is taken).
 *
 * @param friction μ in [0, 1)
 * @throws RangeError for another μ
 *
 * @example
 * ```ts
 * const x = Float64Array.of(0);
 * nesterov(0.5).begin(1)(x, [-1], 1);
 * x[0]; // => 1.5
 * ```
 */
export function nesterov(friction = 0.9): Optimizer {
  refuseFraction('the momentum μ', friction);
  return {
    name: 'nesterov',
    formula: `v ← ${friction} v + g, x ← x − η (g + ${friction} v)`,
    begin: (n) => {
      const v = new Float64Array(n);
      return (x, g, rate) => {
        for (let k = 0; k < n; k++) {
          v[k] = friction * v[k]! + g[k]!;
          x[k]! -= rate * (g[k]! + friction * v[k]!);
        }
      };
    },
  };
}
