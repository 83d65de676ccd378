import type { Wanted } from '@fishergrad/models/design';

/** How the values of one free setting hang together from one acquisition to the next. */
export type Layout = FreeLayout | TrainLayout | SplineLayout | PlainLayout;

/** Each value for itself. */
export interface FreeLayout {
  /** Which layout it is. */
  readonly kind: 'free';
  /** The least distance of two values. */
  readonly spacing?: number;
  /** The most by which neighbors in the order of play differ. */
  readonly slew?: number;
}

/** Evenly spaced trains, one spacing for all; what is not given is free. */
export interface TrainLayout {
  /** Which layout it is. */
  readonly kind: 'train';
  /** How many samples each train has. */
  readonly counts: readonly number[];
  /** The first value, where it is given. */
  readonly first?: number;
  /** The spacing, where it is given. */
  readonly step?: number;
}

/** A smooth curve. */
export interface SplineLayout {
  /** Which layout it is. */
  readonly kind: 'spline';
  /** How many control points it has. */
  readonly knots: number;
}

/** Each the same multiple of the one before; or one value for all acquisitions. */
export interface PlainLayout {
  /** Which layout it is. */
  readonly kind: 'geometric' | 'same';
}

/** A setting that may be chosen, SI. */
export interface Varied {
  /** Its name. */
  readonly setting: string;
  /** The least value. */
  readonly from: number;
  /** The largest. */
  readonly to: number;
  /** How its values hang together. */
  readonly layout: Layout;
  /** The step of the scanner's grid, where it has one: values are whole multiples of it. */
  readonly raster?: number;
}

/** What is to be small. */
export type CriterionWord = 'D' | 'Ds' | 'A' | 'E' | 'c' | 'relative' | 'CoV';

/** A question of design as its author put it, SI. */
export interface StudyDesign {
  /** What may be chosen; empty where samples of the protocol are to be picked. */
  readonly vary: readonly Varied[];
  /** How many acquisitions are free. Of weights: how many samples a value is told for. */
  readonly samples: number;
  /** Whether the answer is how to share the measuring among settings (an approximate design) rather than a protocol. */
  readonly weights: boolean;
  /** How many acquisitions of the protocol to keep, where that is the question. */
  readonly choose: number | undefined;
  /** What is to be small. */
  readonly criterion: CriterionWord;
  /** What it is about, with the weight of each (1 unless written): parameters and derived quantities. */
  readonly of: readonly Wanted[];
  /** What counts of several tissues: the mean with these weights (they sum to 1), or the worst. */
  readonly tissues: 'worst' | readonly number[];
  /** Acquisitions that stay as they are, whole rows of settings. */
  readonly fixed: readonly Readonly<Record<string, number>>[];
  /** The time an acquisition takes, s: a number, or the name of a setting of time. The criterion is then per √time. */
  readonly duration: number | string | undefined;
  /** The most that all acquisitions together may take, s. */
  readonly budget: number | undefined;
  /** How often each acquisition is measured, all of them used; once when absent. */
  readonly averages?: number | undefined;
  /** From how many random places to search. */
  readonly starts: number;
  /** The seed of that chance. */
  readonly seed: number;
  /** The settings of each free acquisition that are not varied, rows; of weights one row, which all share. */
  readonly rest: readonly Readonly<Record<string, number>>[];
  /** The acquisitions as the study gives them, SI: what the design is compared with. */
  readonly before: readonly Readonly<Record<string, number>>[];
  /** What to doubt in the design as written, one sentence each. */
  readonly warnings: readonly string[];
}
