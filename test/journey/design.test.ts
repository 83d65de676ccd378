import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Bound, NotIdentifiable } from '@fishergrad/models';
import { seeded } from '@fishergrad/random';
import {
  bounds,
  type Designed,
  designStudy,
  designToStudy,
  readStudy,
  type Result,
  type Study,
} from '@fishergrad/study';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';
import { fishergrad, scratch } from '../support/command.ts';

const folder = dirname(scratch('place', ''));
const root = fileURLToPath(new URL('../..', import.meta.url));

const ute = `# six echoes
title: Six echoes for T2* of 1 to 30 ms
model: t2star
tissue: { S0: 1, T2star: "1, 3, 10, 30 ms" } # tendon to cartilage
protocol: { TE: "0.14, 3.54, 6.94, 10.34, 13.74, 17.14 ms" }
noise: { kind: gaussian, snr: 50, of: S0 }
`;
const worst = `${ute}design:
  vary: { TE: { from: 0.14 ms, to: 60 ms } }
  of: [T2star]
  tissues: worst
  spacing: 1 ms
  starts: 6
`;
const two = `model: t2star
tissue: { S0: 1, T2star: 10 ms }
protocol: { TE: "1, 5 ms" }
noise: { kind: gaussian, snr: 50, of: S0 }
design: { vary: { TE: { from: 0 ms, to: 60 ms } }, criterion: D, starts: 3 }
`;

interface Document {
  readonly version: number;
  readonly design: {
    readonly protocol: readonly Record<string, number>[];
    readonly weights: readonly number[] | null;
    readonly value: number;
    readonly before: number | null;
    readonly efficiency: number | null;
    readonly certificate: { readonly gap: number | null; readonly why?: string };
    readonly startsAgreed: number | null;
    readonly starts: number;
    readonly seed: number;
    readonly stop: string;
    readonly notes: readonly string[];
  };
  readonly results: readonly {
    readonly parameters: Record<string, { readonly sd: number | null; readonly relativeSd: number | null }>;
  }[];
}

/** The answer to a study, and the study that says it. */
function answered(text: string): { readonly designed: Designed; readonly written: string } {
  const study = readStudy(text);
  const search = designStudy(study, seeded(study.design!.seed));
  for (;;) {
    const step = search.next();
    if (step.done) return { designed: step.value, written: designToStudy(text, step.value) };
  }
}

function boundOf(study: Study): Bound {
  const [{ outcome }] = [...bounds(study)] as [Result];
  if (outcome instanceof NotIdentifiable) throw outcome;
  return outcome;
}

const design = (text: string, ...flags: readonly string[]) =>
  fishergrad(['design', scratch('asked.yaml', text), ...flags]);
const json = (text: string, ...flags: readonly string[]): Document => {
  const { code, stdout, stderr } = design(text, '--json', ...flags);
  expect([code, stderr.replace(/[\d.]+ s/, '')]).toEqual([0, expect.stringMatching(/^took \n/)]);
  return JSON.parse(stdout) as Document;
};

