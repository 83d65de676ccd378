import { models, NotIdentifiable } from '@fishergrad/models';
import { bounds, readStudy, toTerminal } from '@fishergrad/study';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';
import { fishergrad, scratch } from '../support/command.ts';

const studies = fileURLToPath(new URL('../../demos/studies', import.meta.url));
const ute = 'demos/studies/ute-t2star.yaml';

interface Document {
  readonly version: number;
  readonly results: readonly {
    readonly label: string;
    readonly tissue: Record<string, number>;
    readonly identifiable: boolean;
    readonly parameters: Record<
      string,
      { role: string; value: number; unit: string; sd: number; relativeSd: number; conditionalSd: number }
    >;
    readonly derived: Record<string, { value: number; unit: string; sd: number; relativeSd: number }>;
    readonly correlation: { readonly names: readonly string[]; readonly matrix: readonly (readonly number[])[] | null };
    readonly fisher: readonly (readonly number[])[];
    readonly conditionNumber: number | null;
    readonly assumptions: readonly string[];
    readonly warnings: readonly string[];
  }[];
}

const json = (path: string): Document => JSON.parse(fishergrad(['crlb', path, '--json']).stdout) as Document;
const study = (text: string): Document => json(scratch('study.yaml', text));

describe('fishergrad crlb', () => {
  it('prints the UTE preset as it did when every number of it was checked', async () => {
    const { code, stdout, stderr } = fishergrad(['crlb', ute]);
    expect([code, stderr]).toEqual([0, '']);
    await expect(stdout).toMatchFileSnapshot('ute-t2star.golden.txt');
  });

  it('prints Table A in SI as JSON, and nothing else', () => {
    const { results, version } = json(ute);
    expect(version).toBe(1);
    const sds = results.map(({ parameters }) => (parameters['T2star']!.sd * 1e3).toFixed(6));
    expect(sds).toEqual(['0.202408', '0.131281', '0.193500', '0.350778', '0.883540', '1.703931']);
    const { label, tissue, parameters, derived, correlation, fisher, assumptions, identifiable } = results[3]!;
    expect([label, tissue, identifiable]).toEqual(['T2star = 10 ms', { S0: 1, T2star: 0.01 }, true]);
    expect(parameters['T2star']).toMatchObject({ role: 'estimate', value: 0.01, unit: 's' });
    expectClose(parameters['T2star']!.conditionalSd, 2.73799e-4, 2e-6);
    expectClose(derived['R2star']!.relativeSd, parameters['T2star']!.relativeSd, 1e-14);
    expect(correlation.names).toEqual(['S0', 'T2star']);
    expectClose(correlation.matrix![0]![1], -0.6251, 1e-4);
    expectClose(parameters['T2star']!.conditionalSd, 1 / Math.sqrt(fisher[1]![1]!), 1e-14);
    expect(assumptions.join('; ')).toMatch(
      /σ = 0\.02 a\.u\. per real channel \(SNR 50 of S0\).*no parameter taken as known/,
    );
  });

  it('reads JSON and standard input too', () => {
    const text = JSON.stringify({
      model: 't2star',
      tissue: { S0: 1, T2star: '10 ms' },
      protocol: { TE: '0.14, 3.54 ms' },
      noise: { kind: 'gaussian', sigma: 0.02 },
    });
    const { code, stdout } = fishergrad(['crlb', '-', '--json'], { input: text });
    expect(code).toBe(0);
    expect((JSON.parse(stdout) as Document).results).toHaveLength(1);
  });

  it.each(readdirSync(studies))('has a bound for every result of the study %s', (name) => {
    const read = readStudy(readFileSync(`${studies}/${name}`, 'utf8'));
    const results = [...bounds(read)];
    const warnings = [...read.warnings, ...results.flatMap((result) => result.warnings)];
    // The benchmark of fingerprints is measured at a third of its noise.
    if (!['fingerprint-400.yaml', 'fingerprint-design.yaml'].includes(name)) expect(warnings).toEqual([]);
    for (const { outcome } of results) expect(outcome).not.toBeInstanceOf(NotIdentifiable);
    expect(toTerminal(read, results)).toMatch(/± SD[\s\S]*assumed: /);
  });

  it('has a study for every model', () => {
    const named = readdirSync(studies).map((name) => readStudy(readFileSync(`${studies}/${name}`, 'utf8')));
    const shown = new Set(named.flatMap(({ parts }) => parts.map(({ model }) => model.name)));
    expect(Object.keys(models).filter((name) => !shown.has(name))).toEqual([]);
  });

  it.each(['fingerprint-400.yaml', 't1-t2-by-spgr-and-bssfp.yaml', 'water-fat-liver.yaml'])('runs %s', (name) => {
    const { code, stdout, stderr } = fishergrad(['crlb', `${studies}/${name}`]);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/± SD[\s\S]*assumed: /);
  });

  it('gives MOLLI 5(3)3 its T1', () => {
    expect((json('demos/studies/molli-5-3-3.yaml').results[0]!.derived['T1']!.sd * 1e3).toFixed(10)).toBe(
      '17.9720642821',
    );
  });

  it('paints nothing into a pipe', () => {
    expect(fishergrad(['crlb', ute], { env: { FORCE_COLOR: '' } }).stdout).not.toContain('\u001B');
  });
});

