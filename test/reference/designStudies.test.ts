// Optima of designs.json asked for as texts of studies: reading, units and what is reported are on the way.
import { seeded } from '@fishergrad/random';
import { designStudy, designToJson, readStudy } from '@fishergrad/study';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';
import { truths } from '../support/designTruth.ts';

/** A design of the truth, in the words of a study. */
interface Asked {
  readonly id: string;
  readonly study: string;
  readonly design: string;
  readonly setting: string;
  /** SI of one unit of the author's. */
  readonly unit: number;
  /** What his value is to be multiplied with, */
  readonly times?: number;
  /** and what is added: ln det F⁻¹ in other units. */
  readonly plus?: number;
}

const study = (model: string, tissue: string, protocol: string, sigma = 1): string =>
  `model: ${model}\ntissue: { ${tissue} }\nprotocol: { ${protocol} }\nnoise: { kind: gaussian, sigma: ${sigma} }\n`;
const [degree, ms] = [Math.PI / 180, 1e-3];
const ms2 = ms ** 2;
const decay = study('t2star', 'S0: 1, T2star: 10 ms', 'TE: "0, 10 ms"');
const TE = 'vary: { TE: { from: 0 ms, to: 200 ms } }';
const plain = (model: string, tissue: string, setting: string): string =>
  study(`"${model}"`, tissue, `${setting}: "0.1, 0.5, 0.7, 0.9"`);
const angles = (TR: number, T1: number): string => study('vfa', `M0: 1, T1: ${T1} ms`, `FA: "5, 20 deg", TR: ${TR} ms`);
const FA = 'vary: { FA: { from: 0 deg, to: 180 deg } }';
const inversion = study('inversionRecovery', 'M0: 1, T1: 1 s', 'TI: "0.1, 1 s"');
const TI = 'vary: { TI: { from: 0 s, to: 5 s } }';
const kurtosis = study('diffusionKurtosis', 'S0: 1, D: 1e-3 mm²/s, K: 1', 'b: "0, 1000, 2000 s/mm²"');
const b = 'vary: { b: { from: 0 s/mm², to: 2500 s/mm² } }';
const recovery = 'A - B*exp(-t/T)';
const [weights, samples] = ['weights: true, samples: 1', (n: number): string => `samples: ${n}`];

