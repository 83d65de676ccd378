// Cases computed with 60-digit arithmetic by other hands, run through study files. They lie beside the project, not in it;
// where they are absent these tests are skipped, and the figures that matter most stand in bounds.test.ts.
import { existsSync, readFileSync } from 'node:fs';
import { NotIdentifiable } from '@fishergrad/models';
import { bounds, readStudy } from '@fishergrad/study';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';

interface Case {
  readonly id: string;
  readonly formula: string;
  readonly params: readonly { readonly name: string; readonly value: number; readonly unit: string }[];
  readonly design: {
    readonly variables: readonly { readonly name: string; readonly unit: string }[];
    readonly rows: readonly (readonly number[])[];
    readonly weights?: readonly number[];
  };
  readonly noise: { readonly kind: string; readonly sigma: number };
  readonly status: 'regular' | 'ill-conditioned' | 'singular';
  readonly sd: readonly number[] | null;
  readonly corr: readonly (readonly number[])[] | null;
  readonly cond_fim_scaled: number | null;
  readonly derived?: readonly { readonly name: string; readonly sd?: number }[];
}

/** formula → model, and its author's names → ours. */
const known: Readonly<Record<string, readonly [model: string, names: Readonly<Record<string, string>>]>> = {
  'A cos(2 pi f t + phi)': ['cosine', {}],
  'A exp(-t/T2) cos(2 pi f t + phi)': ['dampedCosine', { T2: 'tau' }],
  'S0 exp(-TE/T2)': ['t2star', { T2: 'T2star' }],
  'S0 exp(-t/T2)': ['t2star', { T2: 'T2star' }],
  'S0 exp(-TE/T2s)': ['t2star', { T2s: 'T2star' }],
  'S0 exp(-TE/T2), NEX per echo': ['t2star', { T2: 'T2star' }],
  'A - B exp(-TI/T1s)': ['molli', { T1s: 'T1star' }],
  'A - B exp(-TI/T1s); T1 = T1s (B/A - 1)': ['molli', { T1s: 'T1star' }],
};
const units: Readonly<Record<string, string>> = {
  'a.u.': '',
  sample: ' s',
  '1/sample': ' Hz',
  '1/s': ' Hz',
  rad: ' rad',
  ms: ' ms',
  s: ' s',
  Hz: ' Hz',
  kHz: ' kHz',
};
const toAuthor: Readonly<Record<string, number>> = { ms: 1e3, kHz: 1e-3 };

const file = new URL('../../../shared/truth/cases.json', import.meta.url);
const cases = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { cases: readonly Case[] }).cases : [];
const ours = cases.filter(
  ({ formula, noise, id }) => known[formula] && noise.kind === 'gaussian-real' && !id.includes('unknown'),
);

function studyOf({ formula, params, design, noise }: Case): string {
  const [model, names] = known[formula]!;
  const tissue = params.map(({ name, value, unit }) => `  ${names[name] ?? name}: ${value}${units[unit]}`);
  const settings = design.variables.map(
    ({ name, unit }, i) =>
      `  ${name === 't' && model === 't2star' ? 'TE' : name}: ${design.rows.map((row) => row[i]).join(', ')}${units[unit]}`,
  );
  const averages = design.weights ? [`averages: ${design.weights.join(', ')}`] : [];
  return [
    `model: ${model}`,
    'tissue:',
    ...tissue,
    'protocol:',
    ...settings,
    `noise: { kind: gaussian, sigma: ${noise.sigma} }`,
    ...averages,
  ].join('\n');
}

describe.skipIf(cases.length === 0)('60-digit cases through study files', () => {
  it('has some', () => {
    expect(ours.length).toBeGreaterThan(15);
  });

  it.each(ours)('$id', (each) => {
    const [result] = [...bounds(readStudy(studyOf(each)))];
    const { outcome } = result!;
    if (each.status === 'singular') {
      expect(outcome).toBeInstanceOf(NotIdentifiable);
      return;
    }
    if (outcome instanceof NotIdentifiable) throw outcome;
    const tolerance = each.cond_fim_scaled! < 1e4 ? 1e-9 : 1e-6;
    const [, names] = known[each.formula]!;
    each.params.forEach(({ name, unit }, i) => {
      const { sd } = outcome.parameters[names[name] ?? name]!;
      expectClose(sd * (toAuthor[unit] ?? 1), each.sd![i]!, tolerance);
      each.corr![i]!.forEach((ρ, k) => expectClose(outcome.correlation[i]![k], ρ, tolerance, 1e-9));
    });
    expectClose(outcome.conditionNumber, each.cond_fim_scaled!, 1e-6);
    for (const { name, sd } of each.derived ?? [])
      if (name === 'T1') expectClose(outcome.derived['T1']!.sd * 1e3, sd!, tolerance);
  });
});
