import { unsolved } from '../../support/unsolved.ts';

/**
 * The heavy ball takes the slope where it is, and then adds its momentum. Nesterov (1983) goes first where the momentum leads,
 * $x + \mu\,(x - x_\text{before})$, and takes the slope *there*: it brakes before it overshoots.
 *
 * Write one such step for one coordinate: from the position `x`, the position one step before, and the function `slope`,
 * return the next position.
 */
export function nesterovStep(
  slope: (x: number) => number,
  x: number,
  before: number,
  { rate, momentum }: { readonly rate: number; readonly momentum: number },
): number {
  return unsolved();
}
