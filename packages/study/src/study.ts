import type { AnyModel, Noise, Role } from '@fishergrad/models';
import type { StudyDesign } from './studyDesign.ts';
import type { Place } from './studyError.ts';

/** Parameter → SI value. */
export type Tissue = Readonly<Record<string, number>>;
/** One record of settings per acquisition, SI. */
export type Protocol = readonly Readonly<Record<string, number>>[];

/** What is assumed of a parameter, in a word. */
export type RoleWord = 'estimate' | 'nuisance' | 'known' | 'prior';

/** One value of a sweep, or the only one. */
export interface Case {
  /** What tells it apart from the others: "T2star = 10 ms". */
  readonly label: string;
  /** The value of every parameter, SI. */
  readonly tissue: Tissue;
  /** The noise of each experiment. */
  readonly noises: readonly Noise[];
  /** Parameter → what is assumed of it; the SD of a prior may be relative to its value. */
  readonly roles: Readonly<Record<string, Role>>;
}

/** One way in which the tissue is measured. */
export interface StudyPart {
  /** What its author calls it, or the name of its model. */
  readonly name: string;
  /** Which signal. */
  readonly model: AnyModel;
  /** The settings of each acquisition, SI. */
  readonly protocol: Protocol;
  /** How often each acquisition is measured; all of them are used. */
  readonly averages: readonly number[];
  /** The noise in its author's words, where they were not σ: "SNR 50 of S0". */
  readonly snr: string | undefined;
}

/** A study as read from its file: SI numbers, ready to compute, with the units its author thinks in. */
export interface Study {
  /** The name of its file. */
  readonly file: string;
  /** Where in its file the tissue stands. */
  readonly place: Place;
  /** Its title, or the name of its file. */
  readonly name: string;
  /** Which signal; of several experiments, all of them together. */
  readonly model: AnyModel;
  /** How it is measured: one experiment, or several whose samples are used together. */
  readonly parts: readonly StudyPart[];
  /** One per tissue; several in a sweep. */
  readonly cases: readonly Case[];
  /** Parameter → what is assumed of it, in a word. */
  readonly roles: Readonly<Record<string, RoleWord>>;
  /** Names of the parameters that the study does not mention, and which have their nominal value. */
  readonly nominal: readonly string[];
  /** The CoV (relative SD) that is asked for, where one is. */
  readonly target: number | undefined;
  /** What is asked of its design, where something is. */
  readonly design?: StudyDesign;
  /** Parameter or setting → the unit it was written in. */
  readonly symbols: Readonly<Record<string, string>>;
  /** Names of the parameters that take several values. */
  readonly swept: readonly string[];
  /** What to doubt in the study as written, one sentence each. */
  readonly warnings: readonly string[];
}