const studies: readonly Asked[] = [
  {
    id: 'monoexp-c-T2',
    study: decay,
    design: `${TE}, ${weights}, criterion: c, of: T2star`,
    setting: 'TE',
    unit: 10 * ms,
    times: 1e2 * ms2,
  },
  {
    id: 'monoexp-D',
    study: decay,
    design: `${TE}, ${weights}, criterion: D`,
    setting: 'TE',
    unit: 10 * ms,
    plus: 2 * Math.log(10 * ms),
  },
  {
    id: 'monoexp-A-scaled',
    study: decay,
    design: `${TE}, ${weights}, criterion: relative`,
    setting: 'TE',
    unit: 10 * ms,
  },
  {
    id: 'monoexp-2pt-equal-c-T2',
    study: decay,
    design: `${TE}, ${samples(2)}, criterion: relative, of: T2star`,
    setting: 'TE',
    unit: 10 * ms,
  },
  {
    id: 'monoexp-2pt-equal-A',
    study: decay,
    design: `${TE}, ${samples(2)}, criterion: relative`,
    setting: 'TE',
    unit: 10 * ms,
  },
  {
    id: 'monoexp-known-S0',
    study: `${decay}estimate: [T2star]\n`,
    design: `${TE}, ${samples(1)}, criterion: c, of: T2star`,
    setting: 'TE',
    unit: 10 * ms,
    times: 1e2 * ms2,
  },
  {
    id: 'exp3-D-0-200-T50',
    study: plain(recovery, 'A: 1, B: 1, T: 50', 't'),
    design: `vary: { t: { from: 0, to: 200 } }, ${weights}, criterion: D`,
    setting: 't',
    unit: 1,
  },
  {
    id: 'exp3-c-T-0.05-40-T20',
    study: plain(recovery, 'A: 1, B: 1, T: 20', 't'),
    design: `vary: { t: { from: 0.05, to: 40 } }, ${weights}, criterion: c, of: T`,
    setting: 't',
    unit: 1,
  },
  {
    id: 'exp3-A-rel-100-5000-T760',
    study: study('molli', 'A: 1, B: 1, T1star: 760 ms', 'TI: "100, 900, 5000 ms"'),
    design: `vary: { TI: { from: 100 ms, to: 5000 ms } }, ${weights}, criterion: A, of: { A: 1, B: 1, T1star: ${1 / 0.76 ** 2} }`,
    setting: 'TI',
    unit: ms,
  },
  {
    id: 'molli-D-post',
    study: study('molli', 'A: 100, B: 208, T1star: 400 ms', 'TI: "100, 900, 4000 ms"'),
    design: `vary: { TI: { from: 100 ms, to: 4200 ms } }, ${weights}, criterion: D`,
    setting: 'TI',
    unit: ms,
    plus: 2 * Math.log(ms),
  },
  {
    id: 'molli-c-T1-native15',
    study: study('molli', 'A: 100, B: 225, T1star: 760 ms', 'TI: "100, 900, 4000 ms"'),
    design: `vary: { TI: { from: 100 ms, to: 4200 ms } }, ${weights}, criterion: c, of: T1`,
    setting: 'TI',
    unit: ms,
    times: ms2,
  },
  { id: 'ir2-D-0-5', study: inversion, design: `${TI}, ${weights}, criterion: D`, setting: 'TI', unit: 1 },
  {
    id: 'ir2-c-T1-singular',
    study: inversion,
    design: `${TI}, ${weights}, criterion: c, of: T1`,
    setting: 'TI',
    unit: 1,
  },
  {
    id: 'sr2-c-T1-anchor',
    study: study('saturationRecovery', 'A: 1, T1: 1 s', 'TS: "0.5, 5 s"'),
    design: `vary: { TS: { from: 0 s, to: 30 s } }, ${weights}, criterion: c, of: T1`,
    setting: 'TS',
    unit: 1,
  },
  ...[
    [5, 1000],
    [25, 900],
  ].flatMap(([TR, T1]): Asked[] => [
    {
      id: `spgr-2fa-c-T1-TR${TR}.0-T1${T1}.0`,
      study: angles(TR!, T1!),
      design: `${FA}, ${weights}, criterion: c, of: T1`,
      setting: 'FA',
      unit: degree,
      times: ms2,
    },
    {
      id: `spgr-2fa-D-TR${TR}.0-T1${T1}.0`,
      study: angles(TR!, T1!),
      design: `${FA}, ${weights}, criterion: D`,
      setting: 'FA',
      unit: degree,
      plus: 2 * Math.log(ms),
    },
    {
      id: `spgr-2fa-equal-c-T1-TR${TR}.0-T1${T1}.0`,
      study: angles(TR!, T1!),
      design: `${FA}, ${samples(2)}, criterion: c, of: T1`,
      setting: 'FA',
      unit: degree,
      times: ms2,
    },
    {
      id: `spgr-1fa-TR${TR}.0-T1${T1}.0`,
      study: `${angles(TR!, T1!)}estimate: [T1]\n`,
      design: `${FA}, ${samples(1)}, criterion: c, of: T1`,
      setting: 'FA',
      unit: degree,
      times: ms2,
    },
  ]),
  {
    id: 'dki-D-0-2.5',
    study: kurtosis,
    design: `${b}, ${weights}, criterion: D`,
    setting: 'b',
    unit: 1e9,
    plus: 2 * Math.log(1e-9),
  },
  {
    id: 'mwi-D-0-500',
    study: study('biexponential', 'Aa: 0.12, T2a: 20 ms, Ab: 0.88, T2b: 80 ms', 'TE: "0, 20, 60, 200 ms"'),
    design: `vary: { TE: { from: 0 ms, to: 500 ms } }, ${weights}, criterion: D`,
    setting: 'TE',
    unit: ms,
    plus: 4 * Math.log(ms),
  },
  {
    id: 'exp2-D-b2.0',
    study: plain('a + exp(-b*x)', 'a: 1, b: 2', 'x'),
    design: `vary: { x: { from: 0, to: 1 } }, ${weights}, criterion: D`,
    setting: 'x',
    unit: 1,
  },
];

describe('optima of designs.json by studies', () => {
  it.each(studies.map((each) => [each.id, each] as const))(
    '%s',
    (id, { study: above, design, setting, unit, times = 1, plus = 0 }) => {
      const wanted = truths.find((each) => each.id === id)!;
      const read = readStudy(`${above}design: { ${design}, starts: 10 }\n`);
      const search = designStudy(read, seeded(1));
      let step = search.next();
      while (!step.done) step = search.next();
      const answer = step.value;
      const json = JSON.parse(JSON.stringify(designToJson(answer))) as {
        design: { value: number; protocol: Record<string, number[] | number>; certificate: { gap: number } };
      };
      expectClose(answer.price.value, wanted.value_num * times + plus, 1e-9);
      expectClose(json.design.value, wanted.value_num * times + plus, 1e-9);
      if ('none' in answer.certificate) throw new Error(answer.certificate.none);
      if (answer.weights) expect(answer.certificate.gap).toBeLessThanOrEqual(1e-6);
      else expect(answer.startsAgreed! / answer.starts).toBeGreaterThanOrEqual(0.9);
      if (wanted.kind.includes('NON-UNIQUE')) return;
      const support = answer.protocol.map((at) => at[setting]!);
      expect(support.length, JSON.stringify(answer.protocol)).toBe(wanted.support_num.length);
      wanted.support_num.forEach((x, k) => {
        if (x >= 1e6) expect(support[k]).toBeGreaterThan(20);
        else expectClose(support[k], x * unit, 1e-5, 1e-8 * unit);
        if (answer.weights) expectClose(answer.weights[k], wanted.weights_num[k]!, 0, 1e-5);
      });
    },
  );
});
