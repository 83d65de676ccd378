import { CholeskyDecomposition, Matrix, solve } from 'ml-matrix';
import type { Rows } from '../rows.ts';
import type { WhiteningRow } from './whitening.ts';

/** A pivot below this part of its variance is 0 for a matrix of doubles. */
const SMALLEST = 1e-12;

/**
 * Rows of L⁻¹ with Σ = LLᵀ. Taken of the correlation matrix, so that no unit matters, over the SDs.
 *
 * @throws RangeError when Σ is not a symmetric, positive definite matrix of finite numbers
 */
export function whiteningOf(covariance: Rows<number>): { readonly W: WhiteningRow[]; readonly rounding: number } {
  if (!Array.isArray(covariance) || !covariance.every((row) => Array.isArray(row)))
    throw new RangeError('the covariance of the noise must be a matrix, a list of rows');
  const sds = covariance.map((row, k) => Math.sqrt(row[k] ?? NaN));
  refuseNoCovariance(covariance, sds);
  const scaled = covariance.map((row, i) =>
    row.map((x, k) => (i === k ? 1 : (x + covariance[k]![i]!) / 2 / (sds[i]! * sds[k]!))),
  );
  const split = new CholeskyDecomposition(new Matrix(scaled));
  const L = split.lowerTriangularMatrix;
  const pivots = L.diagonal().map((l) => l * l);
  if (!split.isPositiveDefinite() || !pivots.every((pivot) => pivot > SMALLEST))
    throw new RangeError(
      'the covariance of the noise is not positive definite: some samples would have no noise between them',
    );
  const inverse = solve(L, Matrix.eye(L.rows)).to2DArray();
  const W = inverse.map((row, k) => row.slice(0, k + 1).map((x, i) => [i, x / sds[i]!] as const));
  return { W, rounding: Number.EPSILON / Math.min(...pivots) };
}

function refuseNoCovariance(covariance: Rows<number>, sds: readonly number[]): void {
  const count = covariance.length;
  const crooked = covariance.findIndex((row) => row.length !== count);
  if (count === 0 || crooked >= 0)
    throw new RangeError(
      `the covariance of the noise must be a square matrix${crooked < 0 ? '' : `: row ${crooked + 1} has ${covariance[crooked]!.length} numbers, not ${count}`}`,
    );
  const wild = covariance.findIndex((row) => !row.every(Number.isFinite));
  if (wild >= 0) throw new RangeError(`the covariance of the noise must be of finite numbers; row ${wild + 1} is not`);
  const flat = sds.findIndex((sd) => !(sd > 0));
  if (flat >= 0)
    throw new RangeError(
      `the covariance of the noise must have positive variances; that of sample ${flat + 1} is ${covariance[flat]![flat]}`,
    );
  covariance.forEach((row, i) =>
    row.forEach((x, k) => {
      if (Math.abs(x - covariance[k]![i]!) > SMALLEST * sds[i]! * sds[k]!)
        throw new RangeError(
          `the covariance of the noise must be symmetric: (${i + 1}, ${k + 1}) is ${x}, and (${k + 1}, ${i + 1}) is ${covariance[k]![i]}`,
        );
    }),
  );
}
