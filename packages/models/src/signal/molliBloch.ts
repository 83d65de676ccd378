import type { Arithmetic } from '@fishergrad/engine';
import { relativeB1 } from './flipAngle.ts';
import { longerT2 } from './longerT2.ts';
import { molliImages, molliReadouts } from './molliScheme.ts';
import { equilibrium, longitudinalTime, transverseTime } from './magnetization.ts';
import { angle, nominally, plausibly, ratio, sampleTime } from './quantity.ts';
import { signalModel } from './signalModel.ts';

/** Pulses of rising angle; full pulses before the sampled one, and as many from that on, itself included. */
const [RAMP, HALF] = [5, 35];
/** How long a readout takes before its sampled pulse, in TR. */
const LEAD = RAMP + HALF;

/** Magnetization in units of M0, in a frame that turns by 180° with every TR, as the phase of the pulses does. */
interface Plane<T> {
  readonly x: T;
  readonly z: T;
}

/** What one TR does, or several:  x ← xx·x + xz·z + x1,  z ← zx·x + zz·z + z1 */
interface Affine<T> {
  readonly xx: T;
  readonly xz: T;
  readonly x1: T;
  readonly zx: T;
  readonly zz: T;
  readonly z1: T;
}

/** A pulse of angle α, a TR of relaxation and the half turn of the frame. */
function repetition<T>({ mul, sub, neg, sin, cos, constant }: Arithmetic<T>, α: T, E1: T, E2: T): Affine<T> {
  const [c, s, zero] = [cos(α), sin(α), constant(0)];
  const [xx, xz, zx] = [neg(mul(E2, c)), neg(mul(E2, s)), neg(mul(E1, s))];
  return { xx, xz, x1: zero, zx, zz: mul(E1, c), z1: sub(1, E1) };
}

function applied<T>({ add, mul }: Arithmetic<T>, m: Affine<T>, { x, z }: Plane<T>): Plane<T> {
  return { x: add(add(mul(m.xx, x), mul(m.xz, z)), m.x1), z: add(add(mul(m.zx, x), mul(m.zz, z)), m.z1) };
}

/** A map after itself. */
function twice<T>(a: Arithmetic<T>, m: Affine<T>): Affine<T> {
  const { add, mul } = a;
  const [crossed, trace] = [mul(m.xz, m.zx), add(m.xx, m.zz)];
  const [xx, zz] = [add(mul(m.xx, m.xx), crossed), add(mul(m.zz, m.zz), crossed)];
  const { x: x1, z: z1 } = applied(a, m, { x: m.x1, z: m.z1 });
  return { xx, xz: mul(m.xz, trace), x1, zx: mul(m.zx, trace), zz, z1 };
}

/** So many times a map, by squaring: powers of two of it, each where `count` has that bit. */
function repeated<T>(a: Arithmetic<T>, m: Affine<T>, count: number): Affine<T>[] {
  const rest = count >> 1;
  const later = rest === 0 ? [] : repeated(a, twice(a, m), rest);
  return count % 2 === 1 ? [m, ...later] : later;
}

/** A readout that begins with z and no transverse magnetization: its sample at TE = TR/2, and z at its end. */
function readout<T>(a: Arithmetic<T>, z: T, α: T, E1: T, E2: T): { readonly sample: T; readonly z: T } {
  const { add, mul, sqrt, sin, cos, constant } = a;
  let M: Plane<T> = { x: constant(0), z };
  for (let k = 1; k <= RAMP; k++) M = applied(a, repetition(a, mul(k / (RAMP + 1), α), E1, E2), M);
  const half = repeated(a, repetition(a, α, E1, E2), HALF);
  for (const map of half) M = applied(a, map, M);
  const seen = add(mul(cos(α), M.x), mul(sin(α), M.z));
  for (const map of half) M = applied(a, map, M);
  return { sample: mul(sqrt(E2), seen), z: M.z };
}

