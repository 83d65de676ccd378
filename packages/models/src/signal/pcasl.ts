import type { Arithmetic } from '@fishergrad/engine';
import { amplitude, decayTime, nominally, plausibly, type Quantity, ratio, sampleTime } from './quantity.ts';
import { type Caution, perAcquisition, signalModel } from './signalModel.ts';

/** 1 mL/100 g/min (m³/kg/s). */
const PERFUSION = 1 / 6e6;
/** 1 mL per g, in which perfusion and volumes of ASL are counted (kg/m³). */
const DENSITY = 1000;

const reference =
  'Buxton et al. 1998, Magn Reson Med 40:383, doi:10.1002/mrm.1910400308; labeling and its constants: Alsop et al. 2015, Magn Reson Med 73:102, doi:10.1002/mrm.25197';

const flow = (means: string): Quantity => ({
  ...{ means, unit: 'm³/kg/s', lower: 0, upper: Infinity },
  ...{ usual: [20 * PERFUSION, 100 * PERFUSION], plausible: [0, 500 * PERFUSION] },
});
const partition: Quantity = {
  ...{ means: 'blood–tissue partition coefficient of water', unit: 'm³/kg', lower: 0, above: true, upper: Infinity },
  ...{ usual: [0.7 / DENSITY, 1 / DENSITY], plausible: [0.1 / DENSITY, 2 / DENSITY] },
};
const parameters = {
  f: flow('perfusion'),
  ATT: plausibly(sampleTime('arterial transit time', [0.5, 2]), 0, 6),
  M0b: nominally(amplitude('signal of fully relaxed arterial blood'), 1),
  alpha: nominally({ ...ratio('labeling efficiency', [0.6, 0.95]), lower: 0, upper: 1 }, 0.85),
  lambda: nominally(partition, 0.9 / DENSITY),
  T1b: nominally(plausibly(decayTime('longitudinal relaxation time of arterial blood', [1.3, 1.9]), 0.1, 10), 1.65),
  T1t: nominally(plausibly(decayTime('longitudinal relaxation time of tissue', [0.7, 1.9]), 0.1, 10), 1.445),
};
const settings = {
  tau: plausibly(sampleTime('duration of the labeling', [0.7, 2.5]), 0, 10),
  PLD: plausibly(sampleTime('delay from the end of the labeling to the image', [0.2, 3]), 0, 10),
};
const tissue = { f: 50 * PERFUSION, ATT: 1.1, M0b: 1, alpha: 0.85, lambda: 0.9 / DENSITY, T1b: 1.65, T1t: 1.445 };
const protocol = [0.25, 0.5, 0.75, 1, 1.25, 1.5].map((PLD) => ({ tau: 1.4, PLD }));
const traps = [
  'Slopes have a kink where the bolus begins or ends to arrive in an image: the bound is local and believes one side of it.',
  'M0b and alpha scale the signal as f does: what they are taken to be scales f, and their error is bias and no scatter.',
  'Where nothing is said T1b and T1t are those of blood and gray matter at 3 T, and alpha is without background suppression, which lowers it.',
  'Each sample is a difference of label and control: its σ is √2 times that of a single image.',
  'Labeled blood in arteries, its dispersion on the way and slow exchange with tissue are not in this formula: they are bias.',
];

/** The formula with its three branches, T1′ by the perfusion that carries label away. */
const branches = (out: string): string =>
  [
    '2 · M0b · f · T1′ · alpha · exp(−ATT / T1b) · S',
    'S = 0 if t ≤ ATT, 1 − exp(−(t − ATT) / T1′) if t ≤ ATT + tau, exp(−(t − tau − ATT) / T1′) · (1 − exp(−tau / T1′)) else',
    't = tau + PLD',
    `1/T1′ = 1/T1t + ${out}/lambda`,
  ].join(',  ');

/** How near to a kink (s) an image is taken to be meant on it: rounded times and transit times meet there. */
const NEAR = 1e-3;

const kink: Caution<'ATT', keyof typeof settings> = {
  says: 'an image is within 1 ms of a kink, where the bolus begins (tau + PLD = ATT) or ends (PLD = ATT) to arrive: its slope in ATT is that of one side, and with ATT unknown bounds may be off severalfold; move PLD or ATT by more than that, both ways, to see both sides',
  when: ({ ATT }, images) =>
    images.some(({ tau, PLD }) => Math.abs(tau + PLD - ATT) <= NEAR || Math.abs(PLD - ATT) <= NEAR),
};

/** What the formula needs of tissue and labeling. */
type Names = keyof typeof parameters | keyof typeof settings;

/** 2 M0b f alpha e^(−ATT/T1b) T1′ · e^(−late/T1′) (1 − e^(−arrived/T1′)), the perfusion that carries label away being `out`. */
function difference<T>(a: Arithmetic<T>, of: Readonly<Record<Names, T>>, out: T): T {
  const { mul, div, add, sub, neg, exp, expm1, relu, where } = a;
  const R1 = add(div(1, of.T1t), div(out, of.lambda));
  const passed = sub(of.PLD, of.ATT);
  const late = relu(passed);
  const arrived = where(passed, of.tau, relu(sub(add(of.tau, of.PLD), of.ATT))); // t − ATT: 0 at t = ATT
  const arriving = mul(2 * DENSITY, of.M0b, of.f, of.alpha, exp(neg(div(of.ATT, of.T1b))));
  return mul(div(arriving, R1), exp(neg(mul(late, R1))), neg(expm1(neg(mul(arrived, R1)))));
}

