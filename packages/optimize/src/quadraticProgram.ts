import { dot } from './dot.ts';
import { addTo, combine, coordinates, type Frame, grow, split } from './frame.ts';
import { solveTransposedRoot } from './lowerRoot.ts';
import { demandOf, heightAt, type Limits, limitsOf, normalOf, type Planes, worstLimit } from './planes.ts';

/** The lowest place of a bowl on planes. */
export interface LowestPlace {
  /** d */
  readonly step: Float64Array;
  /** The largest of the planes there. */
  readonly height: number;
  /** ½ dᵀ B d */
  readonly bowl: number;
  /** What each plane carries: μ ≥ 0, Σ μ = 1, and 0 for planes below the largest. */
  readonly weights: Float64Array;
  /** The planes, and sides of the box, that hold it: where to begin on planes that are much alike. */
  readonly holds: Holds;
}

/** What holds a place: a plane that it lies on, and limits. */
export interface Holds {
  /** The plane. */
  readonly base: number;
  /** The limits, numbered as in {@link Limits}. */
  readonly held: readonly number[];
}

/** On the way down: what holds, what each of it carries, and the place y = Lᵀ d. */
interface Walk {
  readonly limits: Limits;
  base: number;
  baseWeight: number;
  held: number[];
  weights: Float64Array;
  frame: Frame;
  y: Float64Array;
}

/** A share of its length by which a vector must lie across others to be told from a combination of them. */
const APART = 1e-10;
/** What is left of a vector that lies along others. */
const ROUNDING = 2 ** -49;

/** Every limit lifts the place; so many in a row that do not only turn in a circle, by rounding. */
const PATIENCE = 10;

/**
 * The minimum over a box of the largest of m planes and a bowl:  min_d  maxⱼ (hⱼ + gⱼ·d) + ½ dᵀ B d  with B = L Lᵀ.
 *
 * The dual active-set method of Goldfarb & Idnani (1983, doi:10.1007/BF02591962), on one plane at a time: the place lies on
 * a base plane, other planes are limits, and where the base carries no more another takes its place. Equal planes do no harm,
 * nor does a box without width.
 *
 * @param root the lower triangle L, rows after one another
 * @param from what held the lowest place of similar planes
 */
export function quadraticProgram(planes: Planes, root: Float64Array, from?: Holds): LowestPlace {
  const limits = limitsOf(planes, root);
  const walk = begin(limits, from ?? { base: planes.heights.indexOf(Math.max(...planes.heights)), held: [] });
  let highest = -Infinity;
  for (let stalled = 0; stalled < PATIENCE;) {
    const worst = worstLimit(limits, walk.base, walk.held, walk.y);
    if (worst === undefined) break;
    admit(walk, worst);
    const reached = heightOf(walk);
    if (reached > highest) [highest, stalled] = [reached, 0];
    else stalled++;
  }
  return placeOf(walk);
}

/** Holds what would hold, and lets go of all that pulls. */
function begin(limits: Limits, { base, held }: Holds): Walk {
  const nothing = { weights: new Float64Array(0), frame: { columns: [], root: [] }, y: new Float64Array(0) };
  const walk: Walk = { limits, base, baseWeight: 1, held: [...held], ...nothing };
  for (;;) {
    hold(walk);
    settle(walk);
    if (walk.baseWeight >= 0 && walk.weights.every((each) => each >= 0)) return walk;
    for (let i = walk.held.length - 1; i >= 0; i--) if (!(walk.weights[i]! >= 0)) letGo(walk, i);
    if (walk.baseWeight < 0) changeBase(walk);
  }
}

/** Makes the frame anew; what depends on the rest is not held. */
function hold(walk: Walk): void {
  walk.frame = { columns: [], root: [] };
  for (let i = 0; i < walk.held.length;) {
    const a = normalOf(walk.limits, walk.base, walk.held[i]!);
    const parts = split(walk.frame, a);
    if (dot(parts.across, parts.across) > APART ** 2 * dot(a, a)) i = grow(walk.frame, parts);
    else letGo(walk, i);
  }
}

/** Place and weights from what holds, free of the rounding of the way here. */
function settle(walk: Walk): void {
  const { frame, held, base, limits } = walk;
  const { along, across } = split(frame, limits.turned[base]!);
  const demands = Float64Array.from(held, (q) => demandOf(limits, base, q));
  const goal = coordinates(frame, demands);
  const isRounding = dot(across, across) <= ROUNDING ** 2 * limits.lengths[base]! ** 2;
  walk.y = across.map((each) => (isRounding ? 0 : -each));
  goal.forEach((share, j) => addTo(walk.y, share, frame.columns[j]!));
  addTo(goal, 1, along);
  walk.weights = combine(frame, goal);
  walk.baseWeight = held.reduce((rest, q, i) => (isPlane(walk, q) ? rest - walk.weights[i]! : rest), 1);
}