const flipAngle = nominally(
  plausibly({ ...angle('nominal flip angle of the readout', [0.5, 0.7]), lower: 0, upper: Math.PI }, 0, Math.PI / 2),
  (35 * Math.PI) / 180,
);
const spacing = nominally(
  plausibly({ ...sampleTime('time from pulse to pulse of the readout', [2e-3, 4e-3]), above: true }, 1e-3, 0.02),
  2.7e-3,
);

/**
 * MOLLI as it is measured: a Bloch simulation of the interrupted balanced SSFP readouts, on resonance.
 *
 * Rows are images in order of their time t. M = (x, z) in units of M0, in a frame that turns by 180° every TR as the phase
 * of the pulses does, so that it stays in one plane; α = B1 FA, E1 = e^(−TR/T1), E2 = e^(−TR/T2). Before the first inversion
 * M = (0, 1). For each row:
 *
 *   time t      z ← 1 + (z − 1) e^(−t/T1), up to the first pulse of its readout, which comes 40 TR before the image's t; where
 *               the row begins a group, only up to t − TI, there z ← −f z, and again for TI − 40 TR
 *   readout     x = 0 (what was transverse is spoiled), then 5 pulses of α/6, 2α/6, … 5α/6 and 70 of α, one every TR; of
 *               angle β each:  (x, z) ← (x cos β + z sin β, z cos β − x sin β),  then  x ← −E2 x,  z ← 1 + (z − 1) E1
 *   sample      S = M0 √E2 (x cos α + z sin α) at the 36th full pulse, TE = TR/2; the image's t and TI are those of this pulse
 *
 * A row begins a group, with an inversion of its own, where t − TI lies after the t of the row before; the first row does.
 * Elsewhere TI does not enter: it only says when the inversion of the group was.
 *
 * M0: signal that the whole magnetization at rest would give (a.u.), some four times that of an image after full recovery; T1, T2:
 * longitudinal and transverse relaxation time (s); f: inversion factor, 1 where nothing is said; B1: true flip angle over FA, 1
 * where nothing is said; TI: from the inversion of the group (s); t: since the first image (s); FA, TR: nominal flip angle (rad)
 * and time from pulse to pulse (s) of the readout, 35° and 2.7 ms where nothing is said.
 *
 * Assumed: hard pulses, one B1 per voxel, on resonance, no magnetization transfer, a heart that beats as t says, k-space
 * center as the whole of the image. With FA = 0 nothing is seen and recovery is free: T1* is T1.
 *
 * @example
 * ```ts
 * // without relaxation the pulses of alternating phase only turn M: at the sampled one it is α/2 from −z
 * const still = { M0: 1, T1: 1e16, T2: 1e16, f: 1, B1: 1 };
 * molliBloch.signal(numbers, still, [{ TI: 1, t: 0, FA: Math.PI / 3, TR: 2.7e-3 }]); // ~> [-0.5]
 * ```
 */
