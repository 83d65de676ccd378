import type { Unit } from '../signal/quantity.ts';

/** One parameter's part in a change that no sample sees. */
export interface Change {
  /** The parameter. */
  readonly name: string;
  /** Its SI unit. */
  readonly unit: Unit;
  /** The change in the parameter's unit. */
  readonly by: number;
  /** The change relative to |value|; undefined where the value is 0. */
  readonly relative: number | undefined;
}