/** What rounding makes a little less than nothing is nothing. */
function round(walk: Walk): void {
  walk.weights = walk.weights.map((each) => Math.max(0, each));
  walk.baseWeight = Math.max(0, walk.baseWeight);
}

/** The bowl on its base at y. */
function heightOf({ limits: { heights, turned }, base, y }: Walk): number {
  return heights[base]! + dot(turned[base]!, y) + dot(y, y) / 2;
}

const isPlane = ({ limits }: Walk, q: number): boolean => q < limits.heights.length;

/** Moves until a limit holds, letting go of those that would pull. */
function admit(walk: Walk, q: number): void {
  const before = { ...walk, held: [...walk.held], weights: walk.weights.slice(), y: walk.y.slice() };
  for (let carried = 0; ;) {
    const a = normalOf(walk.limits, walk.base, q);
    const parts = split(walk.frame, a);
    const rates = combine(walk.frame, parts.along);
    const room = dot(parts.across, parts.across);
    const isFree = room > APART ** 2 * dot(a, a);
    const whole = isFree ? (demandOf(walk.limits, walk.base, q) - dot(a, walk.y)) / room : Infinity;
    const { first, at, baseRate } = firstToLetGo(walk, rates, q);
    const t = Math.min(whole, at);
    if (!(t < Infinity)) return hold(Object.assign(walk, before)); // only rounding, or slopes beyond the doubles
    addTo(walk.weights, -t, rates);
    walk.baseWeight += t * baseRate;
    carried += t;
    if (isFree) addTo(walk.y, t, parts.across);
    if (whole <= at) {
      walk.held.push(q);
      grow(walk.frame, parts);
    } else if (first >= 0) {
      letGo(walk, first);
      hold(walk);
      continue;
    } else if (changeBase(walk)) {
      hold(walk);
      continue;
    } else {
      [walk.base, walk.baseWeight] = [q, carried];
      hold(walk);
    }
    settle(walk);
    return round(walk);
  }
}

/** Which of what holds is the first to carry nothing, −1 being the base, and when; all planes carry 1 together. */
function firstToLetGo(walk: Walk, rates: Float64Array, q: number): { first: number; at: number; baseRate: number } {
  const { held, weights, baseWeight } = walk;
  let baseRate = isPlane(walk, q) ? -1 : 0;
  for (let i = 0; i < held.length; i++) if (isPlane(walk, held[i]!)) baseRate += rates[i]!;
  let [first, at] = [-1, baseRate < 0 ? baseWeight / -baseRate : Infinity];
  for (let i = 0; i < rates.length; i++)
    if (rates[i]! > 0 && weights[i]! / rates[i]! < at) [first, at] = [i, weights[i]! / rates[i]!];
  return { first, at, baseRate };
}

function letGo(walk: Walk, i: number): void {
  walk.held.splice(i, 1);
  walk.weights = walk.weights.filter((_, each) => each !== i);
}

/** Makes the plane that carries most the base; false where no other holds. */
function changeBase(walk: Walk): boolean {
  const { held, weights } = walk;
  let most = -1;
  for (let i = 0; i < held.length; i++)
    if (isPlane(walk, held[i]!) && (most < 0 || weights[i]! > weights[most]!)) most = i;
  if (most < 0) return false;
  [walk.base, walk.baseWeight] = [held[most]!, weights[most]!];
  letGo(walk, most);
  return true;
}

function placeOf({ limits, y, base, held, weights: carried, baseWeight }: Walk): LowestPlace {
  const { heights, lower, upper, root } = limits;
  const [m, n] = [heights.length, lower.length];
  const [step, weights] = [solveTransposedRoot(root, y), new Float64Array(m)];
  for (let k = 0; k < n; k++) step[k] = Math.min(upper[k]!, Math.max(lower[k]!, step[k]!));
  weights[base] = baseWeight;
  held.forEach((q, i) => {
    if (q < m) weights[q] = carried[i]!;
    else step[(q - m) % n] = q < m + n ? lower[q - m]! : upper[q - m - n]!;
  });
  const total = weights.reduce((sum, each) => sum + each, 0);
  return {
    step,
    height: heightAt(limits, step),
    bowl: dot(y, y) / 2,
    weights: weights.map((each) => each / total),
    holds: { base, held },
  };
}
