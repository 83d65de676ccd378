import { dot } from './dot.ts';
import { solverOf } from './linearSolve.ts';

/**
 * What steps told about second derivatives, in compact form (Byrd, Nocedal & Schnabel 1994, doi:10.1007/BF01582063):
 *
 *   B = θ I − W K⁻¹ Wᵀ,  W = [Y, √θ S],  K = [−I, Lᵀ; L, SᵀS],  L_ij = sᵢ·yⱼ/√θ for i > j
 *
 * It is the BFGS matrix of the pairs (s, y). Each s has length 1 and each y is in units in which s·y was 1, so that rows and
 * columns of K are of like size.
 */
export interface Curvature {
  readonly θ: number;
  /** The columns of W, each with one number for each of x. */
  readonly W: readonly Float64Array[];
  readonly K: readonly Float64Array[];
  /** K⁻¹ b. */
  readonly solve: (b: Float64Array) => Float64Array;
}

/** The pairs of the last steps. */
export interface Memory {
  /** Takes a step and the change of the slopes along it; s·y must be positive. */
  readonly add: (s: Float64Array, y: Float64Array) => void;
  readonly forget: () => void;
  /** Undefined where there are no pairs, or they lie too near to each other to be told apart. */
  readonly curvature: () => Curvature | undefined;
}

interface Pair {
  readonly s: Float64Array;
  readonly y: Float64Array;
}

/** The same curvature in all directions, which is what is supposed before anything is known. */
export const evenly = (θ: number): Curvature => ({ θ, W: [], K: [], solve: (b) => b });

/** An empty memory of so many steps. */
export function memoryOf(most: number): Memory {
  let pairs: Pair[] = [];
  return {
    add: (s, y) => {
      const [length, root] = [Math.sqrt(dot(s, s)), Math.sqrt(dot(s, y))];
      pairs = [...pairs, { s: s.map((each) => each / length), y: y.map((each) => each / root) }].slice(-most);
    },
    forget: () => void (pairs = []),
    curvature: () => (pairs.length === 0 ? undefined : compact(pairs)),
  };
}

function compact(pairs: readonly Pair[]): Curvature | undefined {
  const count = pairs.length;
  const { y } = pairs[count - 1]!;
  const θ = dot(y, y); // y·y / s·y of the newest
  const root = Math.sqrt(θ);
  const K = Array.from({ length: 2 * count }, () => new Float64Array(2 * count));
  for (let i = 0; i < count; i++) {
    K[i]![i] = -1;
    for (let j = 0; j < i; j++) K[count + i]![j] = K[j]![count + i] = dot(pairs[i]!.s, pairs[j]!.y) / root;
    for (let j = 0; j <= i; j++) K[count + i]![count + j] = K[count + j]![count + i] = dot(pairs[i]!.s, pairs[j]!.s);
  }
  const solve = solverOf(K);
  const W = [...pairs.map((pair) => pair.y), ...pairs.map(({ s }) => s.map((each) => root * each))];
  return solve && { θ, W, K, solve };
}