describe('fishergrad design', () => {
  it('prints before and after, what is proved, and how far values may be off; how long it took on the side', async () => {
    const { code, stdout, stderr } = design(worst);
    expect([code, stderr]).toEqual([0, expect.stringMatching(/^took [\d.]+ s\n$/)]);
    await expect(stdout).toMatchFileSnapshot('design.golden.txt');
  });

  it('says how much worse an answer is than the protocol given, and why that may be', () => {
    expect(design(two.replace('from: 0 ms, to: 60 ms', 'from: 5 ms, to: 6 ms')).stdout).toMatch(
      /no gain: ln det of the covariance higher by \d+\.\d+ than that of the protocol given, which is better: it is not among what may be chosen, or more starts are needed/,
    );
    const kept = two.replace('"1, 5 ms"', '"1, 5, 10 ms"').replace(/design: .*/, 'design: { choose: 2, of: [T2star] }');
    expect(design(kept).stdout).toMatch(/price: CoV \d\.\d+ times as large as with all 3 acquisitions/);
  });

  it('keeps its contract in JSON, in SI', () => {
    const { version, design: found, results } = json(two);
    expect(version).toBe(1);
    expect(Object.keys(found)).toEqual(
      expect.arrayContaining(['protocol', 'weights', 'value', 'before', 'efficiency', 'certificate', 'startsAgreed']),
    );
    // D-optimal is {0, T2*}, half of the samples at each.
    expectClose(found.protocol[0]!['TE'], 0, 1e-12);
    expectClose(found.protocol[1]!['TE'], 0.01, 1e-6);
    expect(found).toMatchObject({ weights: null, starts: 3, startsAgreed: 3, seed: 1, stop: 'done' });
    expect(found.certificate.gap).toBeLessThan(1e-6);
    expect(found.efficiency).toBeGreaterThan(1 - 1e-6);
    // ln det F⁻¹ of two echoes: −2 ln(S0/σ² · (TE₂ − TE₁)/T2*² · exp(−(TE₁ + TE₂)/T2*)).
    const lnDet = (t1: number, t2: number): number =>
      -2 * Math.log((2500 * (t2 - t1) * Math.exp(-(t1 + t2) / 0.01)) / 1e-4);
    expectClose(found.value, lnDet(0, 0.01), 1e-10);
    expectClose(found.before!, lnDet(0.001, 0.005), 1e-12);
    expect(results).toHaveLength(1);
  });

  it('takes starts and seed from the command, and does the same again from the same seed', () => {
    const [first, again] = [0, 1].map(() => json(two, '--starts', '2', '--seed', '7'));
    expect(first).toEqual(again);
    expect([first!.design.starts, first!.design.seed]).toEqual([2, 7]);
    for (const [flags, says] of [
      [['--starts', '0'], '--starts must be a whole number from 1 to 100000, not "0".'],
      [['--seed', 'x'], '--seed must be a whole number from -2147483648 to 2147483647, not "x".'],
    ] as const) {
      const { code, stdout, stderr } = design(two, ...flags);
      expect([code, stdout, stderr.trim()]).toEqual([2, '', expect.stringContaining(says)]);
    }
  });
});

