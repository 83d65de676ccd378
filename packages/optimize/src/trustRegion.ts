import { lengthOf } from './clip.ts';
import { dampedUpdate } from './dampedUpdate.ts';
import { flatnessOf } from './flatness.ts';
import { dot } from './dot.ts';
import { addTo } from './frame.ts';
import { lowerRoot } from './lowerRoot.ts';
import { corrected, type Ground, type Place } from './minimaxPlace.ts';
import { rowOf } from './planes.ts';
import { type Holds, quadraticProgram } from './quadraticProgram.ts';

/** How far the first step may go, and the first after a new beginning, in widths of the box. */
const [REACH, REACH_AGAIN] = [0.2, 1e-3];
/** The least curvature, as a share of the slopes: so little changes nothing within the box. */
const LEAST_BEND = 1e-9;
const LEAST_REACH = 1e-15;

/** What a search has learnt. */
interface Search {
  /** Second derivatives of Σ μⱼ fⱼ. */
  B: Float64Array;
  /** How many steps B knows. */
  known: number;
  /** How far a step may go in each number. */
  reach: number;
  /** Whether nothing was gained since B was begun. */
  isFresh: boolean;
  holds: Holds | undefined;
}

/** A step that was tried. */
interface Trial {
  readonly to: Place;
  readonly step: Float64Array;
  /** What the planes and the bowl promised to gain. */
  readonly promised: number;
  readonly weights: Float64Array;
}

/**
 * Steps that make the largest of some functions smaller: the lowest place of their planes on a bowl, within reach.
 *
 * Sequential quadratic programming with a trust region (Fletcher 1982, Mathematical Programming Study 17:67): a step that gains
 * less than half of what was promised is corrected once for how the functions bend, and the bowl learns also from steps that are
 * not taken, but for those much too far.
 * Where nothing more is gained the bowl is begun anew, once.
 *
 * @returns from a place to one with a smaller largest value, or with the same and flatter; undefined where there is none
 */
export function trustRegion(ground: Ground): (from: Place) => Place | undefined {
  let search: Search | undefined;
  return (from) => {
    search ??= beginning(from, REACH);
    for (;;) {
      const trial = attempt(ground, search, from);
      if (trial !== undefined && isGain(search, from, trial)) return trial.to;
      if (trial !== undefined && trial.promised > rounding(from) / 16 && search.reach > LEAST_REACH) continue;
      if (search.isFresh) return undefined;
      search = beginning(from, REACH_AGAIN);
    }
  };
}

/** A round bowl, as wide as the reach for the slope that is there. */
function beginning(from: Place, reach: number): Search {
  const B = new Float64Array(from.x.length ** 2);
  bend(B, from.x.length, (flatnessOf(from).slope || 1) / reach);
  return { B, known: 0, reach, isFresh: true, holds: undefined };
}

function bend(B: Float64Array, n: number, curvature: number): void {
  for (let k = 0; k < n; k++) B[k * n + k] = curvature;
}

/** Changes of the value that rounding might feign. */
const rounding = (place: Place): number => 2 ** -50 * Math.abs(place.value);

/** Tries a step, and learns from it; undefined where the bowl has lost its shape. */
function attempt(ground: Ground, search: Search, from: Place): Trial | undefined {
  const root = lowerRoot(search.B, from.x.length);
  if (root === undefined) return undefined;
  const near = {
    lower: from.lower.map((each) => Math.max(each, -search.reach)),
    upper: from.upper.map((each) => Math.min(each, search.reach)),
  };
  const lowest = quadraticProgram({ ...from, ...near }, root, search.holds);
  search.holds = lowest.holds;
  let { step } = lowest;
  let to = ground.after(from, step);
  const promised = -lowest.height - lowest.bowl;
  if (from.value - to.value < promised / 2) {
    const again = quadraticProgram({ ...corrected(from, step, to), ...near }, root, search.holds).step;
    const other = ground.after(from, again);
    if (other.value < to.value) [to, step] = [other, again];
  }
  if (from.value - to.value > -promised) learn(search, from, to, step, lowest.weights);
  return { to, step, promised, weights: lowest.weights };
}

/** Takes how Σ μⱼ ∇fⱼ changed along a step into B. */
function learn(search: Search, from: Place, to: Place, step: Float64Array, weights: Float64Array): void {
  const n = step.length;
  const change = new Float64Array(n);
  let size = 0;
  for (let j = 0; j < weights.length; j++) {
    if (weights[j] === 0) continue;
    const before = rowOf(from.slopes, j, n);
    size += weights[j]! * lengthOf(before);
    addTo(change, weights[j]!, rowOf(to.slopes, j, n));
    addTo(change, -weights[j]!, before);
  }
  const [along, long, most] = [dot(step, change), lengthOf(step), lengthOf(change)];
  const isSteady = most <= 1e-14 * size;
  if (search.known > 0 && isSteady) return;
  const isBowl = along > 0.01 * long * most;
  if (search.known++ === 0) bend(search.B, n, isSteady ? LEAST_BEND * size : isBowl ? most ** 2 / along : most / long);
  dampedUpdate(search.B, step, change, LEAST_BEND * size);
}

/** Whether a step is to be taken, and how far the next may go. */
function isGain(search: Search, from: Place, { to, step, promised }: Trial): boolean {
  const [gained, noise] = [from.value - to.value, rounding(from)];
  const long = step.reduce((most, each) => Math.max(most, Math.abs(each)), 0);
  const isLower = gained > 0.01 * promised && gained > noise;
  const isFlatter = !isLower && gained >= 0 && flatnessOf(to).slope < 0.9 * flatnessOf(from).slope;
  if (!isLower && !isFlatter) {
    search.reach = Math.min(search.reach, long) / (Number.isNaN(gained) ? 10 : 3);
    return false;
  }
  if (gained > 0.75 * promised && long > 0.8 * search.reach) search.reach *= 2;
  else if (gained < 0.25 * promised) search.reach = Math.max(long / 2, LEAST_REACH);
  if (gained > 16 * noise) search.isFresh = false;
  return true;
}
