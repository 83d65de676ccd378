// Lines and peaks: even powers of what is negative on one side, which no rounding of an exponent may make unreadable.
import { crlb, NotIdentifiable } from '@fishergrad/models';
import { bounds, readStudy } from '@fishergrad/study';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';

const study = (model: string, more = ''): string => `
model: "${model}"
tissue: { A: 1, x0: 5 mm, w: 20 mm }
protocol: { x: "-30, -10, 0, 10, 20, 40 mm" }
${more}`;

const NOISES = ['kind: gaussian, sigma: 0.01', 'kind: rician, sigma: 0.1'];

describe.each(NOISES)('a line under noise of %s', (noise) => {
  const boundOf = (model: string, more = '') => {
    const [{ outcome } = { outcome: undefined }] = bounds(readStudy(study(model, `noise: { ${noise} }\n${more}`)));
    if (!outcome || outcome instanceof NotIdentifiable) throw outcome ?? new Error('no result');
    return outcome;
  };

  it.each([
    ['A * exp(-((x - x0)/w)^2)', 'A * exp(-(x - x0)/w * ((x - x0)/w))'],
    ['A / (1 + ((x - x0)/w)^2)', 'A / (1 + (x - x0)/w * ((x - x0)/w))'],
    ['A * exp(-((x - x0)/w)^(3 + 1))', 'A * exp(-(x - x0)/w * ((x - x0)/w) * ((x - x0)/w) * ((x - x0)/w))'],
  ])('%s has the bound of its product', (power, product) => {
    const [found, wanted] = [boundOf(power), boundOf(product)];
    for (const name of ['A', 'x0', 'w']) expectClose(found.parameters[name]!.sd, wanted.parameters[name]!.sd, 1e-12);
  });
});

it('takes the sign of an echo from the parity of its number', () => {
  const text = `
model: "A * cos(alpha)^(n - 1) * exp(-n * d / T)"
tissue: { A: 1, alpha: 170 deg, T: 20 ms }
protocol: { n: "1, 2, 3, 4, 5", d: "5, 5, 5, 10, 5 ms" }
noise: { kind: gaussian, sigma: 0.01 }`;
  const [result] = bounds(readStudy(text));
  expect(crlb(result!.experiment).names).toEqual(['A', 'alpha', 'T']);
});