describe('fishergrad design -o', () => {
  const block = (text: string): string => `design: { vary: { ${text} }, starts: 2 }\n`;
  const studies: Record<string, string> = {
    'a list and comments': worst,
    'rows, with averages in them, on a raster': `model: t2star
tissue: { S0: 1, T2star: 10 ms }
protocol:
  - { TE: 0.14 ms, averages: 2 }
  - { TE: 3.54 ms, averages: 2 }
  - { TE: 6.94 ms, averages: 2 }
noise: { kind: rician, snr: 34 dB, of: S0 }
${block('TE: { from: 0.14 ms, to: 60 ms, raster: 20 us, spacing: 1 ms }')}`,
    'a shorthand, and an SNR of samples that are no longer there': `model: molli
tissue: { A: 100, B: 190, T1star: 900 ms }
protocol: { scheme: 5(3)3, TI0: 120 ms, dTI: 80 ms, heartRate: 60 bpm }
noise: { kind: gaussian, snr: 35, of: max }
${block('TI: { from: 100 ms, to: 8 s }')}`,
    'degrees, and a setting that has one value': `model: vfa
tissue: { M0: 1, T1: 1 s }
protocol: { FA: "3°, 15°", TR: 15 ms }
noise: { kind: gaussian, sigma: 0.001 }
averages: 3 # of each
${block('FA: { from: 1 deg, to: 60 deg }')}`,
    'every value the same': `model: vfa
tissue: { M0: 1, T1: 1 s }
protocol: { FA: "3, 15 deg", TR: 15 ms }
roles: { M0: known }
noise: { kind: gaussian, sigma: 0.001 }
${block('FA: { from: 1 deg, to: 60 deg }')}`,
    weights: `model: t2star
tissue: { S0: 1, T2star: "5, 20 ms" }
protocol: { TE: "0.14, 3.54, 17.14 ms" }
noise: { kind: gaussian, sigma: 0.02 }
design: { vary: { TE: { from: 0.14 ms, to: 60 ms } }, of: [T2star], weights: true, samples: 12, tissues: worst }
`,
    'weights of time': `model: vfa
tissue: { M0: 1, T1: 1 s }
protocol: { FA: "3, 15 deg", TR: "15, 20 ms" }
noise: { kind: gaussian, sigma: 0.001 }
design: { vary: { FA: { from: 1 deg, to: 60 deg }, TR: { from: 5 ms, to: 50 ms } }, of: [T1], weights: true, duration: TR }
`,
    'a choice of averaged samples, as JSON': JSON.stringify({
      model: 't2star',
      tissue: { S0: 1, T2star: '10 ms' },
      protocol: { TE: '0.14, 1, 2.1, 3.54, 6.94, 10.34 ms' },
      averages: '1, 2, 3, 1, 2, 3',
      noise: { kind: 'gaussian', sigma: 0.02 },
      design: { choose: 3, of: ['T2star'] },
    }),
  };

  it.each(Object.entries(studies))('writes a study that reads back to the same digits: %s', (_, text) => {
    const { designed, written } = answered(text);
    const back = readStudy(written);
    expect(back.parts[0]!.protocol).toEqual(designed.after.parts[0]!.protocol);
    const told = (study: Study) =>
      [...bounds(study)].map(({ outcome }) =>
        outcome instanceof NotIdentifiable ? outcome.message : outcome.parameters,
      );
    expect(told(back)).toEqual(told(designed.after));
    expect(written).not.toContain('design');
    for (const [comment] of text.matchAll(/# .*/g)) expect(written).toContain(comment);
  });

  it('costs what crlb says: of one second where time counts, and of all averages', () => {
    const { designed: timed } = answered(studies['weights of time']!);
    expectClose(Math.sqrt(timed.price.value), boundOf(timed.after).parameters['T1']!.relativeSd, 1e-12);
    const { designed: rows } = answered(studies['rows, with averages in them, on a raster']!);
    const { S0, T2star } = boundOf(rows.after).parameters;
    expectClose(rows.price.value, S0!.relativeSd ** 2 + T2star!.relativeSd ** 2, 1e-12);
  });

  it('writes the answer beside the study, for crlb', () => {
    const out = join(folder, 'answer.yaml');
    const { code, stdout, stderr } = design(two, '--json', '-o', out);
    expect([code, stderr]).toEqual([0, expect.stringMatching(/^took [\d.]+ s\nwrote .*answer\.yaml\n$/)]);
    const back = JSON.parse(fishergrad(['crlb', out, '--json']).stdout) as Document;
    expect(back.results).toEqual((JSON.parse(stdout) as Document).results);
  });

  it('leaves the study that asks as it is', () => {
    const path = scratch('own.yaml', two);
    const { code, stderr } = fishergrad(['design', path, '-o', path]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('this is the study that asks, and would be lost')]);
    expect(readFileSync(path, 'utf8')).toBe(two);
  });

  it('says beforehand that it cannot write one σ for tissues that have several', () => {
    const text = worst.replace('of: S0', 'of: first');
    const { code, stderr } = design(text, '-o', join(folder, 'none.yaml'));
    expect([code, stderr]).toEqual([2, expect.stringContaining('another σ for each tissue and under each protocol')]);
    expect(existsSync(join(folder, 'none.yaml'))).toBe(false);
  });
});

describe('fishergrad design --html', () => {
  interface Drawn {
    readonly caption: string;
    readonly data: readonly { readonly name?: string; readonly x: readonly number[]; readonly y: readonly number[] }[];
  }

  it('draws CoVs, protocols and the certificate, which touches 1 where the best sharing measures and is nowhere above', () => {
    const page = join(folder, 'design.html');
    expect(design(worst, '--html', page).code).toBe(0);
    const text = readFileSync(page, 'utf8');
    expect(text).toContain('The study that answers');
    const figures = JSON.parse(
      /<script type="application\/json" id="figures">([\s\S]*?)<\/script>/.exec(text)![1]!,
    ) as Drawn[];
    const certificate = figures.find(({ caption }) => caption.startsWith('The certificate'))!;
    const [worth, , support] = certificate.data;
    for (const y of worth!.y) expect(y).toBeLessThan(1 + 1e-6);
    expect(support!.y.length).toBeGreaterThan(2);
    for (const y of support!.y) expectClose(y, 1, 1e-5);
    const before = figures[0]!.data.find(({ name }) => name === 'before')!;
    expectClose(before.y[0], 20.2408, 2e-6);
  });
});

describe('fishergrad design refuses before anything is computed', () => {
  it.each([
    [
      'spacing that does not fit',
      worst.replace('spacing: 1 ms', 'spacing: 20 ms'),
      /asked\.yaml:\d+:\d+: .*(spacing|fit)/,
    ],
    ['an empty range', worst.replace('to: 60 ms', 'to: 0.1 ms'), /asked\.yaml:8:\d+: .*TE/],
    [
      'an unknown parameter',
      worst.replace('[T2star]', '[T2]'),
      /asked\.yaml:9:\d+: .*no parameter or derived quantity "T2"/,
    ],
    ['a negative budget', `${worst}  duration: 1 s\n  budget: -5 s\n`, /asked\.yaml:14:\d+: .*budget/],
    ['no question', ute, /asked\.yaml:1:1: .*asks for no design/],
  ])('%s, with line and column, and writes nothing', (_, text, says) => {
    const out = join(folder, 'refused.yaml');
    const { code, stdout, stderr } = design(text, '-o', out, '--html', `${out}.html`);
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringMatching(says)]);
    expect(readdirSync(folder).filter((name) => name.startsWith('refused'))).toEqual([]);
  });

  it('exits with 3 where no protocol can tell what is asked for', () => {
    const { code, stdout, stderr } = design(two.replace('vary:', 'samples: 1, vary:'));
    expect([code, stdout, stderr]).toEqual([3, '', expect.stringMatching(/No protocol/)]);
  });
});

