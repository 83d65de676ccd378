// Laws of a mono-exponential decay, from their closed forms: x is a spacing over T2, SNR is S0/σ, W Lambert's function.
import { gaussian, t2, t2Rate, t2star, t2starOffset } from '@fishergrad/models';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';
import { excessOfDeterminant, excessOfVariance, expectLeast, steps } from '../support/designs.ts';
import { all, boundOf } from '../support/experiment.ts';

const T2 = 0.08;
const tissue = { S0: 1, T2 };
const echoes = (times: readonly number[]): { TE: number }[] => times.map((x) => ({ TE: x * T2 }));
const cov = (times: readonly number[], averages?: readonly number[]): number =>
  boundOf(t2, { tissue, protocol: echoes(times), noise: gaussian(1), ...(averages && { averages }) }).parameters.T2
    .relativeSd;
const train = (N: number, x: number): number[] => Array.from({ length: N }, (_, k) => (k + 1) * x);
/** Its CoV is `least` SNR⁻¹ N^(−½) at best, with the second of two echoes so many T2 later, and so much more often. */
const [apart, least] = [1.278464542761074, 3.591121476668622]; // 1 + W(1/e), its exponential

describe('two echoes of a decay', () => {
  it.each([0, 0.14, 0.6])('the first at %d T2: var(T2)/T2² = e^(2 TE₁/T2) (1 + e^(2x))/x²/SNR²', (first) => {
    for (const x of [0.3, 1.1, 2.4])
      expectClose(cov([first, first + x]), (Math.exp(first) * Math.sqrt(1 + Math.exp(2 * x))) / x, 1e-13);
  });

  it('measured equally often are best 1 + W(2/e²)/2 = 1.108857552878545 T2 apart ("1.1": Xing et al. 1997, MRI 15:771)', () => {
    const x = 1.108857552878545;
    expectClose(2 * (x - 1) * Math.exp(2 * (x - 1)), 2 * Math.exp(-2), 1e-13);
    expectLeast((at) => cov([0, at]), x, 1e-3, 2e-6);
  });

  it('measured as often as is best are 1.278464542761074 T2 apart, the later 3.591121476668622 times as often', () => {
    expectClose((apart - 1) * Math.exp(apart - 1), Math.exp(-1), 1e-14);
    expectClose(Math.exp(apart), least, 1e-14);
    const weights = (share: number): number[] => [1 - share, share];
    expect(weights(least / (1 + least)).map((w) => w.toFixed(5))).toEqual(['0.21781', '0.78219']);
    expectClose(cov([0, apart], weights(least / (1 + least))), least, 1e-13);
    expectLeast((at) => cov([0, at], weights(least / (1 + least))), apart, 1e-3, 2e-6);
    expectLeast((share) => cov([0, apart], weights(share)), least / (1 + least), 1e-3, 2e-6);
  });
});

describe('3.5911/(SNR √N), the yardstick of every decay', () => {
  it('is the best there is: no sample would add more to the two of it', () => {
    const averages = [1, least].map((w) => w / (1 + least));
    const design = { model: t2, tissue, protocol: echoes([0, apart]), averages, noise: gaussian(1), roles: all(t2) };
    expectClose(excessOfVariance(design, 'T2', echoes(steps(0, 20, 2000))), 1, 1e-6);
  });

  it('is never beaten, by any times and averages', () => {
    const echo = fc.tuple(fc.double({ min: 0, max: 6, noNaN: true }), fc.double({ min: 0.1, max: 5, noNaN: true }));
    fc.assert(
      fc.property(fc.array(echo, { minLength: 2, maxLength: 12 }), (drawn) => {
        const times = drawn.map(([x]) => x);
        fc.pre(Math.max(...times) - Math.min(...times) > 1e-3);
        const N = drawn.reduce((sum, [, w]) => sum + w, 0);
        const found = cov(
          times,
          drawn.map(([, w]) => w),
        );
        expect(found * Math.sqrt(N)).toBeGreaterThan(least * (1 - 1e-9));
      }),
      { numRuns: 500, seed: 7 },
    );
  });

  // "efficiency": the variance of the best two-point design over that of the published preset, S0/σ = 50.
  it.each([
    [1, '0.021'],
    [2, '0.200'],
    [5, '0.574'],
    [10, '0.699'],
    [20, '0.441'],
    [30, '0.267'],
  ])('of which the published UTE preset reaches, at T2* = %d ms, %s', (ms, printed) => {
    const { relativeSd } = boundOf(t2star, { tissue: { S0: 1, T2star: ms / 1e3 } }).parameters.T2star;
    expect(((least / 50) ** 2 / 6 / relativeSd ** 2).toFixed(3)).toBe(printed);
  });
});

