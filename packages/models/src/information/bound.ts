import type { Unit } from '../signal/quantity.ts';
import type { Rows } from './fisher.ts';

/** The Cramér–Rao bound of one parameter: no unbiased estimator scatters less. SDs, not variances, in the parameter's SI unit. */
export interface ParameterBound {
  readonly value: number;
  readonly unit: Unit;
  /** √(F⁻¹)ᵢᵢ: the other estimated parameters unknown too. */
  readonly sd: number;
  /** sd / |value|; Infinity where the value is 0. */
  readonly relativeSd: number;
  /** 1/√Fᵢᵢ: if all other parameters were known. */
  readonly conditionalSd: number;
}

/** The bound of a function of the parameters, by the delta method. */
export type DerivedBound = Omit<ParameterBound, 'conditionalSd'>;

/** The Cramér–Rao bound of one experiment. */
export interface Bound<P extends string = string> {
  /** The estimated parameters, in the order of every matrix below. */
  readonly names: readonly P[];
  readonly parameters: Readonly<Record<P, ParameterBound>>;
  readonly derived: Readonly<Record<string, DerivedBound>>;
  readonly correlation: Rows<number>;
  /** F, SI units. */
  readonly fisher: Rows<number>;
  /** Largest over smallest eigenvalue of F scaled to unit diagonal: 1 for parameters that do not disturb each other. */
  readonly conditionNumber: number;
  /** Relative error that rounding may have left in the SDs, an estimate of its size. */
  readonly rounding: number;
}
