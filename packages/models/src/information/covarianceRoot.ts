import { column, type Rows } from './rows.ts';
import type { ScaledSpectrum } from './scaledSpectrum.ts';

/** C with F⁻¹ = C Cᵀ: D⁻¹ V diag(1/s). The SD of parameter i is the length of row i. */
export function covarianceRoot({ lengths, singular, vectors }: ScaledSpectrum): Rows<number> {
  return lengths.map((length, i) => singular.map((s, k) => (vectors[k]?.[i] as number) / s / length));
}

/** Cᵀ ∇h: how the estimate of a function with these slopes moves; its SD is the length, by the delta method. */
export function movedBy(C: Rows<number>, slopes: readonly number[]): number[] {
  return (C[0] ?? []).map((_, k) => dot(slopes, column(C, k)));
}

/** Σ xₖ yₖ */
export function dot(x: readonly number[], y: readonly number[]): number {
  return x.reduce((sum, entry, k) => sum + entry * y[k]!, 0);
}
