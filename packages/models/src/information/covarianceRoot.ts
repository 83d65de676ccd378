import type { Rows } from './rows.ts';
import { norm } from './norm.ts';
import type { ScaledSpectrum } from './scaledSpectrum.ts';

/** C with F⁻¹ = C Cᵀ: D⁻¹ V diag(1/s). The SD of parameter i is the length of row i. */
export function covarianceRoot({ lengths, singular, vectors }: ScaledSpectrum): Rows<number> {
  return lengths.map((length, i) => singular.map((s, k) => (vectors[k]?.[i] as number) / s / length));
}

/** The SD of a function with these slopes, by the delta method: ‖Cᵀ ∇h‖. */
export function deviationOf(C: Rows<number>, slopes: readonly number[]): number {
  const moved = C[0]?.map((_, k) =>
    dot(
      slopes,
      C.map((row) => row[k]!),
    ),
  );
  return norm(moved ?? []);
}

/** Σ xₖ yₖ */
export function dot(x: readonly number[], y: readonly number[]): number {
  return x.reduce((sum, entry, k) => sum + entry * y[k]!, 0);
}
