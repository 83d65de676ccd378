import type { Role, SignalModel } from '@fishergrad/models';
import type { Place } from './studyError.ts';

/** Parameter → SI value. */
export type Tissue = Readonly<Record<string, number>>;
/** One record of settings per acquisition, SI. */
export type Protocol = readonly Readonly<Record<string, number>>[];

/** One value of a sweep, or the only one. */
export interface Case {
  /** What tells it apart from the others: "T2star = 10 ms". */
  readonly label: string;
  /** The value of every parameter, SI. */
  readonly tissue: Tissue;
  /** σ per real channel. */
  readonly sigma: number;
}

/** A study as read from its file: SI numbers, ready to compute, with the units its author thinks in. */
export interface Study {
  /** The name of its file. */
  readonly file: string;
  /** Where in its file the tissue stands. */
  readonly place: Place;
  /** Its title, or the name of its file. */
  readonly name: string;
  /** Which signal. */
  readonly model: SignalModel;
  /** One per tissue; several in a sweep. */
  readonly cases: readonly Case[];
  /** The settings of each acquisition, SI. */
  readonly protocol: Protocol;
  /** How often each acquisition is measured and averaged. */
  readonly averages: readonly number[];
  /** Parameter → whether it is estimated or known. */
  readonly roles: Readonly<Record<string, Role>>;
  /** The noise in its author's words, where they were not σ: "SNR 50 of S0". */
  readonly snr: string | undefined;
  /** Parameter or setting → the unit it was written in. */
  readonly symbols: Readonly<Record<string, string>>;
  /** Names of the parameters that take several values. */
  readonly swept: readonly string[];
  /** What to doubt in the study as written, one sentence each. */
  readonly warnings: readonly string[];
}
