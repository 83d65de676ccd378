// Laws of saturation recovery with an anchor, an image without a saturation pulse: SASHA (Chow et al. 2014, Magn Reson Med
// 71:2082). x = TS/T1, SNR = A/σ.
import { gaussian, molliT1, molliTimes, saturationRecovery, saturationRecovery3 } from '@fishergrad/models';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';
import { excessOfVariance, expectLeast, steps } from '../support/designs.ts';
import { all, boundOf } from '../support/experiment.ts';

const [T1, noise] = [1.2, gaussian(1)];
const tissue = { A: 1, T1 };
const anchor = { TS: 0, prepared: 0 };
const after = (x: number): typeof anchor => ({ TS: x * T1, prepared: 1 });
const sd = (x: number, averages: readonly [number, number]): number =>
  boundOf(saturationRecovery, { tissue, protocol: [anchor, after(x)], averages, noise }).parameters.T1.relativeSd;

describe('two parameters: an anchor and one saturation time', () => {
  // T1 from E = 1 − S/A: var(T1)/T1² = (1/n + (1 − E)²/m)/(x E)²/SNR² for n images at x and m anchors.
  it('have their closed form', () => {
    for (const x of [0.3, 0.768039, 2])
      for (const [m, n] of [
        [1, 1],
        [1, 10],
        [3, 5.5],
      ] as const) {
        const E = Math.exp(-x);
        expectClose(sd(x, [m, n]), Math.sqrt(1 / n + (1 - E) ** 2 / m) / (x * E), 1e-12);
      }
  });

  // The form is as in Kellman et al. 2014, J Cardiovasc Magn Reson 16:55.
  const x = 0.768039047013465; // 1 + W(−1/(2e))
  const E = Math.exp(-x);
  const share = (1 - E) / (2 - E);

  it('are best for T1 with 34.9 % anchors and TS = (1 + W(−1/(2e))) T1 = 0.768039 T1', () => {
    expectClose((x - 1) * Math.exp(x - 1), -1 / (2 * Math.E), 1e-14);
    expect([(100 * share).toFixed(1), (100 - 100 * share).toFixed(1), x.toFixed(6)]).toEqual([
      '34.9',
      '65.1',
      '0.768039',
    ]);
    const averages = [share, 1 - share] as const;
    const design = {
      model: saturationRecovery,
      tissue,
      protocol: [anchor, after(x)],
      averages,
      noise,
      roles: all(saturationRecovery),
    };
    expectClose(excessOfVariance(design, 'T1', [anchor, ...steps(0.01, 12, 3000).map(after)]), 1, 1e-6);
    expectClose(sd(x, averages), (2 - E) / (x * E), 1e-12);
    expectLeast((at) => sd(at, averages), x, 1e-3, 1e-6);
    expectLeast((w) => sd(x, [w, 1 - w]), share, 1e-3, 1e-6);
  });

  it('are never beaten by other saturation times', () => {
    const image = fc.record({ x: fc.double({ min: 0.01, max: 5, noNaN: true }), prepared: fc.constantFrom(0, 1) });
    fc.assert(
      fc.property(fc.array(image, { minLength: 2, maxLength: 12 }), (drawn) => {
        const times = drawn.filter(({ prepared }) => prepared === 1).map((each) => each.x);
        const anchors = drawn.length - times.length;
        fc.pre(times.length > 0 && (anchors > 0 || Math.max(...times) - Math.min(...times) > 0.01));
        const protocol = drawn.map((each) => (each.prepared === 0 ? anchor : after(each.x)));
        const found = boundOf(saturationRecovery, { tissue, protocol, noise }).parameters.T1.relativeSd;
        expect(found * Math.sqrt(drawn.length)).toBeGreaterThan(((2 - E) / (x * E)) * (1 - 1e-9));
      }),
      { numRuns: 300, seed: 2 },
    );
  });

  it('with one anchor to ten others are best at TS = 0.524683 T1', () => {
    expectLeast((at) => sd(at, [1, 10]), 0.524683, 1e-3, 1e-6);
  });

  it('correlate strongly without the anchor', () => {
    const late = [0.2, 0.4, 0.6, 0.8, 1].map(after);
    const [without, withIt] = [late, [anchor, ...late]].map((protocol) =>
      boundOf(saturationRecovery, { tissue, protocol, noise }),
    );
    expect(without!.correlation[0]![1]).toBeGreaterThan(0.97);
    expect(withIt!.correlation[0]![1]).toBeLessThan(0.8);
    expect(without!.parameters.T1.sd / withIt!.parameters.T1.sd).toBeGreaterThan(4);
  });
});

// At equal A/σ, which flatters MOLLI: SASHA reads out at a higher flip angle (Roujol et al. 2014, Radiology 272:683).
describe('an anchor and nine TS from 165 to 780 ms, T1 1000 ms, A/σ = 50, against MOLLI 5(3)3', () => {
  const protocol = [anchor, ...steps(0.165, 0.78, 8).map((TS) => ({ TS, prepared: 1 }))];

  it('SD(T1) is 62.8 ms with three parameters, 35.6 with two, and 18.0', () => {
    const three = boundOf(saturationRecovery3, { tissue: { A: 1, B: 1, T1: 1 }, protocol }).parameters.T1.sd;
    const two = boundOf(saturationRecovery, { tissue: { A: 1, T1: 1 }, protocol }).parameters.T1.sd;
    const times = molliTimes('5(3)3', { TI0: 0.12, dTI: 0.08, RR: 1 }).map((TI) => ({ TI }));
    const inversion = boundOf(molliT1, { tissue: { A: 1, c: 1.9, T1: 1 }, protocol: times }).parameters.T1.sd;
    expect([three, two, inversion].map((x) => (1e3 * x).toFixed(1))).toEqual(['62.8', '35.6', '18.0']);
  });

  it('the third parameter does not change T1 where the anchor alone tells it', () => {
    const at = { protocol: [anchor, after(0.2), after(1)], tissue: { A: 1, B: 1, T1 }, noise };
    // Three samples, three unknowns: y = A − S decays as B e^(−TS/T1), so that T1 = 0.8 T1/ln(y₁/y₂).
    const [early, late] = [Math.exp(-0.2), Math.exp(-1)];
    const byHand = Math.hypot(1 / early, 1 / late, 1 / early - 1 / late) / 0.8;
    expectClose(boundOf(saturationRecovery3, at).parameters.T1.relativeSd, byHand, 1e-12);
  });
});
