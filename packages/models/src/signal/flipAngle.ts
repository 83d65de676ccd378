import { angle, nominally, plausibly, type Quantity, ratio } from './quantity.ts';

/** The flip angle that a sequence asks for, from 0 to 360°; the spins see B1 times as much (rad). */
export const flipAngle = (usual: readonly [number, number]): Quantity =>
  plausibly({ ...angle('nominal flip angle', usual), lower: 0, upper: 2 * Math.PI }, 0, Math.PI);

/** What the flip angle of the spins is of the nominal one, B1; known to be 1 where nothing is said. Its usual range may differ. */
export const relativeB1: Quantity = nominally(
  plausibly(
    { ...ratio('relative transmit field, flip angle over nominal flip angle', [0.7, 1.3]), lower: 0, above: true },
    0.2,
    2,
  ),
  1,
);

/** Degrees in radians. */
export const degrees = (x: number): number => (x * Math.PI) / 180;
