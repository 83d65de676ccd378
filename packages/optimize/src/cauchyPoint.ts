import { dot } from './dot.ts';
import { type Curvature } from './curvature.ts';
import { kept, type Place, type Sides } from './place.ts';

/** Where the model is least along the way straight down, bent at the sides of the box. */
export interface CauchyPoint {
  readonly x: Float64Array;
  /** Wᵀ of the way there. */
  readonly c: Float64Array;
}

/**
 * The first minimum of the model g·p + p·B p/2 along p = −t g, where each number stays at the side it meets (Byrd, Lu, Nocedal &
 * Zhu 1995, doi:10.1137/0916069, algorithm CP). Which numbers then are at their sides is the guess of who stays there.
 */
export function cauchyPoint({ x, gradient }: Place, sides: Sides, { θ, W, solve }: Curvature): CauchyPoint {
  const meets = x.map((each, k) => meeting(each, gradient[k]!, k, sides));
  const d = gradient.map((g, k) => (meets[k]! > 0 ? -g : 0));
  const at = x.slice();
  const [p, c] = [Float64Array.from(W, (column) => dot(column, d)), new Float64Array(W.length)];
  let slope = -dot(d, d);
  let bend = -θ * slope - dot(p, solve(p));
  let t = 0;
  for (const k of inOrder(meets)) {
    const further = meets[k]! - t;
    if (!(further * bend < -slope)) break;
    const g = gradient[k]!;
    t = meets[k]!;
    const end = g > 0 ? sides.lower[k]! : sides.upper[k]!;
    at[k] = end;
    add(c, further, p);
    const row = Float64Array.from(W, (column) => column[k]!);
    const v = solve(row);
    slope += further * bend + g * g + θ * g * (end - x[k]!) - g * dot(v, c);
    bend -= θ * g * g + 2 * g * dot(v, p) + g * g * dot(v, row);
    add(p, g, row);
    d[k] = 0;
  }
  const rest = slope < 0 && bend > 0 ? -slope / bend : 0;
  add(c, rest, p);
  for (let k = 0; k < x.length; k++) if (d[k] !== 0) at[k] = kept(x[k]! + (t + rest) * d[k]!, k, sides);
  return { x: at, c };
}

/** At which t the number x − t g meets a side. */
function meeting(x: number, g: number, k: number, { lower, upper }: Sides): number {
  if (g === 0) return Infinity;
  return (x - (g > 0 ? lower[k]! : upper[k]!)) / g;
}

function inOrder(meets: Float64Array): number[] {
  const met: number[] = [];
  for (let k = 0; k < meets.length; k++) if (meets[k]! > 0 && meets[k]! < Infinity) met.push(k);
  return met.toSorted((i, k) => meets[i]! - meets[k]!);
}

function add(to: Float64Array, times: number, what: Float64Array): void {
  for (let i = 0; i < to.length; i++) to[i]! += times * what[i]!;
}
