// The questions of design in demos/studies, answered: against closed forms, brute force, and optima of separate programs.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { seeded } from '@fishergrad/random';
import { bounds, type Designed, designStudy, readStudy, type Study } from '@fishergrad/study';
import { describe, expect, it } from 'vitest';
import { lambertW } from '../../demos/support/special.ts';
import { expectClose } from '../support/close.ts';

const folder = fileURLToPath(new URL('../../demos/studies', import.meta.url));
const textOf = (name: string): string => readFileSync(`${folder}/${name}`, 'utf8');
const questions = readdirSync(folder).filter((name) => readStudy(textOf(name)).design !== undefined);

/** The text with words exchanged, each of which must be there. */
function otherwise(text: string, ...changes: readonly (readonly [string, string])[]): string {
  return changes.reduce((before, [from, to]) => {
    expect(before).toContain(from);
    return before.replace(from, to);
  }, text);
}

/** What a study answers, as the command asks it; from three random places, since all that are tried here agree. */
function answered(text: string): Designed {
  const study = readStudy(text.replace('starts: 10', 'starts: 3'));
  const steps = designStudy(study, seeded(study.design!.seed));
  let step = steps.next();
  while (!step.done) step = steps.next();
  expect(step.value.stop).toBe('done');
  return step.value;
}

/** SDs of a parameter in every tissue, in thousandths: ms. */
const sds = (study: Study, parameter: string): number[] =>
  [...bounds(study)].map(({ outcome }) => {
    if (outcome instanceof Error) throw outcome;
    return 1e3 * outcome.parameters[parameter]!.sd;
  });
const worst = ({ price: { logCost } }: Designed): number => 100 * Math.exp(logCost / 2);
const valuesOf = ({ protocol }: Designed, setting: string): number[] => protocol.map((at) => at[setting]!);

it('these ask for a design, and nothing in how they ask is to be doubted', () => {
  expect(questions).toEqual([
    ...['fingerprint-design.yaml', 'molli-design.yaml', 't2-weights.yaml', 't2star-choose.yaml'],
    ...['ute-design.yaml', 'vfa-design.yaml'],
  ]);
  for (const name of questions) expect(readStudy(textOf(name)).design!.warnings).toEqual([]);
});

describe('six echoes for T2* from 1 to 30 ms', () => {
  const text = textOf('ute-design.yaml');

  it('reach 5.127 % one ms apart, where the preset has 20.24 %, and no sharing reaches 4.91', () => {
    const found = answered(text);
    expect(worst(found)).toBeLessThanOrEqual(5.127);
    expect(worst(found)).toBeGreaterThan(5.125);
    expect((100 * Math.exp(found.priceBefore!.logCost / 2)).toFixed(2)).toBe('20.24');
    const TEs = valuesOf(found, 'TE');
    expect(TEs[0]).toBeGreaterThanOrEqual(0.14e-3 * (1 - 1e-12));
    TEs.slice(1).forEach((TE, k) => expect(TE - TEs[k]!).toBeGreaterThanOrEqual(1e-3 * (1 - 1e-12)));
    if ('none' in found.certificate) throw new Error(found.certificate.none);
    const floor = worst(found) * Math.sqrt(found.certificate.efficiency);
    expect(floor).toBeGreaterThan(4.91);
    expect(floor).toBeLessThan(4.965);
  });

  it('reach 4.965 % where they may be as near to each other as they like', () => {
    expect(worst(answered(otherwise(text, [', spacing: 1 ms', ''])))).toBeLessThanOrEqual(4.965);
  });
});

// SD of T1 (ms) by 5(3)3 at 400, 1000 and 1500 ms, B/A 1.95, 1.90 and 1.85, A/σ = 35: by a separate program.
describe.each([
  [1000, '13.5/25.7/34.2'],
  [750, '12.5/23.2/34.6'],
  [600, '12.0/22.2/43.4'],
])('inversion times of MOLLI at an RR of %d ms', (RR, printed) => {
  it('are better in the worst tissue, by little, and follow the beats', () => {
    const found = answered(
      otherwise(
        textOf('molli-design.yaml'),
        ...([
          ['c: 2.06', 'c: 1.95'],
          ['c: 2.287', 'c: 1.9'],
          ['c: 2.3,', 'c: 1.85,'],
          ['heartRate: 60 bpm', `RR: ${RR} ms`],
          ['step: 1 s', `step: ${RR} ms`],
        ] as const),
      ),
    );
    expect(
      sds(found.before, 'T1')
        .map((sd) => sd.toFixed(1))
        .join('/'),
    ).toBe(printed);
    const gain = Math.exp((found.priceBefore!.logCost - found.price.logCost) / 2);
    expect(gain).toBeGreaterThan(1.005);
    expect(gain).toBeLessThan(1.04);
    const TIs = valuesOf(found, 'TI');
    for (const k of [1, 2, 3, 4, 6, 7]) expectClose(TIs[k]! - TIs[k - 1]!, RR / 1e3, 1e-12);
  });
});

