import type { Trace } from '../weave/figure.ts';
import { curve, evenly } from '../weave/figure.ts';

/** A number that is estimated: where it is, and how far estimates scatter. */
interface Estimate {
  readonly value: number;
  readonly sd: number;
}

/**
 * The outline of the pairs with δᵀ F δ = −2 ln(1 − level), which is where `level` of all estimates fall inside if they scatter
 * normally with covariance F⁻¹.
 *
 * @param ρ the correlation of the two
 */
export function ellipse(level: number, first: Estimate, second: Estimate, ρ: number): Trace {
  const r = Math.sqrt(-2 * Math.log(1 - level));
  const turn = evenly(0, 2 * Math.PI, 121);
  const across = turn.map((θ) => ρ * Math.cos(θ) + Math.sqrt(1 - ρ ** 2) * Math.sin(θ));
  const x = turn.map((θ) => first.value + first.sd * r * Math.cos(θ));
  return curve(
    `${100 * level} %`,
    x,
    across.map((each) => second.value + second.sd * r * each),
  );
}
