/** A place along a line. */
export interface Trial {
  /** How far along. */
  readonly t: number;
  /** The value there; NaN is worse than everything. */
  readonly value: number;
  /** Its derivative in t. */
  readonly slope: number;
}

/** How far to go. */
export interface Reach {
  /** Where two t lie no further apart than this, they are one place. */
  readonly least: number;
  /** The largest t, at least 1. */
  readonly most: number;
}

/** The share of the fall which the slope promises that must come true, and what may be left of the slope. */
const [FALL, LEFT] = [1e-4, 0.9];
const TRIALS = 40;

/**
 * A t at which the value is low enough and its slope flat enough (the strong Wolfe conditions; Nocedal & Wright 2006,
 * doi:10.1007/978-0-387-40065-5, algorithms 3.5 and 3.6), beginning at 1.
 *
 * Where a fall is lost in rounding, the slope alone tells that one is there (Hager & Zhang 2005, doi:10.1137/030601880); but
 * the value never rises.
 *
 * @returns undefined where no t has a value as low as promised
 */
export function lineSearch<T extends Trial>(at: (t: number) => T, start: Trial, { least, most }: Reach): T | undefined {
  let [low, found, high]: [Trial, T | undefined, Trial | undefined] = [start, undefined, undefined];
  let t = 1;
  for (let count = 0; count < TRIALS; count++) {
    const trial = at(t);
    if (isEnough(trial, start)) return trial;
    if (isLow(trial, start) && trial.value <= low.value) {
      if (trial.slope * ((high?.t ?? Infinity) - low.t) >= 0) high = low;
      [low, found] = [trial, trial];
      if (high === undefined && t === most) return trial;
    } else high = trial;
    t = high === undefined ? Math.min(most, 4 * t) : between(low, high);
    if (Math.abs(t - low.t) <= least) break;
  }
  return found;
}

const isLow = ({ t, value }: Trial, start: Trial): boolean => value <= start.value + FALL * t * start.slope;

function isEnough(trial: Trial, start: Trial): boolean {
  if (!(Math.abs(trial.slope) <= -LEFT * start.slope)) return false;
  // Of a parabola, the slope at its far end is less than the negative of the one it starts with exactly if it has fallen.
  return isLow(trial, start) || (trial.value <= start.value && trial.slope <= -(1 - 2 * FALL) * start.slope);
}

/** The minimum of the cubic through both, but not too near to either; the middle where there is none. */
function between(low: Trial, high: Trial): number {
  const width = high.t - low.t;
  const share = cubicMinimum(low.slope * width, high.slope * width, high.value - low.value);
  return low.t + width * (Number.isFinite(share) ? Math.min(0.9, Math.max(0.1, share)) : 0.5);
}

/** Where in [0, 1] the cubic is least that has these slopes at both ends and rises so much between them. */
function cubicMinimum(first: number, last: number, rise: number): number {
  const bend = first + last - 3 * rise;
  const root = Math.sqrt(bend * bend - first * last);
  return 1 - (last + root - bend) / (last - first + 2 * root);
}
