import type { Schedule } from '@fishergrad/optimize';

/** The mean of n samples is that of n − 1, moved by 1/n towards the last; step k sees sample k + 1 (Robbins & Monro 1951). */
export function averaging(curvature: number): Schedule {
  return (step) => 1 / (curvature * (step + 1));
}
