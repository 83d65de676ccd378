import type { Arithmetic } from '@fishergrad/engine';
import type { Unit } from '../../signal/quantity.ts';
import type { Channels } from '../channels.ts';
import type { Rows } from '../rows.ts';

/** Something of the noise that is unknown itself: its σ, as a parameter beside those of the tissue. */
export interface NoiseUnknown {
  /** What it is called among the parameters: `sigma`. */
  readonly name: string;
  /** One phrase for a person. */
  readonly means: string;
  /** Its SI unit. */
  readonly unit: Unit;
  /** The value at which the bound holds. */
  readonly value: number;
}

/** What is assumed of the noise: how much the samples tell about their means. */
export interface Noise {
  /** Its name: `gaussian`. */
  readonly kind: string;
  /** The assumption as a phrase for a report, with σ and its convention. */
  readonly says: string;
  /** The samples it can be the noise of; real and complex ones alike when absent. */
  readonly takes?: 'real' | 'complex';
  /** How many samples it is the noise of; any number when absent. */
  readonly samples?: number;
  /**
   * Root of the Fisher information that a channel of acquisition `k` carries about its mean μ, in 1/unit of the signal; where
   * that depends on other channels, root of the most it can carry.
   */
  readonly root: <T>(a: Arithmetic<T>, mean: T, k: number) => T | number;
  /**
   * The rows of R, whose RᵀR is the information of all samples together. When absent, the channels are independent, and a row
   * is `root` times the slopes of its channel.
   *
   * @param unknowns where among the columns those of `unknowns` stand
   */
  readonly rows?: <T>(a: Arithmetic<T>, channels: Channels<T>, unknowns: readonly number[]) => Rows<T>;
  /** The SD of one channel of acquisition `k` with mean μ, in the unit of the signal: what an error bar shows. */
  readonly sd?: (mean: number, k: number) => number;
  /** Relative error that rounding may have left in what it makes of the slopes: of the root of a covariance matrix. */
  readonly rounding?: number;
  /** What of the noise is unknown itself. */
  readonly unknowns?: readonly NoiseUnknown[];
  /** Why it cannot be the noise of samples with these means, as a sentence; undefined where it can. */
  readonly refuses?: (channels: Channels<number>) => string | undefined;
  /** The same noise with nothing of it unknown. */
  readonly known?: () => Noise;
  /** The same noise with σ so many times as large. */
  readonly times?: (factor: number) => Noise;
}
