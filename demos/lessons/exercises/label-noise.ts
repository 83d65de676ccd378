import { unsolved } from '../../support/unsolved.ts';

/**
 * Test labels are made by people too. Of a share `flipped` $= q$ of them the sign is wrong, at random and whatever the point; a network
 * agrees with a share `agreed` of these labels. It agrees where both are right, and where both are wrong. About which share of
 * *clean* labels is it right?
 *
 * Return that share. For $q = \tfrac12$ labels say nothing: throw a `RangeError` from there on.
 */
export function cleanAccuracy(agreed: number, flipped: number): number {
  return unsolved();
}
