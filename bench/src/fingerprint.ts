import { type Arithmetic, gradient, jacobian } from '@fishergrad/engine';

/**
 * A fingerprinting train by extended phase graphs: inversion, 20 ms, then for each pulse RF αᵢ about the phase of 90°
 * (states stay real), 3 ms, a sample F₊₀, TRᵢ − 3 ms and a shift. Orders 0 … 10. After Lee et al. 2019, Magn Reson Med
 * 82:1438, with the numbers of epgpy's examples/differentiation/optim_mrf.py.
 */

const ORDERS = 10;
const WAIT = 0.02;
const ECHO = 3e-3;
/** σ² per real channel. */
const VARIANCE = 10;
/** Nominal T1 and T2 in s, which the cost is relative to. */
const TISSUE = { M0: 1, T1: 1.38, T2: 0.08 };

interface States<T> {
  readonly plus: readonly T[];
  readonly minus: readonly T[];
  readonly z: readonly T[];
}

/** F₊ ← c₂F₊ − s₂F₋ + sZ, F₋ ← −s₂F₊ + c₂F₋ + sZ, Z ← −½s(F₊ + F₋) + cZ with c₂ = (1 + c)/2, s₂ = (1 − c)/2. */
function pulse<T>({ mul, add, sub, sin, cos }: Arithmetic<T>, { plus, minus, z }: States<T>, α: T): States<T> {
  const [c, s] = [cos(α), sin(α)];
  const [s2, halfS] = [mul(0.5, sub(1, c)), mul(0.5, s)];
  const turned = z.map((each, k) => sub(mul(s, each), mul(s2, add(plus[k]!, minus[k]!)))); // c₂ = 1 − s₂
  return {
    plus: plus.map((each, k) => add(each, turned[k]!)),
    minus: minus.map((each, k) => add(each, turned[k]!)),
    z: z.map((each, k) => sub(mul(c, each), mul(halfS, add(plus[k]!, minus[k]!)))),
  };
}

function relax<T>({ mul, add, sub }: Arithmetic<T>, { plus, minus, z }: States<T>, E1: T, E2: T): States<T> {
  return {
    plus: plus.map((each) => mul(E2, each)),
    minus: minus.map((each) => mul(E2, each)),
    z: z.map((each, k) => (k === 0 ? add(mul(E1, each), sub(1, E1)) : mul(E1, each))),
  };
}

/** Every order of F moves up by one; what leaves F₋₁ comes back as F₊₀ and F₋₀. */
function shift<T>(zero: T, { plus, minus, z }: States<T>): States<T> {
  const grows = plus.length <= ORDERS;
  const down = [...minus.slice(1), zero, ...(grows ? [zero] : [])];
  const up = [down[0]!, ...plus.slice(0, grows ? undefined : -1)];
  return { plus: up, minus: down, z: grows ? [...z, zero] : z };
}

/** The samples of a train of flip angles (rad) and repetition times (s), for M0 = 1. */
function train<T>(a: Arithmetic<T>, T1: T, T2: T, angles: readonly T[], times: readonly T[]): T[] {
  const decay = (t: T | number, T: T): T => a.exp(a.neg(a.div(t, T)));
  const zero = a.constant(0);
  const E1 = decay(WAIT, T1);
  let states: States<T> = { plus: [zero], minus: [zero], z: [a.sub(a.sub(1, E1), E1)] };
  const [e1, e2] = [decay(ECHO, T1), decay(ECHO, T2)];
  return angles.map((α, i) => {
    const echo = relax(a, pulse(a, states, α), e1, e2);
    const rest = a.sub(times[i]!, ECHO);
    states = shift(zero, relax(a, echo, decay(rest, T1), decay(rest, T2)));
    return echo.plus[0]!;
  });
}

/** var(M0)/M0² + var(T1)/T1² + var(T2)/T2², the three parts. */
export function parts<T>(a: Arithmetic<T>, angles: readonly T[], times: readonly T[]): [T, T, T] {
  const { value: S, jacobian: J } = jacobian(
    a,
    (b, [T1, T2], lift) =>
      train(
        b,
        T1!,
        T2!,
        angles.map((α) => lift(α)),
        times.map((t) => lift(t)),
      ),
    [a.constant(TISSUE.T1), a.constant(TISSUE.T2)],
  );
  const { add, mul, sub, div } = a;
  const columns = [S, J.map((row) => row[0]!), J.map((row) => row[1]!)];
  const f = (i: number, k: number): T => add(...columns[i]!.map((x, n) => mul(x, columns[k]![n]!)));
  const [mm, m1, m2, t1, t12, t2] = [f(0, 0), f(0, 1), f(0, 2), f(1, 1), f(1, 2), f(2, 2)];
  const c0 = sub(mul(t1, t2), mul(t12, t12));
  const det = add(mul(mm, c0), mul(m1, sub(mul(m2, t12), mul(m1, t2))), mul(m2, sub(mul(m1, t12), mul(m2, t1))));
  const scaled = (c: T, θ: number): T => mul(VARIANCE / θ ** 2, div(c, det));
  return [
    scaled(c0, TISSUE.M0),
    scaled(sub(mul(mm, t2), mul(m2, m2)), TISSUE.T1),
    scaled(sub(mul(mm, t1), mul(m1, m1)), TISSUE.T2),
  ];
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
