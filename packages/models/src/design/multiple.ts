/**
 * k · step, as near to its decimal as a number can be: 354 steps of 10 µs are 3.54e-3 s, not 3.5400000000000002e-3. Steps
 * that are no short decimals (1° in radians) are multiplied as they are.
 */
export function multiple(k: number, step: number): number {
  const product = k * step;
  const decimal = Number(product.toPrecision(12));
  return Math.abs(decimal - product) <= 4 * Number.EPSILON * Math.abs(product) ? decimal : product;
}

/** How many steps x is at least: ⌈x/step⌉, where x/step that is whole but for rounding counts as whole. */
export function stepsUp(x: number, step: number): number {
  return wholeSteps(x, step) ?? Math.ceil(x / step);
}

/** How many steps x is at most: ⌊x/step⌋, likewise. */
export function stepsDown(x: number, step: number): number {
  return wholeSteps(x, step) ?? Math.floor(x / step);
}

/** x/step where it is whole but for rounding. */
export function wholeSteps(x: number, step: number): number | undefined {
  const [steps, whole] = [x / step, Math.round(x / step)];
  return Math.abs(steps - whole) <= 1e-12 * Math.max(1, Math.abs(steps)) ? whole : undefined;
}

/** The whole multiples of a step between two ends: the first and the last, as counts of steps. */
export interface Multiples {
  readonly first: number;
  readonly last: number;
  readonly step: number;
}

/** @throws RangeError where no multiple lies between them */
export function multiplesWithin(from: number, to: number, step: number): Multiples {
  if (!(step > 0 && step < Infinity)) throw new RangeError(`the step of a raster must be positive, not ${step}`);
  const [first, last] = [stepsUp(from, step), stepsDown(to, step)];
  if (first > last)
    throw new RangeError(
      `no whole multiple of the raster ${step} lies between ${from} and ${to}: take a finer raster or a wider range`,
    );
  return { first, last, step };
}

/** Each value brought to the nearest of them. */
export function nearestOf({ first, last, step }: Multiples, values: readonly number[]): number[] {
  return values.map((value) => multiple(Math.min(last, Math.max(first, Math.round(value / step))), step));
}
