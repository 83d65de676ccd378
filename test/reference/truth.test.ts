// The sixty-digit cases that a model of the catalogue is the signal of, through studies that name it, with its own names.
import { NotIdentifiable } from '@fishergrad/models';
import { bounds, readStudy } from '@fishergrad/study';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';
import { cases, type ReferenceCase, sizeOf } from './caseStudies.ts';

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
  '|A - B exp(-TI/T1s)| magnitude': ['molli', { T1s: 'T1star' }],
};
const symbols: Readonly<Record<string, string>> = { 'a.u.': '', sample: ' s', '1/sample': ' Hz', '1/s': ' Hz' };
const written = (unit: string): string => symbols[unit] ?? ` ${unit}`;
const ours = cases.filter(({ formula }) => known[formula]);

function studyOf({ formula, parameters, settings, averages, noise, sigma, unknownSigma }: ReferenceCase): string {
  const [model, names] = known[formula]!;
  const tissue = parameters.map(([name, value, unit]) => `  ${names[name] ?? name}: ${value}${written(unit)}`);
  const columns = settings.map(([name, values, unit]) => `  ${name}: ${values.join(', ')}${written(unit)}`);
  const size = unknownSigma ? `{ value: ${sigma}, unknown: true }` : sigma;
  return [
    ...[`model: ${model}`, 'tissue:', ...tissue, 'protocol:', ...columns],
    `noise: { kind: ${noise === 'rician' ? 'rician' : 'gaussian'}, sigma: ${size} }`,
    ...(averages ? [`averages: ${averages.join(', ')}`] : []),
  ].join('\n');
}

describe('sixty-digit cases through studies of the catalogue', () => {
  it('are some', () => {
    expect(ours.length).toBeGreaterThan(20);
  });

  it.each(ours)('$id', (each) => {
    const [result] = [...bounds(readStudy(studyOf(each)))];
    const { outcome } = result!;
    if (each.status === 'singular') {
      expect(outcome).toBeInstanceOf(NotIdentifiable);
      return;
    }
    if (outcome instanceof NotIdentifiable) throw outcome;
    const [, names] = known[each.formula]!;
    each.parameters.forEach(([name, , unit], i) => {
      const { sd } = outcome.parameters[names[name] ?? name]!;
      expectClose((sd / sizeOf(unit)) ** 2, each.variance![i]!, 1e-9);
      each.correlation![i]!.forEach((ρ, k) => expectClose(outcome.correlation[i]![k], ρ, 0, 1e-9));
    });
    expectClose(outcome.conditionNumber, each.condition!, 1e-9);
    for (const [name, , unit, variance] of each.derived ?? [])
      if (name === 'T1') expectClose((outcome.derived['T1']!.sd / sizeOf(unit)) ** 2, variance, 1e-9);
  });
});
