// Six echoes for T2* from 1 to 30 ms at S0/σ = 50: what a vendor's preset, equal spacing and better times reach. Optima of a
// separate program, printed to three or four digits; a bound at printed times is held to its printed digits.
import { type Arithmetic, gradient, numbers } from '@fishergrad/engine';
import { fisher, gaussian, t2star } from '@fishergrad/models';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';
import { steps } from '../support/designs.ts';
import { boundOf } from '../support/experiment.ts';

const preset = steps(0.14, 17.14, 5);
const cov = (times: readonly number[], T2star: number): number =>
  100 *
  boundOf(t2star, { tissue: { S0: 1, T2star: T2star / 1e3 }, protocol: times.map((TE) => ({ TE: TE / 1e3 })) })
    .parameters.T2star.relativeSd;
const range = steps(0, Math.log(30), 150).map(Math.exp);
const worst = (times: readonly number[]): number => Math.max(...range.map((T2star) => cov(times, T2star)));
/** Over ln T2*, by Simpson's rule. */
const mean = (times: readonly number[]): number =>
  steps(0, Math.log(30), 100)
    .map((x, k) => cov(times, Math.exp(x)) * (k % 100 === 0 ? 1 : 2 + 2 * (k % 2)))
    .reduce((sum, x) => sum + x, 0) / 300;
const free = [0.14, 1.535, 1.535, 4.79, 11.64, 33.74];

describe('the worst CoV of T2* over 1 to 30 ms', () => {
  it('is 20.24 % by the preset', () => {
    expect(worst(preset).toFixed(2)).toBe('20.24');
  });

  it.each([
    [4.964, free],
    [5.126, [0.14, 1.14, 2.14, 3.21, 10.46, 29.77]], // at least 1 ms apart
  ])('is %d percent by better times', (printed, times) => {
    expect(Math.abs(worst(times) - printed)).toBeLessThan(0.002);
  });

  it.each([
    [4, 2.6, '11.8'],
    [6, 2.03, '8.4'],
    [8, 1.65, '6.9'],
  ])(
    'by %d echoes every %d ms from 0.14 ms is %s percent, and no better by other spacings',
    (echoes, apart, printed) => {
      const every = (step: number): number[] => Array.from({ length: echoes }, (_, k) => 0.14 + step * k);
      expect(worst(every(apart)).toFixed(1)).toBe(printed);
      for (const off of [0.97, 1.03]) expect(worst(every(off * apart))).toBeGreaterThan(worst(every(apart)));
    },
  );
});

it('the mean CoV over that range of ln T2* is 5.69 % by the preset and 4.84 % by better times', () => {
  expect(mean(preset).toFixed(2)).toBe('5.69');
  expect(Math.abs(mean(free) - 4.84)).toBeLessThan(0.006); // of times that are rounded themselves
});

// Complex-step differentiation of a separate program, ms per ms.
describe('the slope of SD(T2*) of the preset in each of its echo times', () => {
  const SD = <T>(a: Arithmetic<T>, times: readonly T[], T2star: number): T => {
    const [[F00, F01], [, F11]] = fisher(a, {
      ...{ model: t2star, tissue: { S0: a.constant(1), T2star: a.constant(T2star) }, noise: gaussian(0.02) },
      ...{ protocol: times.map((TE) => ({ TE })), roles: { S0: 'estimate', T2star: 'estimate' } },
    }) as [[T, T], [T, T]];
    return a.sqrt(a.div(F00, a.sub(a.mul(F00, F11), a.mul(F01, F01))));
  };

  it.each([
    [10, [0.043297, -0.001344, -0.006249, -0.002832, 0.000332, 0.001873]],
    [1, [5.96244e-2, 1.420159e-1, 7.656426e-4, 2.029834e-6, 4.12922e-9, 7.300911e-12]],
  ])('at T2* = %d ms', (ms, wanted) => {
    const times = preset.map((TE) => TE / 1e3);
    const found = gradient(numbers, (a, x) => SD(a, x, ms / 1e3), times);
    expectClose(found.value, boundOf(t2star, { tissue: { S0: 1, T2star: ms / 1e3 } }).parameters.T2star.sd, 1e-12);
    found.gradient.forEach((slope, k) => expectClose(slope, wanted[k]!, ms === 1 ? 1e-6 : 0, ms === 1 ? 0 : 5e-7));
  });
});
