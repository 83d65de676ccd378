// What a model says of certain values: said where they are met, silent a step away, and shown with each result that it is about.
import { type AnyModel, models, t2starBicomponent } from '@fishergrad/models';
import { bounds, exampleStudy, plain, readStudy, toHtml, toTerminal } from '@fishergrad/study';
import { describe, expect, it } from 'vitest';
import { over } from '../support/over.ts';
import { document } from '../support/report.ts';

type Values = Readonly<Record<string, number>>;

/** A tissue, by what is otherwise than typical, and a protocol where it is not the typical one. */
interface Place {
  readonly tissue?: Values;
  readonly protocol?: readonly Values[];
}

interface Met {
  readonly says: RegExp;
  readonly models: readonly string[];
  readonly where: readonly Place[];
  /** A step away from there. */
  readonly not: readonly Place[];
}

const ms = 1e-3;
const image = (tau: number, PLD: number): Place => ({
  tissue: { ATT: 1.1 },
  protocol: [
    { tau: 1.4, PLD: 0.5 },
    { tau, PLD },
  ],
});
const relaxing = (T1: number, T2: number): Place => ({ tissue: { T1, T2 } });
const saturated = (TS: number, prepared: number): Place => ({
  protocol: [
    { TS: 1, prepared: 1 },
    { TS, prepared },
  ],
});
const tensor = (components: Values): Place => ({
  tissue: { Dxx: 1e-9, Dyy: 1e-9, Dzz: 1e-9, Dxy: 0, Dxz: 0, Dyz: 0, ...components },
});

const all: readonly Met[] = [
  {
    says: /within 1 ms of a kink/,
    models: ['pcasl', 'pcaslOutflow'],
    where: [
      image(1.4, 1.1),
      image(1.4, 1.1 - 0.9 * ms),
      image(1.4, 1.1 + 0.9 * ms),
      image(0.9, 0.2),
      image(0.9, 0.2 + 0.9 * ms),
    ],
    not: [
      image(1.4, 1.1 - 1.1 * ms),
      image(1.4, 1.1 + 1.1 * ms),
      image(0.9, 0.2 - 1.1 * ms),
      image(0.9, 0.2 + 1.1 * ms),
    ],
  },
  {
    says: /T2 is longer than T1/,
    models: ['bssfp', 'bssfpComplex', 'fingerprint', 'fingerprintUntruncated', 'molliBloch', 'multiEchoSpinEcho'],
    where: [relaxing(0.08, 1), relaxing(1, 1.001)],
    not: [relaxing(1, 1), relaxing(1.001, 1)],
  },
  {
    says: /beyond 3\/\(DK\)/,
    models: ['diffusionKurtosis'],
    where: [{ tissue: { D: 1e-9, K: 1 }, protocol: over('b', [0, 3.001e9, 1e9]) }, { tissue: { D: 1e-9, K: 1.501 } }],
    not: [
      { tissue: { D: 1e-9, K: 1 }, protocol: over('b', [0, 2.999e9, 1e9]) },
      { tissue: { D: 1e-9, K: 1.499 } },
      { tissue: { K: -1 }, protocol: over('b', [1e10]) },
      { tissue: { K: 0 }, protocol: over('b', [1e10]) },
    ],
  },
  {
    says: /negative eigenvalue/,
    models: ['diffusionTensor'],
    where: [
      ...['Dxy', 'Dxz', 'Dyz'].flatMap((name) => [tensor({ [name]: 1.001e-9 }), tensor({ [name]: -1.001e-9 })]),
      ...['Dxx', 'Dyy', 'Dzz'].map((name) => tensor({ [name]: -1e-12 })),
      // eigenvalues 1 + x, 1 + x and 1 − 2x where two of three are negative: no minor of two shows it
      tensor({ Dxy: -0.501e-9, Dxz: -0.501e-9, Dyz: -0.501e-9 }),
      tensor({ Dxy: 0.501e-9, Dxz: 0.501e-9, Dyz: -0.501e-9 }),
    ],
    not: [
      ...['Dxy', 'Dxz', 'Dyz'].flatMap((name) => [tensor({ [name]: 0.999e-9 }), tensor({ [name]: -0.999e-9 })]),
      tensor({ Dxy: 0.499e-9, Dxz: 0.499e-9, Dyz: -0.499e-9 }),
      tensor({ Dxx: 0 }),
      // sticks, whose minors are 0 but for rounding
      ...[0.1, 0.7, 1.3, 2.9].map((angle) => stick([Math.cos(angle), Math.sin(angle) * 0.6, Math.sin(angle) * 0.8])),
    ],
  },
  {
    says: /TS = 0 .*prepared: 0/,
    models: ['saturationRecovery', 'saturationRecovery3'],
    where: [saturated(0, 1)],
    not: [saturated(0, 0), saturated(ms, 1)],
  },
  {
    says: /Dstar is smaller than D/,
    models: ['ivim'],
    where: [{ tissue: { D: 1e-9, Dstar: 0.999e-9 } }],
    not: [{ tissue: { D: 1e-9, Dstar: 1e-9 } }],
  },
  {
    says: /T2short is longer than T2long/,
    models: ['t2starBicomponent'],
    where: [{ tissue: { T2short: 0.01, T2long: 0.009 } }],
    not: [{ tissue: { T2short: 0.01, T2long: 0.01 } }],
  },
];

