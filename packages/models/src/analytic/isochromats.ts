import { cosOf, expOf, minus, over, plus, scaled, sinOf, type Stepped, still, times } from './complexStep.ts';

/** The magnetization of spins of one frequency, in units of M0. */
export interface Spin {
  readonly x: Stepped;
  readonly y: Stepped;
  readonly z: Stepped;
}

/** So many spins at rest, along z. */
export const atRest = (count: number, z = 1): Spin[] =>
  Array.from({ length: count }, () => ({ x: still(0), y: still(0), z: still(z) }));

/** Turned about the x axis: y towards z. */
export function turnedAboutX({ x, y, z }: Spin, α: Stepped): Spin {
  const [c, s] = [cosOf(α), sinOf(α)];
  return { x, y: minus(times(c, y), times(s, z)), z: plus(times(s, y), times(c, z)) };
}

/** Turned about the y axis: z towards x. */
export function turnedAboutY({ x, y, z }: Spin, α: Stepped): Spin {
  const [c, s] = [cosOf(α), sinOf(α)];
  return { x: plus(times(c, x), times(s, z)), y, z: minus(times(c, z), times(s, x)) };
}

/** Turned about the z axis by a plain angle: x towards y. */
export function precessed({ x, y, z }: Spin, φ: number): Spin {
  const [c, s] = [Math.cos(φ), Math.sin(φ)];
  return { x: minus(scaled(c, x), scaled(s, y)), y: plus(scaled(s, x), scaled(c, y)), z };
}

/** What a time t does: e^(−t/T) for T1 and T2. */
export const decays = (t: number, T1: Stepped, T2: Stepped): { readonly E1: Stepped; readonly E2: Stepped } => ({
  E1: expOf(over(still(-t), T1)),
  E2: expOf(over(still(-t), T2)),
});

/** Relaxation: x and y by E2, z towards 1 by E1. */
export function relaxed({ x, y, z }: Spin, { E1, E2 }: ReturnType<typeof decays>): Spin {
  return { x: times(E2, x), y: times(E2, y), z: plus(times(E1, z), minus(still(1), E1)) };
}

/** A gradient that spreads the spins evenly over one turn: spin m of M by 2π m/M. */
export const dephased = (spins: readonly Spin[]): Spin[] =>
  spins.map((spin, m) => precessed(spin, (2 * Math.PI * m) / spins.length));

/** What a receiver along x sees of all spins: their mean. */
export const seen = (spins: readonly Spin[]): Stepped => scaled(1 / spins.length, plus(...spins.map(({ x }) => x)));
