import type { Effort } from './measure.ts';
import type { Toolchains } from './toolchains.ts';

/** A number that was measured, and the numbers it is held to. */
export interface Figure {
  /** What it is: "T2* map ÷ C scalar". */
  readonly what: string;
  readonly value: number;
  /** `×` for a ratio of medians; else a unit. */
  readonly unit: string;
  readonly must?: number;
  readonly stretch?: number;
  /** Whether more is better, as for "so many times faster". */
  readonly more?: boolean;
}

/** What a goal came to. */
export interface Outcome {
  readonly figures: readonly Figure[];
  /** What was not measured and why, and what else a reader must know. */
  readonly notes: readonly string[];
}

/** What a goal has at hand. */
export interface Bench {
  readonly tools: Toolchains;
  readonly effort: Effort;
}

/** One line of the table of goals. Throws where a number is wrong. */
export interface Goal {
  readonly id: string;
  readonly work: string;
  readonly measure: (bench: Bench) => Promise<Outcome>;
}
