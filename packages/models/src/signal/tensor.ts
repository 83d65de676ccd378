import type { Arithmetic } from '@fishergrad/engine';
import { lengthOf } from './lengthOf.ts';

/** The six components of a symmetric tensor. */
type Tensor<T> = Readonly<Record<'Dxx' | 'Dyy' | 'Dzz' | 'Dxy' | 'Dxz' | 'Dyz', T>>;

/** What rounding leaves of a minor that is 0, relative to the products that it is made of. */
const ROUNDING = 1e-12;

/**
 * The fractional anisotropy of a tensor: 0 of a round one, 1 where there is diffusion along one axis only.
 *
 *   FA = √(3/2) |D − MD·1| / |D|,   |D|² = Dxx² + Dyy² + Dzz² + 2 (Dxy² + Dxz² + Dyz²)
 *
 * At a round tensor it has a value, 0, but as the length of a vector at its origin no slope.
 *
 * Basser & Pierpaoli 1996, J Magn Reson B 111:209, doi:10.1006/jmrb.1996.0086
 */
export function fractionalAnisotropy<T>(a: Arithmetic<T>, { Dxx, Dyy, Dzz, Dxy, Dxz, Dyz }: Tensor<T>): T {
  const mixed = (factor: number): T[] => [Dxy, Dxz, Dyz].map((D) => a.mul(Math.sqrt(factor), D));
  // 3 |D − MD·1|² by differences of two, which of a round tensor are 0 and not what rounding leaves
  const apart = [a.sub(Dxx, Dyy), a.sub(Dyy, Dzz), a.sub(Dzz, Dxx), ...mixed(6)];
  return a.div(a.mul(Math.SQRT1_2, lengthOf(a, apart)), lengthOf(a, [Dxx, Dyy, Dzz, ...mixed(2)]));
}

/** Whether a tensor is that of no diffusion: one of its principal minors is below 0 by more than rounding. */
export function hasNegativeEigenvalue({ Dxx, Dyy, Dzz, Dxy, Dxz, Dyz }: Tensor<number>): boolean {
  const minors = [
    ...[[Dxx], [Dyy], [Dzz]],
    ...[
      [Dxx * Dyy, -Dxy * Dxy],
      [Dxx * Dzz, -Dxz * Dxz],
      [Dyy * Dzz, -Dyz * Dyz],
    ],
    [Dxx * Dyy * Dzz, 2 * Dxy * Dxz * Dyz, -Dxx * Dyz * Dyz, -Dyy * Dxz * Dxz, -Dzz * Dxy * Dxy],
  ];
  return minors.some((terms) => sum(terms) < -ROUNDING * sum(terms.map(Math.abs)));
}

function sum(terms: readonly number[]): number {
  return terms.reduce((total, term) => total + term, 0);
}