it('two flip angles are those of DESPOT1 for the longest T1', () => {
  const found = answered(textOf('vfa-design.yaml'));
  const ernst = Math.acos(Math.exp(-15 / 2000));
  const angles = [-1, 1].map((sign) => 2 * Math.atan((Math.SQRT2 + sign) * Math.tan(ernst / 2)));
  valuesOf(found, 'FA').forEach((FA, k) => expectClose(FA, angles[k]!, 1e-5));
  const of2000ms = answered(otherwise(textOf('vfa-design.yaml'), ['500..2000 ms (log 10)', '2000 ms']));
  expectClose(found.price.logCost, of2000ms.price.logCost, 1e-12);
});

it('shares for T2 are those that the closed form gives', () => {
  const x = 1 + lambertW(1 / Math.E);
  const found = answered(textOf('t2-weights.yaml'));
  valuesOf(found, 'TE').forEach((TE, k) => expectClose(TE, [0, 0.05 * x][k]!, 1e-6, 1e-9));
  found.weights!.forEach((weight, k) => expectClose(weight, [1, Math.exp(x)][k]! / (1 + Math.exp(x)), 1e-6));
  expectClose(worst(found), 100 * (Math.exp(x) / (100 * Math.sqrt(8))), 1e-9);
});

it('the best six of sixteen echoes are those of brute force', () => {
  const { choice, protocol, before, price } = answered(textOf('t2star-choose.yaml'));
  const TEs = before.design!.before.map(({ TE }) => TE!);
  const T2s = before.cases.map(({ tissue }) => tissue['T2star']!);
  /** (CoV · SNR)² of T2* by the echoes of a set: F00/det F · (T2*)² of a decay, written out. */
  const cost = (set: number, T2: number): number => {
    let [a, b, c] = [0, 0, 0];
    TEs.forEach((TE, k) => {
      if (((set >> k) & 1) === 0) return;
      const E = Math.exp((-2 * TE) / T2);
      a += E;
      b += (E * TE) / T2;
      c += E * (TE / T2) ** 2;
    });
    return a / (a * c - b * b);
  };
  let best = { set: 0, cost: Infinity };
  for (let set = 0; set < 1 << 16; set++) {
    if (TEs.filter((_, k) => (set >> k) & 1).length !== 6) continue;
    const most = Math.max(...T2s.map((T2) => cost(set, T2)));
    if (most < best.cost) best = { set, cost: most };
  }
  expect(choice!.kept).toEqual([...TEs.keys()].filter((k) => (best.set >> k) & 1));
  expect(protocol.map(({ TE }) => TE)).toEqual(choice!.kept.map((k) => TEs[k]));
  expectClose(Math.exp(price.logCost), best.cost / 50 ** 2, 1e-9);
});

describe('the fingerprint of 400 pulses', () => {
  const text = textOf('fingerprint-design.yaml');

  it('costs 90.83844086 as it is given', () => {
    const study = readStudy(text);
    expect(study.design!.vary.map(({ setting, layout }) => [setting, layout])).toEqual([
      ['FA', { kind: 'free', slew: Math.PI / 180 }],
      ['TR', { kind: 'free' }],
    ]);
    const [{ outcome } = { outcome: undefined }] = [...bounds(study)];
    if (outcome === undefined || outcome instanceof Error) throw outcome;
    const parts = ['M0', 'T1', 'T2'].map((name) => outcome.parameters[name]!.relativeSd ** 2);
    expect(parts.reduce((sum, part) => sum + part, 0).toFixed(8)).toBe('90.83844086');
  });

  it('is where the search begins, if neighbors need not be alike', () => {
    const first = designStudy(readStudy(otherwise(text, [', slew: 1 deg', ''])), seeded(1)).next();
    if (first.done) throw new Error('it ended before it began');
    expect(first.value.value!.toFixed(8)).toBe('90.83844086');
  });
});
