import { frequency, plausibly, type Quantity, sampleTime } from './quantity.ts';
import type { Shorthand } from './signalModel.ts';

/** One group of a MOLLI scheme: how many heart beats give an image, and how many pass before the next inversion. */
interface Group {
  readonly images: number;
  readonly pause: number;
}

const LONGEST = 64;

/**
 * The groups of a scheme such as `5(3)3`: images, (pause), images … counted in heart beats.
 *
 * A count may end in `s` for seconds, as in `5s(3s)3s` or `5(3s)3`: it then lasts as many beats as that time needs, at
 * least (Kellman & Hansen 2014, J Cardiovasc Magn Reson 16:2); `b` for beats may be written too.
 *
 * @param RR time from one heart beat to the next (s)
 * @throws RangeError for text that is not a scheme, or a scheme of no or more than 64 beats in a group
 */
export function molliGroups(scheme: string, RR: number): Group[] {
  const text = scheme.trim();
  if (!(RR > 0 && RR < Infinity)) throw new RangeError(`the time between heart beats must be positive, not ${RR} s`);
  if (text.length > 200 || !/^[\d.]+[sb]?(\([\d.]+[sb]?\)[\d.]+[sb]?)*$/.test(text)) {
    throw new RangeError(
      `"${scheme.slice(0, 40)}" is not a MOLLI scheme; write images(pause)images as in 5(3)3, 4(1)3(1)2 or 5s(3s)3s`,
    );
  }
  const counts = [...text.matchAll(/([\d.]+)([sb]?)/g)].map(([, count, unit]) =>
    beats(Number(count), unit === 's', RR, scheme),
  );
  return counts.flatMap((images, i) => (i % 2 === 0 ? [{ images, pause: counts[i + 1] ?? 0 }] : []));
}

function beats(count: number, seconds: boolean, RR: number, scheme: string): number {
  const whole = seconds ? Math.ceil(count / RR - 1e-9) : count;
  if (!Number.isInteger(whole) || whole < 1 || whole > LONGEST) {
    throw new RangeError(`every count of the MOLLI scheme ${scheme} must come to 1 to ${LONGEST} whole heart beats`);
  }
  return whole;
}

/** When inversions and heart beats happen (s). */
interface Times {
  /** The inversion time of the first image. */
  readonly TI0: number;
  /** What the first inversion time grows by from group to group. */
  readonly dTI: number;
  /** From one heart beat to the next. */
  readonly RR: number;
}

/**
 * The images of a scheme, in order of time: image k of group g is taken at TI = TI0 + g ΔTI + k RR after the inversion of its
 * group, and at t after the first image, as many RR as beats with and without images lie between (s).
 *
 * @example
 * ```ts
 * molliImages('2(1)1', { TI0: 0.12, dTI: 0.08, RR: 1 }); // => [{ TI: 0.12, t: 0 }, { TI: 1.12, t: 1 }, { TI: 0.2, t: 3 }]
 * ```
 */
export function molliImages(scheme: string, { TI0, dTI, RR }: Times): { readonly TI: number; readonly t: number }[] {
  let beat = 0;
  return molliGroups(scheme, RR).flatMap(({ images, pause }, g) => {
    const first = beat;
    beat += images + pause;
    return Array.from({ length: images }, (_, k) => ({ TI: TI0 + g * dTI + k * RR, t: (first + k) * RR }));
  });
}

/**
 * The inversion times of a scheme: image k of group g is taken at TI0 + g ΔTI + k RR; sorted (s).
 *
 * @example
 * ```ts
 * molliTimes('5(3)3', { TI0: 0.12, dTI: 0.08, RR: 1 }); // ~> [0.12, 0.2, 1.12, 1.2, 2.12, 2.2, 3.12, 4.12]
 * ```
 */
export function molliTimes(scheme: string, times: Readonly<Record<'TI0' | 'dTI' | 'RR', number>>): number[] {
  return molliImages(scheme, times)
    .map(({ TI }) => TI)
    .toSorted((a, b) => a - b);
}

const heartRate = plausibly({ ...frequency('heart rate', [0.7, 2]), lower: 0, above: true }, 0.25, 5);

type Given = Readonly<Record<string, number | string>>;

/** The times that `TI0`, `dTI` and one of `RR`, `heartRate` and `HR` stand for. */
const timesOf = ({ TI0, dTI, RR, heartRate: rate, HR }: Given): Times => ({
  TI0: Number(TI0),
  dTI: Number(dTI),
  RR: typeof RR === 'number' ? RR : 1 / Number(rate ?? HR),
});

/** `scheme`, `TI0`, `dTI` and one of `RR`, `heartRate` and `HR` in the place of `TI`. */
export const molliScheme: Shorthand<'TI'> = {
  key: 'scheme',
  fields: {
    scheme: 'text',
    TI0: plausibly(sampleTime('first inversion time', [0.05, 0.3]), 0, 5),
    dTI: plausibly(sampleTime('step of the first inversion time from group to group', [0, 0.2]), 0, 2),
    RR: plausibly({ ...sampleTime('time between two heart beats', [0.5, 1.4]), above: true }, 0.2, 4),
    heartRate,
    HR: heartRate,
  },
  oneOf: [['RR', 'heartRate', 'HR']],
  expand: (given) => molliTimes(String(given['scheme']), timesOf(given)).map((TI) => ({ TI })),
};

/** The same in the place of `TI` and `t`, in order of time; `FA` and `TR` of the readout where they are not the nominal ones. */
export function molliReadouts(FA: Quantity, TR: Quantity): Shorthand<'TI' | 't' | 'FA' | 'TR'> {
  return {
    ...molliScheme,
    fields: { ...molliScheme.fields, FA, TR },
    expand: (given) => {
      const readout = { FA: Number(given['FA']), TR: Number(given['TR']) };
      return molliImages(String(given['scheme']), timesOf(given)).map((image) => ({ ...image, ...readout }));
    },
  };
}