describe('fishergrad design, interrupted', () => {
  const long = worst.replace('starts: 6', 'starts: 10000');

  /** Interrupts after so long; an interruption before there is an answer ends the program, and is tried again later. */
  async function interrupted(after: number): Promise<{ code: number; stdout: string; stderr: string }> {
    const words = [
      '--conditions=fishergrad-built',
      'packages/cli/bin/fishergrad.js',
      'design',
      scratch('long.yaml', long),
    ];
    const child = spawn(process.execPath, [...words, '--json'], { cwd: root });
    const told = { out: '', err: '' };
    child.stdout.on('data', (text) => (told.out += String(text)));
    child.stderr.on('data', (text) => (told.err += String(text)));
    const timer = setTimeout(() => child.kill('SIGINT'), after);
    const code = await new Promise<number | null>((done) => child.on('close', done));
    clearTimeout(timer);
    if (code === 130) expect(told.err).toBe('\ninterrupted before there was an answer: nothing is written\n');
    if (code === null || code === 130) return interrupted(2 * after);
    return { code, stdout: told.out, stderr: told.err };
  }

  it('answers with the best so far, marked as unfinished', async () => {
    const { code, stdout, stderr } = await interrupted(2000);
    expect([code, stderr]).toEqual([0, expect.stringMatching(/^interrupted after [\d.]+ s\n$/)]);
    const { design: found, results } = JSON.parse(stdout) as Document;
    expect(found).toMatchObject({ stop: 'interrupted', startsAgreed: null });
    expect(found.value).toBeLessThanOrEqual(found.before!);
    expect(results).toHaveLength(4);
  }, 60_000);
});
