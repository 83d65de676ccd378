import { type Optimizer, refuseFraction, refuseNegative } from './optimizer.ts';

/** The numbers of {@link adam}. */
export interface AdamOptions {
  /** β₁: what is left of the mean gradient after a step; 0.9 when absent. */
  readonly beta1?: number;
  /** β₂: what is left of the mean square after a step; 0.999 when absent. */
  readonly beta2?: number;
  /** ε, beside the root; 1e-8 when absent. */
  readonly epsilon?: number;
}

/** The numbers of {@link adamW}. */
export interface AdamWOptions extends AdamOptions {
  /** λ: the share of x that a step of rate 1 would take away; 0.01 when absent. */
  readonly decay?: number;
}

/**
 * Momentum, over the root of the mean square, both freed of their start at 0 (Kingma & Ba 2015, arXiv:1412.6980):
 *
 *   m ← β₁ m + (1 − β₁) g,  s ← β₂ s + (1 − β₂) g²,  x ← x − η m̂ / (√ŝ + ε)  with m̂ = m/(1 − β₁ᵗ), ŝ = s/(1 − β₂ᵗ)
 *
 * The first step is η in every direction whose slope is well above ε.
 *
 * @throws RangeError for β outside of [0, 1) or a negative ε
 *
 * @example
 * ```ts
 * const x = Float64Array.of(0, 0);
 * adam().begin(2)(x, [-1, 1000], 0.1);
 * [...x].map((each) => each.toFixed(6)); // => ['0.100000', '-0.100000']
 * ```
 */
export function adam(options: AdamOptions = {}): Optimizer {
  return { ...adamLike(options, 0), name: 'adam' };
}

/**
 * {@link adam} that also draws every number towards 0 by ηλx, apart from its averages (Loshchilov & Hutter 2019,
 * arXiv:1711.05101, whose λ is ηλ here, as in PyTorch).
 *
 * @throws RangeError for β outside of [0, 1), a negative ε or a negative λ
 *
 * @example
 * ```ts
 * const x = Float64Array.of(2);
 * adamW({ decay: 0.5 }).begin(1)(x, [0], 0.1);
 * x[0]; // => 1.9
 * ```
 */
export function adamW({ decay = 0.01, ...options }: AdamWOptions = {}): Optimizer {
  refuseNegative('the decay λ of AdamW', decay);
  return { ...adamLike(options, decay), name: 'adamW' };
}

function adamLike({ beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 }: AdamOptions, decay: number): Omit<Optimizer, 'name'> {
  refuseFraction('β₁ of Adam', beta1);
  refuseFraction('β₂ of Adam', beta2);
  refuseNegative('ε of Adam', epsilon);
  const shrink = decay === 0 ? '' : ` − ${decay} η x`;
  return {
    scaleFree: true,
    formula: `m ← ${beta1} m + (1 − ${beta1}) g, s ← ${beta2} s + (1 − ${beta2}) g², x ← x${shrink} − η m̂ / (√ŝ + ${epsilon})`,
    begin: (n) => {
      const [m, s] = [new Float64Array(n), new Float64Array(n)];
      let [left1, left2] = [1, 1]; // β₁ᵗ, β₂ᵗ
      return (x, g, rate) => {
        left1 *= beta1;
        left2 *= beta2;
        for (let k = 0; k < n; k++) {
          m[k] = beta1 * m[k]! + (1 - beta1) * g[k]!;
          s[k] = beta2 * s[k]! + (1 - beta2) * g[k]! * g[k]!;
          const step = m[k]! / (1 - left1) / (Math.sqrt(s[k]! / (1 - left2)) + epsilon);
          x[k]! -= rate * (step + decay * x[k]!);
        }
      };
    },
  };
}
