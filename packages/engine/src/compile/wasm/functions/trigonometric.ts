import type { Body, Lanes } from '../lanes.ts';
import { simd } from '../opcodes.ts';
import { polynomial } from './polynomial.ts';
import { ROUND } from './powers.ts';

/** π/2 in three parts of which the first two have 33 bits (FreeBSD msun, e_rem_pio2.c), so that products with n are exact. */
const QUARTER = [1.57079632673412561417, 6.0771005063039659766e-11, 2.02226624879595063154e-21] as const;

/** Coefficients of FreeBSD msun, k_sin.c and k_cos.c: errors below 2^−58. */
const SIN = [
  -1.66666666666666324348e-1, 8.33333333332248946124e-3, -1.98412698298579493134e-4, 2.75573137070700676789e-6,
  -2.50507602534068634195e-8, 1.58969099521155010221e-10,
] as const;
const COS = [
  4.16666666666666019037e-2, -1.38888888888741095749e-3, 2.48015872894767294178e-5, -2.75573143513906633035e-7,
  2.0875723212981748279e-9, -1.13596475577881948265e-11,
] as const;

/** sin x to 0.85 units in the last place; beyond |x| = 10⁵ the imported one. */
export function sin(f: Body, x: Lanes): Lanes {
  return quarterWave(f, x, 'sin', 0n);
}

/** cos x to 0.85 units in the last place; beyond |x| = 10⁵ the imported one. */
export function cos(f: Body, x: Lanes): Lanes {
  return quarterWave(f, x, 'cos', 1n);
}

/** sin x and cos x together, for little more than one of them; bit for bit those. */
export function sinAndCos(f: Body, x: Lanes): readonly Lanes[] {
  const waves = quarterWaves(f, x);
  const rare = (): Lanes[] => ['sin', 'cos'].map((name) => f.eachLane(`rare ${name}`, x));
  return f.rarelyAll(tooFar(f, x), [turned(f, waves, 0n), turned(f, waves, 1n)], rare);
}

/** tan x = sin x / cos x, to 2.4 units in the last place; beyond |x| = 10⁵ the imported one. */
export function tan(f: Body, x: Lanes): Lanes {
  const { quarter, sine, cosine } = quarterWaves(f, x);
  const odd = isOdd(f, quarter);
  const value = f.div(f.select(odd, cosine, sine), f.select(odd, sine, cosine));
  return orImported(f, x, f.apply(simd.xor, value, f.shift(simd.shiftLeft, odd, 63)), 'tan');
}

function quarterWave(f: Body, x: Lanes, name: string, ahead: bigint): Lanes {
  return orImported(f, x, turned(f, quarterWaves(f, x), ahead), name);
}

/** x = n π/2 + r: n in the low bits, sin r and cos r. */
interface Waves {
  readonly quarter: Lanes;
  readonly sine: Lanes;
  readonly cosine: Lanes;
}

/** Of the quarter waves the one that n (plus `ahead`) says, with its sign. */
function turned(f: Body, { quarter: n, sine, cosine }: Waves, ahead: bigint): Lanes {
  const quarter = f.apply(simd.intAdd, n, f.bits(ahead));
  const sign = f.apply(simd.and, f.shift(simd.shiftLeft, quarter, 62), f.bits(1n << 63n));
  return f.apply(simd.xor, f.select(isOdd(f, quarter), cosine, sine), sign);
}

function quarterWaves(f: Body, x: Lanes): Waves {
  const quarter = f.add(f.mul(x, f.constant(2 / Math.PI)), f.constant(ROUND));
  const [r, rest] = remainder(f, x, f.sub(quarter, f.constant(ROUND)));
  return { quarter, sine: sinNear0(f, r, rest), cosine: cosNear0(f, r, rest) };
}

function isOdd(f: Body, n: Lanes): Lanes {
  return f.shift(simd.shiftRight, f.shift(simd.shiftLeft, n, 63), 63);
}

function orImported(f: Body, x: Lanes, value: Lanes, name: string): Lanes {
  return f.rarely(tooFar(f, x), value, () => f.eachLane(`rare ${name}`, x));
}

function tooFar(f: Body, x: Lanes): Lanes {
  return f.apply(simd.gt, f.apply(simd.abs, x), f.constant(1e5));
}

/** x − n π/2 as the sum of two doubles. */
function remainder(f: Body, x: Lanes, n: Lanes): readonly [r: Lanes, rest: Lanes] {
  const a = f.sub(x, f.mul(n, f.constant(QUARTER[0]))); // exact
  const b = f.mul(n, f.constant(QUARTER[1])); // exact
  const c = f.sub(a, b);
  const back = f.sub(a, c); // what was lost in c = a − b (Knuth's two-sum)
  const lost = f.add(f.sub(a, f.add(c, back)), f.sub(back, b));
  const w = f.sub(f.mul(n, f.constant(QUARTER[2])), lost);
  const r = f.sub(c, w);
  return [r, f.sub(f.sub(c, r), w)];
}

function sinNear0(f: Body, r: Lanes, rest: Lanes): Lanes {
  const z = f.mul(r, r);
  const v = f.mul(z, r);
  const tail = polynomial(f, z, ...SIN.slice(1));
  const correction = f.sub(f.mul(z, f.sub(f.mul(f.constant(0.5), rest), f.mul(v, tail))), rest);
  return f.sub(r, f.sub(correction, f.mul(v, f.constant(SIN[0]))));
}

function cosNear0(f: Body, r: Lanes, rest: Lanes): Lanes {
  const z = f.mul(r, r);
  const half = f.mul(f.constant(0.5), z);
  const w = f.sub(f.constant(1), half);
  const tail = f.sub(f.mul(z, f.mul(z, polynomial(f, z, ...COS))), f.mul(r, rest));
  return f.add(w, f.add(f.sub(f.sub(f.constant(1), w), half), tail));
}