describe('{0, T2}, equally often', () => {
  const design = { model: t2, tissue, averages: [0.5, 0.5], noise: gaussian(1), roles: all(t2) };
  const candidates = echoes(steps(0, 20, 2000));

  it('is D-optimal', () => {
    expectClose(excessOfDeterminant({ ...design, protocol: echoes([0, 1]) }, candidates), 1, 1e-12);
  });

  // Lee & Riederer 1986 (PMID 3747824): the noise of an image synthesized at any echo time.
  it('has the least worst noise of synthetic echoes, √(2/N) σ, which others exceed', () => {
    for (const [x, w] of [
      [0.9, 0.5],
      [1.1, 0.5],
      [1, 0.45],
      [1, 0.55],
      [apart, 0.78219],
    ] as const)
      expect(
        excessOfDeterminant({ ...design, protocol: echoes([0, x]), averages: [1 - w, w] }, candidates),
      ).toBeGreaterThan(1.001);
  });
});

describe('S0 known, and N echoes at k ESP', () => {
  it.each([
    [1, 1, Math.E, 1e-9],
    [2, 0.6592129, 2.038253, 5e-8],
    [3, 0.4801202, 1.7156608, 5e-8],
    [4, 0.3752538, 1.5121099, 5e-8],
  ])('N = %d: ESP is best %d T2, and then SD·SNR/T2 = %d', (N, ESP, wanted, digits) => {
    const at = (x: number): number =>
      boundOf(t2, {
        tissue,
        protocol: echoes(train(N, x)),
        noise: gaussian(1),
        roles: { S0: 'known', T2: 'estimate' },
      }).parameters.T2.relativeSd;
    expectClose(at(ESP), wanted, 0, digits);
    expectLeast(at, ESP, 1e-4, 1e-7);
  });
});

describe('S0 unknown, and N echoes at k ESP', () => {
  it.each([
    [2, 0.5690454],
    [3, 0.4481245],
    [4, 0.3687619],
    [8, 0.2145988],
    [16, 0.1162945],
    [32, 0.0605591],
  ])('N = %d: ESP is best %d T2', (N, ESP) => {
    expectLeast((x) => cov(train(N, x)), ESP, 3e-4 * ESP, 1e-7);
  });
});

it('the CoV of T2 is that of R2, as a parameter and derived', () => {
  const protocol = echoes([0.1, 0.4, 0.9, 2]);
  const [time, rate] = [
    boundOf(t2, { tissue, protocol }),
    boundOf(t2Rate, { tissue: { S0: 1, R2: 1 / T2 }, protocol }),
  ];
  expectClose(rate.parameters.R2.relativeSd, time.parameters.T2.relativeSd, 1e-13);
  expectClose(time.derived['R2']!.relativeSd, time.parameters.T2.relativeSd, 1e-13);
  expectClose(rate.derived['T2']!.relativeSd, time.parameters.T2.relativeSd, 1e-13);
});

// Dette et al. 2010, Biometrika 97:513.
describe('a decay to an offset, echoes within [L, U]', () => {
  const T = 10e-3;
  const decay = {
    model: t2starOffset,
    tissue: { S0: 1, T2star: T, C: 0.1 },
    noise: gaussian(1),
    roles: all(t2starOffset),
  };
  const middle = (L: number, U: number): number =>
    T + (L * Math.exp(-L / T) - U * Math.exp(-U / T)) / (Math.exp(-L / T) - Math.exp(-U / T));
  const ends = [
    [0, 0.06],
    [0.14e-3, 17.14e-3],
    [2e-3, 9e-3],
    [0, 1],
  ] as const;
  const at = (L: number, x: number, U: number) => [L, x, U].map((TE) => ({ TE }));

  it.each(ends)('[%d, %d] s: D-optimal is {L, T + (L e^(−L/T) − U e^(−U/T))/(e^(−L/T) − e^(−U/T)), U}', (L, U) => {
    const candidates = steps(L, U, 4000).map((TE) => ({ TE }));
    const design = { ...decay, protocol: at(L, middle(L, U), U), averages: [1 / 3, 1 / 3, 1 / 3] };
    expectClose(excessOfDeterminant(design, candidates), 1, 1e-12);
  });

  // Σ aᵢ fᵢ = c for the aᵢ of the points: their signs alternate, and Σ aᵢ = 0 as C is not wanted, so |a₂| = |a₁| + |a₃|.
  it.each(ends)('[%d, %d] s: best for T2* has the same points, the middle one in half of all measurements', (L, U) => {
    const [x, E] = [middle(L, U), (t: number): number => Math.exp(-t / T)];
    const share = (E(x) - E(U)) / (E(L) - E(U)) / 2; // Σ aᵢ E(tᵢ) = 0
    const design = { ...decay, protocol: at(L, x, U), averages: [share, 0.5, 0.5 - share] };
    expectClose(
      excessOfVariance(
        design,
        'T2star',
        steps(L, U, 4000).map((TE) => ({ TE })),
      ),
      1,
      1e-12,
    );
    const slope = (t: number): number => (t / T ** 2) * E(t);
    const a2 = 1 / (slope(x) - 2 * share * slope(L) - (1 - 2 * share) * slope(U));
    expectClose(boundOf(t2starOffset, design).parameters.T2star.sd, 2 * Math.abs(a2), 1e-9);
  });
});
