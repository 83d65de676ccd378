import { type Arithmetic, gradient } from '@fishergrad/engine';
import { fingerprint, fisher, gaussian } from '@fishergrad/models';

/**
 * The bound of a fingerprinting train and its slopes in the design: the catalogue's model, orders 0 … 10, inversion, 20 ms, and
 * samples 3 ms after each pulse. After Lee et al. 2019, Magn Reson Med 82:1438, with the numbers of epgpy's
 * examples/differentiation/optim_mrf.py.
 */

/** σ² per real channel. */
const VARIANCE = 10;
/** What the cost is relative to, in s. */
const TISSUE = { M0: 1, T1: 1.38, T2: 0.08, B1: 1 };
const ROLES = { M0: 'estimate', T1: 'estimate', T2: 'estimate', B1: 'known' } as const;

/** var(M0)/M0² + var(T1)/T1² + var(T2)/T2², the three parts. */
export function parts<T>(a: Arithmetic<T>, angles: readonly T[], times: readonly T[]): [T, T, T] {
  const { M0, T1, T2, B1 } = TISSUE;
  const [TE, TI] = [a.constant(3e-3), a.constant(0.02)];
  const F = fisher(a, {
    ...{ model: fingerprint, noise: gaussian(Math.sqrt(VARIANCE)), roles: ROLES },
    tissue: { M0: a.constant(M0), T1: a.constant(T1), T2: a.constant(T2), B1: a.constant(B1) },
    protocol: angles.map((FA, k) => ({ FA, TR: times[k]!, TE, TI })),
  });
  const { add, mul, sub, div } = a;
  const f = (i: number, k: number): T => F[i]![k]!;
  const minor = (i: number, k: number): T => sub(mul(f(i, i), f(k, k)), mul(f(i, k), f(i, k)));
  const c0 = minor(1, 2);
  const det = add(
    mul(f(0, 0), c0),
    mul(f(0, 1), sub(mul(f(0, 2), f(1, 2)), mul(f(0, 1), f(2, 2)))),
    mul(f(0, 2), sub(mul(f(0, 1), f(1, 2)), mul(f(0, 2), f(1, 1)))),
  );
  const scaled = (c: T, θ: number): T => mul(1 / θ ** 2, div(c, det));
  return [scaled(c0, M0), scaled(minor(0, 2), T1), scaled(minor(0, 1), T2)];
}

/** The cost and its slopes in every flip angle (1/rad), then in every repetition time (1/s). */
export function costSlopes<T>(a: Arithmetic<T>, angles: readonly T[], times: readonly T[]): T[] {
  const n = angles.length;
  const result = gradient(a, (b, x) => b.add(...parts(b, x.slice(0, n), x.slice(n))), [...angles, ...times]);
  return [result.value, ...result.gradient];
}

/** The train that the example starts from: flip angles in rad, repetition times in s. */
export function start(pulses = 400): { angles: number[]; times: number[] } {
  const r = [
    0.0976270079, 0.4303787327, 0.2055267521, 0.089766366, -0.1526904013, 0.2917882261, -0.1248255775, 0.7835460016,
    0.927325521, -0.2331169623, 0.5834500762,
  ];
  const index = Array.from({ length: pulses }, (_, i) => i);
  const degrees = index.map((i) => (i % 300 >= 290 ? 0 : 10 + 50 * Math.sin((((i % 300) + 1) * Math.PI) / 300)));
  return {
    angles: degrees.map((each) => (Math.min(60, Math.max(10, each)) * Math.PI) / 180),
    times: index.map((i) => {
      const q = Math.floor(i / 40);
      const u = i / 40 - q;
      const [g, h] = [40 * u * r[q]!, 40 * (u - 1) * r[q + 1]!];
      return (13 + 0.075 * (g + (3 * u * u - 2 * u ** 3) * (h - g))) / 1000;
    }),
  };
}