describe('a study', () => {
  const head = 'model: t2star\nnoise: { kind: gaussian, sigma: 0.02 }\n';
  const protocol = 'protocol: { TE: "0.14, 3.54, 6.94, 10.34, 13.74, 17.14 ms" }\n';

  it('means the same in ms and in s, in words and in lists', () => {
    const ms = study(`${head}${protocol}tissue: { S0: 1, T2star: 10 ms }`).results[0]!;
    const s = study(
      `${head}tissue: { S0: 1, T2star: 0.01 s }\nprotocol: { TE: [0.00014 s, 3540 us, 6.94 ms, 10.34, 13.74, 17.14 ms] }`,
    ).results[0]!;
    expectClose(s.parameters['T2star']!.relativeSd, ms.parameters['T2star']!.relativeSd, 1e-12);
  });

  it('sweeps over every combination of its lists', () => {
    const { results } = study(`${head}${protocol}tissue: { S0: "1, 2", T2star: "5 ms, 0.01 s" }`);
    expect(results.map(({ label }) => label)).toEqual([
      'S0 = 1, T2star = 5 ms',
      'S0 = 1, T2star = 10 ms',
      'S0 = 2, T2star = 5 ms',
      'S0 = 2, T2star = 10 ms',
    ]);
  });

  it('sweeps over ranges', () => {
    const values = (range: string): number[] =>
      study(`${head}${protocol}tissue: { S0: 1, T2star: "${range}" }`).results.map(({ tissue }) => tissue['T2star']!);
    expect(values('1..30 ms (log 12)')).toHaveLength(12);
    expectClose(values('1..30 ms (log 3)')[1], Math.sqrt(30) / 1e3, 1e-14);
    expect(values('10..20 ms (linear 3)')).toEqual([0.01, 0.015, 0.02]);
    expect(values('1..3 ms (step 0.5)').map((x) => Math.round(x * 1e7))).toEqual([1e4, 1.5e4, 2e4, 2.5e4, 3e4]);
    expect(values('2 ms, 10..20 ms (step 5 ms), 1 s')).toHaveLength(5);
  });

  it('takes a list of tissues as they stand', () => {
    const { results } = study(`${head}${protocol}tissue:\n  - { S0: 1, T2star: 5 ms }\n  - { S0: 2, T2star: 10 ms }`);
    expect(results.map(({ tissue }) => tissue['S0'])).toEqual([1, 2]);
  });

  it('takes rows of acquisitions, with averages of their own', () => {
    const rows = study(
      `${head}tissue: { S0: 1, T2star: 10 ms }\nprotocol:\n  - { TE: 0.14 ms, averages: 4 }\n  - { TE: 10 ms }`,
    ).results[0]!;
    const columns = study(`${head}tissue: { S0: 1, T2star: 10 ms }\nprotocol: { TE: "0.14, 10 ms" }\naverages: 4, 1`)
      .results[0]!;
    expect(rows.parameters).toEqual(columns.parameters);
  });

  it('averages all samples alike with one number', () => {
    const [one, four] = ['1', '4'].map(
      (n) => study(`${head}${protocol}tissue: { S0: 1, T2star: 10 ms }\naverages: ${n}`).results[0]!,
    );
    expectClose(four!.parameters['T2star']!.sd, one!.parameters['T2star']!.sd / 2, 1e-14);
  });

  it('takes what is not estimated as known, and says so', () => {
    const { parameters, assumptions, correlation } = study(
      `${head}${protocol}tissue: { S0: 1, T2star: 10 ms }\nestimate: [T2star]`,
    ).results[0]!;
    expectClose(parameters['T2star']!.sd, 2.73799e-4, 2e-6);
    expect(parameters['S0']).toMatchObject({ role: 'known', value: 1, sd: null });
    expect(correlation.names).toEqual(['T2star']);
    expect(assumptions.join()).toContain('taken as exactly known: S0 = 1');
  });

  it.each([
    ['S0', 0.02],
    ['first', 0.02 * Math.exp(-0.014)],
    ['max', 0.02 * Math.exp(-0.014)],
  ])('has a σ from its SNR of %s', (of, sigma) => {
    const text = `model: t2star\n${protocol}tissue: { S0: 1, T2star: 10 ms }\n`;
    const bySnr = study(`${text}noise: { kind: gaussian, snr: 50, of: ${of} }`).results[0]!;
    const bySigma = study(`${text}noise: { kind: gaussian, sigma: ${sigma} }`).results[0]!;
    expectClose(bySnr.parameters['T2star']!.sd, bySigma.parameters['T2star']!.sd, 1e-14);
  });

  it('tells results apart that six digits would not', () => {
    const { results } = study(`${head}${protocol}tissue: { S0: 1, T2star: "10.00001, 10.00002 ms" }`);
    expect(results.map(({ label }) => label)).toEqual(['T2star = 10.00001 ms', 'T2star = 10.00002 ms']);
  });

  it('shows a wide sweep by its summary, with assumptions and warnings', () => {
    const text = `${head}${protocol}tissue: { S0: 1, T2star: "0.2..30 ms (log 60)" }`;
    const { stdout } = fishergrad(['crlb', scratch('wide.yaml', text)]);
    expect(stdout).toContain('60 results: their tables are left out here');
    expect(stdout).toMatch(/assumed: [^]*T2star = 0\.2 ms: T2star: an SD of \S+ % of the value/);
    expect(stdout.match(/│ T2star = /g)).toHaveLength(60);
  });

  // SD of phi by 40-digit arithmetic: 2.6921879 rad = 154.251°.
  it('warns of a phase that is not known', () => {
    const text =
      'model: cosine\ntissue: { A: 1, f: 1 Hz, phi: 30 deg }\nprotocol: { t: 0..1 s (step 0.1) }\nnoise: { kind: gaussian, snr: 0.3, of: A }';
    expect(study(text).results[0]!.warnings.join()).toContain('phi: an SD of 154.3 deg is beyond');
  });

  it('takes a heart rate in place of RR', () => {
    const text = readFileSync(`${studies}/molli-5-3-3.yaml`, 'utf8');
    const byRate = study(text.replace('RR: 1 s', 'heartRate: 60 bpm'));
    expect(byRate.results[0]!.derived).toEqual(study(text).results[0]!.derived);
    expect(study(text.replace('RR: 1 s', 'HR: 60 bpm')).results).toEqual(byRate.results);
    const fast = study(text.replace('RR: 1 s', 'heartRate: 75 bpm')).results[0]!.derived['T1']!.sd;
    expectClose(fast, study(text.replace('RR: 1 s', 'RR: 800 ms')).results[0]!.derived['T1']!.sd, 1e-12);
  });
});
