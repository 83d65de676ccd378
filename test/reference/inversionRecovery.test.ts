// Laws of inversion recovery, from their closed forms: x = TI/T1, SNR = M0/σ.
import {
  gaussian,
  inversionRecovery,
  inversionRecovery3,
  inversionRecoveryBarral,
  inversionRecoveryTR,
  rician,
} from '@fishergrad/models';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';
import { excessOfDeterminant, excessOfVariance, expectLeast, steps, unidentifiable } from '../support/designs.ts';
import { all, boundOf } from '../support/experiment.ts';

const T1 = 0.9;
const at = (times: readonly number[]): { TI: number }[] => times.map((x) => ({ TI: x * T1 }));
const noise = gaussian(1);

describe('two parameters, M0 (1 − 2 e^(−TI/T1))', () => {
  const tissue = { M0: 1, T1 };
  const bestOfAll = 1 / Math.LN2;

  it('{0, T1}, equally often, is D-optimal within five T1', () => {
    const design = { model: inversionRecovery, tissue, averages: [0.5, 0.5], noise, roles: all(inversionRecovery) };
    expectClose(excessOfDeterminant({ ...design, protocol: at([0, 1]) }, at(steps(0, 5, 2000))), 1, 1e-12);
  });

  it('every inversion time at the null has samples of 0, and SD(T1)·SNR·√n/T1 = 1/ln 2 = 1.4426950409', () => {
    const found = unidentifiable(() =>
      boundOf(inversionRecovery, { tissue, protocol: at(new Array<number>(4).fill(Math.LN2)), noise }),
    );
    expect(found.estimable).toEqual(['T1']);
    expectClose((found.remaining['T1']! * 2) / T1, bestOfAll, 1e-12);
    expect(bestOfAll.toFixed(10)).toBe('1.4426950409');
  });

  it('where a magnitude tells nothing of either', () => {
    const protocol = at([Math.LN2, Math.LN2, Math.LN2]);
    const found = unidentifiable(() => boundOf(inversionRecovery, { tissue, protocol, noise: rician(0.02) }));
    expect([found.rank, found.estimable]).toEqual([0, []]);
  });

  it('which is never beaten, and approached as all come near the null', () => {
    const sd = (times: readonly number[]): number =>
      boundOf(inversionRecovery, { tissue, protocol: at(times), noise }).parameters.T1.relativeSd;
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 6, noNaN: true }), { minLength: 2, maxLength: 9 }), (times) => {
        fc.pre(Math.max(...times) - Math.min(...times) > 1e-3);
        expect(sd(times) * Math.sqrt(times.length)).toBeGreaterThan(bestOfAll);
      }),
      { numRuns: 400, seed: 3 },
    );
    const near = [0.1, 0.01, 0.001].map((h) => sd([Math.LN2 - h, Math.LN2 + h]) * Math.SQRT2 - bestOfAll);
    expect(near[0]! / near[1]!).toBeGreaterThan(80); // as h²
    expect(near[2]!).toBeLessThan(1e-5);
  });

  it('is the limit of a long cycle and a perfect inversion, and of three parameters of which one is known', () => {
    const protocol = at([0.1, 0.5, 1.3, 3]);
    const wanted = boundOf(inversionRecovery, { tissue, protocol, noise }).parameters.T1.sd;
    const roles = { M0: 'estimate', T1: 'estimate', theta: 'known' } as const;
    const long = {
      tissue: { ...tissue, theta: Math.PI },
      protocol: protocol.map(({ TI }) => ({ TI, TR: 100 })),
      noise,
      roles,
    };
    expectClose(boundOf(inversionRecoveryTR, long).parameters.T1.sd, wanted, 1e-12);
    const known = {
      tissue: { A: 1, k: 2, T1 },
      protocol,
      noise,
      roles: { A: 'estimate', k: 'known', T1: 'estimate' } as const,
    };
    expectClose(boundOf(inversionRecovery3, known).parameters.T1.sd, wanted, 1e-12);
  });
});

describe('three parameters, A (1 − k e^(−TI/T1)) = a + b e^(−TI/T1) (Barral et al. 2010, Magn Reson Med 64:1057)', () => {
  const forever = 200;
  const sd = (x: number): number =>
    boundOf(inversionRecovery3, { tissue: { A: 1, k: 2, T1 }, protocol: at([0, x, forever]), noise }).parameters.T1
      .relativeSd;

  it('from TI = 0, x T1 and ∞, once each: var(T1)/T1² = (1 + e^(2x) + (e^x − 1)²)/4x²/SNR²', () => {
    for (const x of [0.4, 0.9461557, 1.7])
      expectClose(sd(x), Math.sqrt(1 + Math.exp(2 * x) + (Math.exp(x) - 1) ** 2) / (2 * x), 1e-12);
  });

  it('best at {0, 0.9461557 T1, ∞}, with SD(T1)·SNR/T1 = 1.6809327890', () => {
    expect(sd(0.9461557).toFixed(10)).toBe('1.6809327890');
    expectLeast(sd, 0.9461557, 1e-4, 1e-7);
  });

  it('are D-optimal at {0, T1, ∞}, and best for T1 there too, the middle one in half of all measurements', () => {
    const design = { model: inversionRecovery3, tissue: { A: 1, k: 2, T1 }, noise, roles: all(inversionRecovery3) };
    const [protocol, candidates] = [at([0, 1, forever]), at([...steps(0, 10, 2000), forever])];
    expectClose(excessOfDeterminant({ ...design, protocol, averages: [1 / 3, 1 / 3, 1 / 3] }, candidates), 1, 1e-12);
    const share = 0.5 / Math.E;
    const averages = [share, 0.5, 0.5 - share];
    expectClose(excessOfVariance({ ...design, protocol, averages }, 'T1', candidates), 1, 1e-12);
    expectClose(boundOf(inversionRecovery3, { ...design, protocol, averages }).parameters.T1.relativeSd, Math.E, 1e-12);
  });

  it.each([
    [1.9, 100],
    [2, 1],
    [1.6, 3e4],
  ])('have one SD of T1 in both forms (k = %d, A = %d)', (k, A) => {
    const protocol = at([0.05, 0.3, 0.8, 1.1, 2.5, 4]);
    const [one, other] = [
      boundOf(inversionRecovery3, { tissue: { A, k, T1 }, protocol, noise }),
      boundOf(inversionRecoveryBarral, { tissue: { a: A, b: -k * A, T1 }, protocol, noise }),
    ];
    expectClose(other.parameters.T1.sd, one.parameters.T1.sd, 1e-12);
    expectClose(other.parameters.a.sd, one.parameters.A.sd, 1e-12);
    expectClose(other.parameters.T1.conditionalSd, one.parameters.T1.conditionalSd, 1e-12);
  });
});