export const molliBloch = signalModel({
  name: 'molliBloch',
  sequence: 'molli',
  title: 'MOLLI by Bloch simulation of its bSSFP readouts',
  formula: 'M0 · √E2 · (x · cos α + z · sin α) of the simulated magnetization at the center of each image, α = B1 · FA',
  latex: String.raw`M_0\sqrt{E_2}\,(x\cos\alpha + z\sin\alpha),\quad \alpha = B_1\,FA`,
  reference: 'Kellman & Hansen 2014, J Cardiovasc Magn Reson 16:2, doi:10.1186/1532-429X-16-2',
  parameters: {
    M0: equilibrium,
    T1: longitudinalTime([0.3, 2]),
    T2: transverseTime([0.03, 0.25]),
    f: nominally(plausibly({ ...ratio('inversion factor, Mz → −f Mz', [0.9, 1]), lower: -1, upper: 1 }, 0.5, 1), 1),
    B1: { ...relativeB1, usual: [0.8, 1.1] as const },
  },
  settings: {
    TI: plausibly(sampleTime('inversion time, to the center of the image', [0.1, 5]), 0, 30),
    t: plausibly(sampleTime('time of the image since the first one', [0, 12]), 0, 120),
    FA: flipAngle,
    TR: spacing,
  },
  typical: {
    tissue: { M0: 1, T1: 1, T2: 0.045, f: 0.96, B1: 1 },
    protocol: molliImages('3(3)3(3)5', { TI0: 0.12, dTI: 0.08, RR: 1 }).map((image) => ({
      ...image,
      ...{ FA: flipAngle.nominal!, TR: spacing.nominal! },
    })),
    estimate: ['M0', 'T1'],
  },
  signal: (a, { M0, T1, T2, f, B1 }, protocol) => {
    const { add, sub, mul, div, neg, exp, where, constant } = a;
    const after = (z: typeof M0, t: typeof M0) => add(1, mul(sub(z, 1), exp(neg(div(t, T1)))));
    let [z, free] = [constant(1), constant(0)]; // since when nothing is done to z
    return protocol.map(({ TI, t, FA, TR }, k) => {
      const [inversion, begin, last] = [sub(t, TI), sub(t, mul(LEAD, TR)), protocol[k - 1]?.t];
      const inverted = (mz: typeof M0) => after(mul(neg(f), mz), sub(begin, inversion));
      if (last === undefined) z = inverted(z);
      else {
        const opens = sub(inversion, last);
        const rested = after(z, sub(where(opens, inversion, begin), free));
        z = where(opens, inverted(rested), rested);
      }
      const image = readout(a, z, mul(B1, FA), exp(neg(div(TR, T1))), exp(neg(div(TR, T2))));
      [z, free] = [image.z, add(t, mul(HALF, TR))];
      return mul(M0, image.sample);
    });
  },
  derived: {
    R1: { means: 'longitudinal relaxation rate', unit: '1/s', of: ({ div }, { T1 }) => div(1, T1) },
  },
  shorthand: molliReadouts(flipAngle, spacing),
  demands: [
    {
      of: 'TI',
      says: `must leave time for the ${LEAD} TR of its readout before the center`,
      holds: ({ TI, TR }) => TI >= LEAD * TR,
    },
    {
      of: 'TI',
      says: 'must count from the inversion of its group: after a group’s first image, t − TI is the same',
      holds: ({ TI, t }, k, protocol) => {
        const last = protocol[k - 1];
        return !last || t - TI > last.t || Math.abs(t - TI - last.t + last.TI) <= 1e-6 * (t + TI);
      },
    },
    {
      of: 't',
      says: `must increase, with time for the readouts between: ${HALF} TR after a center and ${LEAD} TR before the next, or the inversion`,
      holds: ({ TI, t, TR }, k, protocol) => {
        const last = protocol[k - 1];
        if (!last) return true;
        const next = t - TI > last.t ? t - TI : t - LEAD * TR;
        return next >= last.t + HALF * last.TR;
      },
    },
  ],
  cautions: [longerT2],
  traps: [
    'f is a factor: −f Mz is what the inversion leaves. An “inversion efficiency” of 96 % is f = 0.96 to some and 0.92 to others.',
    'M0 is not the A of a MOLLI fit, which is the signal under the readout and several times smaller: compare at the SNR of the images.',
    'A readout has 5 + 70 pulses here: partial Fourier and fewer lines, which the shortest inversion times need, have fewer.',
    'A fit of A − B e^(−TI/T1*) with T1 = T1* (B/A − 1) to this signal is biased by T2, f and FA: several per cent of T1, whatever its SD.',
    'At a steady heart rate the images of a group of equal readouts lie on one exponential: two groups tell four numbers, three tell five, however many images they have.',
    'B1 and T2 enter nearly as B1²/T2: one of the two must be known from elsewhere, or readouts must differ.',
    'Off resonance, magnetization transfer and blood flow change the signal too, and are not in it.',
    'The order of the rows is the order of the images: a row moved is another measurement.',
  ],
});
