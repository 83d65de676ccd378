import { type Optimizer, refuseFraction, refuseNegative } from './optimizer.ts';

/** The numbers of {@link rmsProp}. */
export interface RmsPropOptions {
  /** ρ: what is left of the mean square after a step; 0.99 when absent. */
  readonly decay?: number;
  /** ε, beside the root: keeps the step of a gradient that was always 0 finite; 1e-8 when absent. */
  readonly epsilon?: number;
}

/**
 * Steps of like size in all directions: s ← ρ s + (1 − ρ) g², x ← x − η g / (√s + ε) (Tieleman & Hinton 2012, lecture 6e).
 *
 * @throws RangeError for ρ outside of [0, 1) or a negative ε
 *
 * @example
 * ```ts
 * const x = Float64Array.of(0, 0);
 * rmsProp({ decay: 0.75, epsilon: 0 }).begin(2)(x, [-1, -1000], 0.1);
 * [...x]; // ~> [0.2, 0.2]
 * ```
 */
export function rmsProp({ decay = 0.99, epsilon = 1e-8 }: RmsPropOptions = {}): Optimizer {
  refuseFraction('the decay ρ of RMSProp', decay);
  refuseNegative('ε of RMSProp', epsilon);
  return {
    name: 'rmsProp',
    scaleFree: true,
    formula: `s ← ${decay} s + (1 − ${decay}) g², x ← x − η g / (√s + ${epsilon})`,
    begin: (n) => {
      const s = new Float64Array(n);
      return (x, g, rate) => {
        for (let k = 0; k < n; k++) {
          s[k] = decay * s[k]! + (1 - decay) * g[k]! * g[k]!;
          x[k]! -= (rate * g[k]!) / (Math.sqrt(s[k]!) + epsilon);
        }
      };
    },
  };
}
