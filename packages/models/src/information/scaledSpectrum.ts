import { Matrix, SVD } from 'ml-matrix';
import type { Rows } from './rows.ts';
import { norm } from './norm.ts';

/**
 * The singular values and right vectors of R with its columns scaled to length 1, R D⁻¹ = U diag(s) Vᵀ.
 *
 * Only the scaled spectrum speaks about the experiment; that of R itself changes with the units.
 */
export interface ScaledSpectrum {
  /** D: the length of each column of R. */
  readonly lengths: readonly number[];
  /** s, falling. */
  readonly singular: readonly number[];
  /** `vectors[k]` belongs to `singular[k]`. */
  readonly vectors: Rows<number>;
}

/** The scaled spectrum of R, whose columns must be finite and not zero. */
export function scaledSpectrum(R: Rows<number>): ScaledSpectrum {
  const width = R[0]?.length ?? 0;
  if (width === 0) return { lengths: [], singular: [], vectors: [] };
  const lengths = Array.from({ length: width }, (_, i) => norm(R.map((row) => row[i]!)));
  const scaled = R.map((row) => row.map((entry, i) => entry / lengths[i]!));
  while (scaled.length < width) scaled.push(new Array<number>(width).fill(0));
  const svd = new SVD(new Matrix(scaled), { computeLeftSingularVectors: false });
  return { lengths, singular: svd.diagonal, vectors: svd.rightSingularVectors.transpose().to2DArray() };
}
