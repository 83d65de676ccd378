import type { Approximate, Choice, Tolerance } from '@fishergrad/models/design';
import type { Protocol, Study } from '../study.ts';
import type { StudyDesign } from '../studyDesign.ts';

/** What a design costs: smaller is better. */
export interface Priced {
  /** As its criterion is told in the field, SI: a variance, a sum of CoVs, ln det F⁻¹ …; of one second, where time counts. */
  readonly value: number;
  /** ln of the cost that falls as 1/n with n times the samples, of all tissues together. */
  readonly logCost: number;
  /** The same of each tissue. */
  readonly logCosts: readonly number[];
}

/** What is proved of a design; or why nothing is. */
export type Certificate =
  | {
      /** No protocol of as many samples (or as much time) within these ranges has a cost below cost/(1 + gap). */
      readonly gap: number;
      /** The best cost that shared measuring could reach, over that of this design. */
      readonly efficiency: number;
      /** The best way to share the measuring. */
      readonly best: Approximate;
    }
  | {
      /** Why nothing is proved. */
      readonly none: string;
    };

/** How far one setting of one acquisition may be off by itself. */
export interface SettingTolerance extends Tolerance {
  /** Which acquisition, from 0. */
  readonly acquisition: number;
  /** Which of its settings. */
  readonly setting: string;
}

/** Why a search ended. */
export type SearchStop = 'done' | 'interrupted';

/** What became of a study's question of design. */
export interface Designed {
  /** What was asked. */
  readonly design: StudyDesign;
  /** The study as given. */
  readonly before: Study;
  /** The same with the answer as its protocol, and its weights, times the number of samples, as averages. */
  readonly after: Study;
  /** The acquisitions of the answer, SI. */
  readonly protocol: Protocol;
  /** What part of the measuring each gets; undefined where each is one acquisition. */
  readonly weights: readonly number[] | undefined;
  /** What the given protocol costs; undefined where it cannot tell the parameters apart. */
  readonly priceBefore: Priced | undefined;
  /** What the answer costs. */
  readonly price: Priced;
  /** What is proved of it. */
  readonly certificate: Certificate;
  /** How many searches began at random places. */
  readonly starts: number;
  /** How many of them ended as well as the best; undefined where not all have ended. */
  readonly startsAgreed: number | undefined;
  /** Why the search ended. */
  readonly stop: SearchStop;
  /** What rounding to the scanner's grid costs: the part by which the cost rose; undefined where nothing was rounded. */
  readonly roundingLoss: number | undefined;
  /** How far each value may be off by itself until the cost has risen by `loss`. */
  readonly tolerances: readonly SettingTolerance[];
  /** The part by which the cost may rise within the tolerances. */
  readonly loss: number;
  /** Where samples were picked from the protocol: their places, and whether all choices were compared. */
  readonly choice: Pick<Choice, 'kept' | 'proved' | 'choices'> | undefined;
  /** What to doubt, one sentence each. */
  readonly notes: readonly string[];
}

/** How far a search has come. */
export interface DesignProgress {
  /** What is being done, a phrase: "start 3 of 20". */
  readonly doing: string;
  /** The cost of the best so far, as its criterion is told. */
  readonly value: number | undefined;
  /** The best so far as an answer, marked as interrupted; undefined while there is none. */
  readonly soFar: (() => Designed) | undefined;
}
