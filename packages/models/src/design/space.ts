import type { Arithmetic } from '@fishergrad/engine';
import type { Box } from '@fishergrad/optimize';

/**
 * What may be chosen: a box of free numbers, and the protocol that each place in it stands for.
 *
 * Every place of the box is a protocol that the scanner can play. The map is a formula: it has derivatives.
 */
export interface Space<S extends string = string> extends Box {
  /** What each free number is, for a person: `TE 3`. */
  readonly names: readonly string[];
  /** Free numbers → the settings of each acquisition, SI. */
  readonly protocol: <T>(a: Arithmetic<T>, x: readonly T[]) => readonly Readonly<Record<S, T>>[];
  /** The place that stands for these settings, or the nearest to it; undefined where there is no such road back. */
  readonly place: (protocol: readonly Readonly<Record<S, number>>[]) => number[] | undefined;
  /** Other boxes for the same protocols, where a search that has ended in one may go on in another. */
  readonly roads?: readonly Space<S>[];
  /** How many acquisitions are free: those after them are as they are. Where it is not said, all are free. */
  readonly count?: number;
  /**
   * The nearest protocol whose free acquisitions are on a raster (whole multiples of a step for each setting that has one) and
   * keep what the space promises; {@link rounded} asks for it.
   *
   * @throws RangeError where there is none
   */
  readonly onRaster?: (
    protocol: readonly Readonly<Record<S, number>>[],
    raster: Readonly<Partial<Record<S, number>>>,
  ) => readonly Readonly<Record<S, number>>[];
}

/** What may be chosen of one setting: a box of free numbers, and the value of every acquisition that they stand for. */
export interface Column extends Box {
  /** What each free number is, for a person, without the name of the setting: `3`, `spacing`. */
  readonly names: readonly string[];
  /** How many acquisitions it gives values for. */
  readonly count: number;
  /** Free numbers → one value for each acquisition. */
  readonly values: <T>(a: Arithmetic<T>, x: readonly T[]) => T[];
  /** The free numbers of values, or of those nearest to them that can be reached. */
  readonly place: (values: readonly number[]) => number[];
  /** Other free numbers for the same values, where a search that has ended in these may go on. */
  readonly roads?: readonly Column[];
  /** The least value, where all values may shrink toward it together and keep what the column promises. */
  readonly least?: number;
  /**
   * The values nearest to these that are whole multiples of a step and keep what the column promises.
   *
   * @throws RangeError where there are none
   */
  readonly onRaster: (values: readonly number[], step: number) => number[];
}
