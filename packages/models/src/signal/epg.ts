import type { Arithmetic } from '@fishergrad/engine';

/**
 * Extended phase graph: how much magnetization is dephased by each number of turns of the gradient (Hennig 1988, J Magn
 * Reson 78:397; Weigel 2015, J Magn Reson Imaging 41:266). In units of M0, all real: every pulse turns about one axis.
 *
 * `plus[k]` is F₊ of order k, `minus[k]` F₋ of order −k, `z[k]` Z of order k, for pulses of phase 90°, which bring Z to F₊
 * and F₋ with one sign. Of a CPMG train, whose pulses turn about the magnetization itself, the same map says the same with
 * −F₋ in `minus` and the orders k + ½.
 */
export interface States<T> {
  readonly plus: readonly T[];
  readonly minus: readonly T[];
  readonly z: readonly T[];
}

/**
 * A pulse of angle α:  F₊ ← c₂F₊ − s₂F₋ + sZ,  F₋ ← −s₂F₊ + c₂F₋ + sZ,  Z ← −½s(F₊ + F₋) + cZ
 *
 * with c = cos α, s = sin α, c₂ = cos²(α/2), s₂ = sin²(α/2). As c₂ = 1 − s₂, both F change by the same sZ − s₂(F₊ + F₋).
 * All come from α/2, so that nothing is lost at small angles.
 */
export function pulse<T>({ mul, add, sub, sin, cos }: Arithmetic<T>, { plus, minus, z }: States<T>, α: T): States<T> {
  const half = mul(0.5, α);
  const sine = sin(half);
  const [s2, halfS] = [mul(sine, sine), mul(sine, cos(half))];
  const [c, s] = [sub(1, mul(2, s2)), mul(2, halfS)];
  const [up, down, along] = [new Array<T>(z.length), new Array<T>(z.length), new Array<T>(z.length)];
  for (let k = 0; k < z.length; k++) {
    const both = add(plus[k]!, minus[k]!);
    const change = sub(mul(s, z[k]!), mul(s2, both));
    up[k] = add(plus[k]!, change);
    down[k] = add(minus[k]!, change);
    along[k] = sub(mul(c, z[k]!), mul(halfS, both));
  }
  return { plus: up, minus: down, z: along };
}

/** Decay of every state: F by E2 = e^(−t/T2), Z by E1 = e^(−t/T1). */
export function decay<T>(a: Arithmetic<T>, { plus, minus, z }: States<T>, E1: T, E2: T): States<T> {
  return { plus: scaled(a, plus, E2), minus: scaled(a, minus, E2), z: scaled(a, z, E1) };
}

function scaled<T>({ mul }: Arithmetic<T>, states: readonly T[], by: T): T[] {
  const result = new Array<T>(states.length);
  for (let k = 0; k < result.length; k++) result[k] = mul(by, states[k]!);
  return result;
}

/** Recovery of what is not dephased:  Z₀ ← Z₀ + 1 − E1, after its decay. */
export function recover<T>({ add, sub }: Arithmetic<T>, { plus, minus, z }: States<T>, E1: T): States<T> {
  const along = z.slice();
  along[0] = add(z[0]!, sub(1, E1));
  return { plus, minus, z: along };
}

/** A turn of the gradient where orders are whole: what comes back from F₋₁ is F₋₀, and F₊₀ too, its conjugate. */
export function shift<T>(a: Arithmetic<T>, states: States<T>, room: number): States<T> {
  return moved(a, states, states.minus[1] ?? a.constant(0), room);
}

/** The same where orders are k + ½: what was −½ is ½, so F₊ of order ½ is what F₋ of order −½ was, kept as −F₋. */
export function shiftHalves<T>(a: Arithmetic<T>, states: States<T>, room: number): States<T> {
  return moved(a, states, a.neg(states.minus[0]!), room);
}

/** Every order of F one up, of which the first `room` are kept. */
function moved<T>(a: Arithmetic<T>, { plus, minus, z }: States<T>, entering: T, room: number): States<T> {
  const zero = a.constant(0);
  const count = Math.min(z.length + 1, room);
  const [up, down, along] = [new Array<T>(count), new Array<T>(count), new Array<T>(count)];
  for (let k = 0; k < count; k++) {
    up[k] = k === 0 ? entering : plus[k - 1]!;
    down[k] = minus[k + 1] ?? zero;
    along[k] = z[k] ?? zero;
  }
  return { plus: up, minus: down, z: along };
}