/**
 * Pseudo-continuous arterial spin labeling, the general kinetic model: perfusion and transit time from label–control differences.
 *
 *   ΔM = 0                                                 for t ≤ ATT
 *   ΔM = k (1 − e^(−(t − ATT)/T1′))                        for ATT < t ≤ ATT + τ
 *   ΔM = k e^(−(t − τ − ATT)/T1′) (1 − e^(−τ/T1′))         for t > ATT + τ
 *
 *   k = 2 M0b f T1′ α e^(−ATT/T1b),   t = τ + PLD,   1/T1′ = 1/T1t + f_out/λ
 *
 * f: perfusion (m³/kg/s in SI; in k it is counted in mL/g/s, which is f · 1000 kg/m³); ATT: arterial transit time (s); M0b: signal
 * of fully relaxed arterial blood (a.u.); α (`alpha`): labeling efficiency; λ (`lambda`): partition coefficient of water (m³/kg);
 * T1b, T1t: longitudinal relaxation times of blood and of tissue (s); f_out (`fout`): the perfusion that carries label out of the
 * tissue (m³/kg/s), a parameter of its own here, known to be 50 mL/100 g/min where nothing is said, so that f only scales the
 * signal; {@link pcaslOutflow} has f in its place. τ (`tau`): how long blood is labeled (s); PLD: from then to the image (s).
 *
 * Where nothing is said α is 0.85, λ 0.9 mL/g, T1b 1.65 s and T1t 1.445 s: pseudo-continuous labeling, the whole brain, and blood and
 * gray matter at 3 T. M0b is the signal of a voxel full of blood, the tissue of a voxel is taken to weigh 1 g/mL (another density
 * scales f), and with M0b = 1 the signal and σ are in units of it.
 *
 * At a kink slopes are those of one side: of the images without label at t = ATT, all 0; of the images that the bolus still
 * reaches at t = ATT + τ, which is PLD = ATT.
 *
 * Assumed: plug flow, labeled water in free exchange with tissue, no labeled blood that only passes through.
 *
 * @example
 * ```ts
 * // all of T1 1 s, no outflow: 2 · 0.01 mL/g/s · 1 s · e^(−1) · (1 − e^(−1)) after half of a bolus of 2 s has arrived
 * const times = { ATT: 1, T1b: 1, T1t: 1, fout: 0, lambda: 0.0009 };
 * pcasl.signal(numbers, { ...times, f: 1e-5, M0b: 1, alpha: 1 }, [{ tau: 2, PLD: 0 }]); // ~> [0.00465088315869659]
 * ```
 */
export const pcasl = signalModel({
  name: 'pcasl',
  also: ['ASL', 'CBF', 'perfusion'],
  title: 'Perfusion and transit time by pseudo-continuous ASL',
  formula: branches('fout'),
  latex: String.raw`2 M_{0b} f\, T_1'\, \alpha\, e^{-ATT/T_{1b}} \begin{cases} 0 & t \le ATT \\ 1 - e^{-(t - ATT)/T_1'} & t \le ATT + \tau \\ e^{-(t - \tau - ATT)/T_1'} (1 - e^{-\tau/T_1'}) & \text{else} \end{cases}\quad t = \tau + PLD,\ \frac{1}{T_1'} = \frac{1}{T_{1t}} + \frac{f_{out}}{\lambda}`,
  reference,
  parameters: {
    ...parameters,
    fout: nominally(flow('perfusion that carries label away'), 50 * PERFUSION),
  },
  settings,
  typical: { tissue: { ...tissue, fout: 50 * PERFUSION }, protocol },
  signal: perAcquisition((a, { fout, ...rest }, at) => difference(a, { ...rest, ...at }, fout)),
  cautions: [kink],
  traps: [
    'Images that all come after the bolus has passed tell f and ATT only together, as f exp(ATT (1/T1′ − 1/T1b)): one must be known.',
    ...traps,
    'T1′ holds fout and not the f that is fitted: where f is far from fout, pcaslOutflow is the other choice.',
  ],
});

/**
 * The same with the perfusion that is to be found carrying label away, too.
 *
 *   1/T1′ = 1/T1t + f/λ
 *
 * All else, the kinks too, as in {@link pcasl}, of which this is f_out = f.
 *
 * @example
 * ```ts
 * // 1/T1′ = 1 + 0.01/0.5, t − ATT = 1 s of a bolus of 2 s: 2 · 0.01 · e^(−1) (1 − e^(−1.02)) / 1.02
 * const times = { ATT: 1, T1b: 1, T1t: 1, lambda: 0.0005 };
 * pcaslOutflow.signal(numbers, { ...times, f: 1e-5, M0b: 1, alpha: 1 }, [{ tau: 2, PLD: 0 }]); // ~> [0.00461223482532001]
 * ```
 */
export const pcaslOutflow = signalModel({
  name: 'pcaslOutflow',
  sequence: 'pcasl',
  title: 'Perfusion by pseudo-continuous ASL with outflow f',
  formula: branches('f'),
  latex: String.raw`\text{as pcasl with}\quad \frac{1}{T_1'} = \frac{1}{T_{1t}} + \frac{f}{\lambda}`,
  reference,
  parameters,
  settings,
  typical: { tissue, protocol },
  signal: perAcquisition((a, of, at) => difference(a, { ...of, ...at }, of.f)),
  cautions: [kink],
  traps: [
    'Images that all come after the bolus has passed tell f and ATT apart only by what f does to T1′: F is regular, and both are all but unknown.',
    ...traps,
  ],
});