/** Diffusion along one axis only. */
function stick([x, y, z]: readonly [number, number, number]): Place {
  const D = 1.7e-9;
  return tensor({ Dxx: D * x * x, Dyy: D * y * y, Dzz: D * z * z, Dxy: D * x * y, Dxz: D * x * z, Dyz: D * y * z });
}

/** What a model says there. */
function said({ typical, cautions = [] }: AnyModel, { tissue, protocol = typical.protocol }: Place): string[] {
  return cautions.filter(({ when }) => when({ ...typical.tissue, ...tissue }, protocol)).map(({ says }) => says);
}

it('every caution of the catalogue is looked at here', () => {
  const here = all.flatMap(({ models: names, says }) => names.map((name) => [name, says] as const));
  const has = Object.values(models).flatMap(({ name, cautions = [] }) =>
    cautions.map(({ says }) => [name, here.filter(([its, words]) => its === name && words.test(says)).length]),
  );
  expect(has).toEqual(has.map(([name]) => [name, 1]));
  expect(has).toHaveLength(here.length);
});

describe.each(all)('$says', ({ says, models: names, where, not }) => {
  it.each(names)('is said by %s where it is met, and not a step away', (name) => {
    const model = models[name]!;
    for (const place of where) expect(said(model, place), JSON.stringify(place)).toEqual([expect.stringMatching(says)]);
    for (const place of not) expect(said(model, place), JSON.stringify(place)).toEqual([]);
  });
});

describe('a caution', () => {
  const swapped = /T2short is longer than T2long/;
  const two = exampleStudy(t2starBicomponent).replace(/T2short: .*/, 'T2short: 1.5, 40 ms');

  it('is a warning of the tissue that it is about, in a terminal, on a page and to other programs', () => {
    const study = readStudy(two);
    const results = [...bounds(study)];
    expect(results.map(({ warnings }) => warnings.filter((each) => swapped.test(each)).length)).toEqual([0, 1]);
    const told = results[1]!.warnings.find((each) => swapped.test(each))!;
    expect(toTerminal(study, results, plain).split(`warning: ${told}`)).toHaveLength(2);
    expect(toHtml(study, results, { plotly: '', source: '' })).toContain(told);
    const read = document(two).results as unknown as { warnings: string[] }[];
    expect(read.map(({ warnings }) => warnings.includes(told))).toEqual([false, true]);
  });

  it('is said of what is not identifiable, too', () => {
    const [result] = bounds(
      readStudy(`model: saturationRecovery
tissue: { A: 1, T1: 1 s }
protocol: { TS: [0 s, 0.5 s] }
noise: { kind: gaussian, sigma: 0.01 }
`),
    );
    expect(result!.outcome).toBeInstanceOf(Error);
    expect(result!.warnings).toEqual([expect.stringMatching(/TS = 0 comes/)]);
  });

  it('is said of several experiments once, after the names of those that it is about', () => {
    const study = readStudy(`tissue: { M0: 1, T1: 80 ms, T2: 1 s }
noise: { kind: gaussian, sigma: 0.001 }
experiments:
  - { name: spoiled, model: vfa, protocol: { FA: "3, 15 deg", TR: 10 ms } }
  - { name: balanced, model: bssfp, protocol: { FA: "15, 65 deg", TR: 5 ms } }
  - { name: train, model: multiEchoSpinEcho, protocol: { echoes: 8, ESP: 10 ms } }
`);
    const [result] = bounds(study);
    expect(result!.warnings).toEqual([expect.stringMatching(/^balanced, train: T2 is longer than T1/)]);
  });
});
