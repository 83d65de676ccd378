import type { SimulatedModel } from './analyticModel.ts';
import {
  complexStep,
  cosOf,
  expOf,
  minus,
  over,
  plus,
  scaled,
  sinOf,
  type Stepped,
  still,
  times,
} from './complexStep.ts';
import { atRest, decays, dephased, relaxed, seen, turnedAboutY } from './isochromats.ts';

type Train = SimulatedModel<'M0' | 'T1' | 'T2' | 'B1', 'FA' | 'TR' | 'TE' | 'TI'>;

/**
 * Spins spread evenly over a turn per TR: pulses about y, so phase 90°, and a receiver along x. N pulses reach the order N − 1
 * before the last, so N spins have the very mean of all.
 */
export const fingerprintUntruncated: Train = {
  route: 'the derivative of a simulation of isochromats, by complex step',
  samples: complexStep(({ M0, T1, T2, B1 }, protocol) => {
    const waiting = decays(protocol[0]!.TI, T1, T2);
    let spins = atRest(protocol.length, -1).map((spin) => relaxed(spin, waiting));
    return protocol.map(({ FA, TR, TE }) => {
      const [before, after] = [decays(TE, T1, T2), decays(TR - TE, T1, T2)];
      const echo = spins.map((spin) => relaxed(turnedAboutY(spin, scaled(FA, B1)), before));
      spins = dephased(echo.map((spin) => relaxed(spin, after)));
      return times(M0, seen(echo));
    });
  }),
};

/** A complex number of a simulation that is stepped. */
interface Pair {
  readonly r: Stepped;
  readonly i: Stepped;
}

const product = (v: Pair, w: Pair): Pair => ({
  r: minus(times(v.r, w.r), times(v.i, w.i)),
  i: plus(times(v.r, w.i), times(v.i, w.r)),
});
const sum = (...all: readonly Pair[]): Pair => ({
  r: plus(...all.map(({ r }) => r)),
  i: plus(...all.map(({ i }) => i)),
});
const real = (r: Stepped): Pair => ({ r, i: still(0) });
/** e^(iφ) */
const phasor = (φ: number): Pair => ({ r: still(Math.cos(φ)), i: still(Math.sin(φ)) });
const nothing = real(still(0));

/** F₊, F₋ and Z of one order. */
type Triple = readonly [Pair, Pair, Pair];

/**
 * The matrix T of a pulse of angle α and phase φ on (F₊, F₋, Z) (Weigel 2015, J Magn Reson Imaging 41:266):
 *
 *   cos²(α/2)              e^(2iφ) sin²(α/2)      −i e^(iφ) sin α
 *   e^(−2iφ) sin²(α/2)     cos²(α/2)               i e^(−iφ) sin α
 *   −½i e^(−iφ) sin α      ½i e^(iφ) sin α         cos α
 */
function pulse(α: Stepped, φ: number): readonly Triple[] {
  const half = scaled(0.5, α);
  const [c2, s2] = [real(times(cosOf(half), cosOf(half))), real(times(sinOf(half), sinOf(half)))];
  const along = (size: number, turns: number, phase: number, of: Pair): Pair =>
    product(product(phasor(turns * φ + phase), of), real(still(size)));
  const [s, c, quarter] = [real(sinOf(α)), real(cosOf(α)), Math.PI / 2];
  return [
    [c2, along(1, 2, 0, s2), along(1, 1, -quarter, s)],
    [along(1, -2, 0, s2), c2, along(1, -1, quarter, s)],
    [along(0.5, -1, -quarter, s), along(0.5, 1, quarter, s), c],
  ];
}

const turned = (T: readonly Triple[], F: Triple): Triple =>
  T.map((row) => sum(...row.map((t, k) => product(t, F[k]!)))) as unknown as Triple;

/** Relaxation of all orders over a time, with recovery of Z₀. */
function waited(states: readonly Triple[], t: number, T1: Stepped, T2: Stepped): Triple[] {
  const [E1, E2] = [T1, T2].map((time) => expOf(over(still(-t), time))) as [Stepped, Stepped];
  return states.map(([up, down, z], k) => [
    product(real(E2), up),
    product(real(E2), down),
    sum(product(real(E1), z), k === 0 ? real(minus(still(1), E1)) : nothing),
  ]);
}

/** One order up, with F₊₀ the conjugate of F₋₀; order 10 is the last there is room for. */
function shifted(states: readonly Triple[]): Triple[] {
  const up = (k: number): Pair => (k === 0 ? conjugate(states[1]![1]) : states[k - 1]![0]);
  return states.map(([, , z], k) => [up(k), states[k + 1]?.[1] ?? nothing, z]);
}

const conjugate = ({ r, i }: Pair): Pair => ({ r, i: scaled(-1, i) });

/** Extended phase graphs in complex matrices, with eleven orders from the first pulse on. */
export const fingerprint: Train = {
  route: 'the derivative of extended phase graphs in complex matrices, by complex step',
  samples: complexStep(({ M0, T1, T2, B1 }, protocol) => {
    const inverted = Array.from({ length: 11 }, (_, k): Triple => [nothing, nothing, real(still(k === 0 ? -1 : 0))]);
    let states = waited(inverted, protocol[0]!.TI, T1, T2);
    return protocol.map(({ FA, TR, TE }) => {
      const T = pulse(scaled(FA, B1), Math.PI / 2);
      const echo = waited(
        states.map((F) => turned(T, F)),
        TE,
        T1,
        T2,
      );
      states = shifted(waited(echo, TR - TE, T1, T2));
      return times(M0, echo[0]![0].r);
    });
  }),
};
