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

// The bolus of pulsed-continuous labeling: the signal is f times a function of the arrival time, whose pieces meet at PLD = ATT.
describe('a signal in pieces', () => {
  const text = ([before, filling]: readonly [before: string, filling: string]) => `
model: "where(${before}, 0, where(${filling}, k*exp(-ATT/T1b)*(1-exp(-(t-ATT)/T1b)), k*exp(-ATT/T1b)*exp(-(t-tau-ATT)/T1b)*(1-exp(-tau/T1b))))"
tissue: { f: "18..126 1/min (linear 13)", ATT: "0.61, 0.97, 1.1, 1.4626536, 1.7580118, 1.8987933 s" }
protocol: { PLD: "250, 500, 750, 1000, 1500, 2000 ms" }
constants: { T1b: 1.65 s, tau: 1.8 s }
let: { t: tau + PLD, k: 2 * 0.85 * T1b * f }
noise: { kind: gaussian, sigma: 0.05 }`;

  it.each([[['t <= ATT', 'PLD <= ATT']], [['!(t > ATT)', '!(PLD > ATT)']], [['t < ATT', 'PLD < ATT || PLD < ATT']]])(
    'has one bound of its factor whatever that is, and one of its time over it: %s',
    (tests) => {
      const results = [...bounds(readStudy(text(tests as [string, string])))];
      const first = new Map<number, readonly number[]>();
      for (const { experiment, outcome } of results) {
        if (outcome instanceof NotIdentifiable) throw outcome;
        const { f, ATT } = experiment.tissue;
        const found = [outcome.parameters['f']!.sd, outcome.parameters['ATT']!.sd * f!];
        const wanted = first.get(ATT!) ?? found;
        first.set(ATT!, wanted);
        found.forEach((sd, k) => expectClose(sd, wanted[k]!, 1e-12));
      }
      expect(results).toHaveLength(78);
    },
  );
});

// A factor of 1 more changes no bound, but does which way every operation errs.
describe('the first sample of a growth from nothing', () => {
  it.each([
    ['A * (1 - exp(-t/T))^1.5', 'A: 1, T: 5 ms'],
    ['A * (1 - exp(-t/T))^n', 'A: 1, T: 5 ms, n: 2.2'],
    ['A * (1 - B * exp(-t/T))^1.5', 'A: 1, B: 1, T: 5 ms'],
    ['A * (1 - t/T)^1.5', 'A: 1, T: 16 ms'],
  ])('%s is no hindrance', (model, tissue) => {
    const sds = Array.from({ length: 12 }, (_, k) => {
      const text = `
model: "${'exp(0*A) * '.repeat(k)}${model}"
tissue: { ${tissue} }
protocol: { t: "0, 1, 2, 4, 8, 16 ms" }
noise: { kind: gaussian, sigma: 0.01 }`;
      const [{ outcome } = { outcome: undefined }] = bounds(readStudy(text));
      if (!outcome || outcome instanceof NotIdentifiable) throw outcome ?? new Error('no result');
      return outcome.parameters['T']!.sd;
    });
    for (const sd of sds) expectClose(sd, sds[0]!, 1e-12);
  });
});
