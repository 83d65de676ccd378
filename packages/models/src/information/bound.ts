import type { Unit } from '../signal/quantity.ts';
import type { Change } from './change.ts';
import type { Rows } from './rows.ts';

/** The Cramér–Rao bound of one parameter: no unbiased estimator scatters less. SDs, not variances, in the parameter's SI unit. */
export interface ParameterBound {
  /** The value at which the bound holds. */
  readonly value: number;
  /** The SI unit of `value` and of the SDs. */
  readonly unit: Unit;
  /** √(F⁻¹)ᵢᵢ: the other estimated parameters unknown too. */
  readonly sd: number;
  /** sd / |value|; Infinity where the value is 0. */
  readonly relativeSd: number;
  /** 1/√Fᵢᵢ: if all other parameters were known. */
  readonly conditionalSd: number;
}

/** The bound of a function h of the parameters, by the delta method: SD √(∇hᵀ F⁻¹ ∇h). */
export interface DerivedBound extends Omit<ParameterBound, 'conditionalSd'> {
  /** ρ of its estimate with that of each unknown, and of each other derived quantity, by name. */
  readonly correlation: Readonly<Record<string, number>>;
}

/** The combination of parameters that moves the samples least, each parameter counted in SDs of its own if it were alone. */
export interface Weakest {
  /** The change, the largest relative one of a parameter told as 1 %. */
  readonly changes: readonly Change[];
  /** By how many standard errors it moves all samples together, ‖R δθ‖: unseen in a single measurement where below about 1. */
  readonly moves: number;
}

/** The Cramér–Rao bound of one experiment. */
export interface Bound<P extends string = string> {
  /** The estimated parameters, in the order of every matrix below. */
  readonly names: readonly P[];
  /** The bound of each estimated parameter. */
  readonly parameters: Readonly<Record<P, ParameterBound>>;
  /** The bound of each derived quantity of the model that depends on an estimated parameter. */
  readonly derived: Readonly<Record<string, DerivedBound>>;
  /** ρ of the estimates: Cᵢₖ / √(Cᵢᵢ Cₖₖ) with C = F⁻¹; 1 on the diagonal. */
  readonly correlation: Rows<number>;
  /** F, SI units. */
  readonly fisher: Rows<number>;
  /** The eigenvalues of F scaled to unit diagonal, falling. They sum up to the number of parameters and change with no unit. */
  readonly spectrum: readonly number[];
  /** What the samples tell least of all. */
  readonly weakest: Weakest;
  /** Largest over smallest eigenvalue of F scaled to unit diagonal: 1 for parameters that do not disturb each other. */
  readonly conditionNumber: number;
  /** Relative error that rounding may have left in the SDs, an estimate of its size. */
  readonly rounding: number;
}
