// Decays, in time and by diffusion: special values, limits, what several models say alike, bounds in closed form, what cannot be told.
import {
  biexponential,
  ivim,
  models,
  molli,
  molliBT1,
  type Role,
  t2,
  t2Rate,
  t2star,
  t2starBicomponent,
  t2starOffset,
} from '@fishergrad/models';
import { describe, expect, it } from 'vitest';
import { expectAllClose, expectClose } from '../support/close.ts';
import { boundOf } from '../support/experiment.ts';
import { lost } from '../support/lost.ts';
import { over, samplesOver } from '../support/over.ts';

/** A decay by the models that know one: what its rate or time is called, and in which size it comes. */
const single = [
  ['t2star', 'T2star', 'TE', (T: number) => T],
  ['t2', 'T2', 'TE', (T: number) => T],
  ['t2Rate', 'R2', 'TE', (T: number) => 1 / T],
  ['diffusion', 'D', 'b', (T: number) => 1 / T],
] as const;

describe.each(single)('%s', (name, parameter, setting, of) => {
  const model = models[name]!;
  const cov = (T: number, at: readonly number[], changes: object = {}): number =>
    boundOf(model, { tissue: { S0: 1, [parameter]: of(T) }, protocol: over(setting, at), ...changes }).parameters[
      parameter
    ]!.relativeSd;

  it('starts at S0 and is S0/e after one decay', () => {
    for (const T of [1e-3, 0.7, 4e9]) {
      const [first, later] = samplesOver(model, { S0: 3, [parameter]: of(T) }, setting, [0, T]);
      expect(first).toBe(3);
      expectClose(later, 3 / Math.E, 1e-15);
    }
  });

  it.each([
    [0, 0.4],
    [0.3, 1.1],
    [1.2, 3],
  ])('has by two samples the CoV e^(t/T) √(1 + e^2x)/x/SNR: first at %d T, spaced by x = %d T', (t, x) => {
    const T = 0.08;
    const wanted = (0.02 * Math.exp(t) * Math.sqrt(1 + Math.exp(2 * x))) / x;
    expectClose(cov(T, [t * T, (t + x) * T]), wanted, 1e-12);
  });

  // x = 1 + W(1/e) and the averages e^x: no N samples do better than e^x/(SNR √N).
  it('has the least CoV there is by the best two samples and averages', () => {
    const [x, ratio, T] = [1.278464542761074, 3.591121476668622, 0.05];
    const least = (0.02 * ratio) / Math.sqrt(1 + ratio);
    expectClose(cov(T, [0, x * T], { averages: [1, ratio] }), least, 1e-13);
    for (const [at, averages] of [
      [
        [0, 1.01 * x],
        [1, ratio],
      ],
      [
        [0, x],
        [1, 1.02 * ratio],
      ],
      [
        [0, 0.4 * x, x],
        [1, 0.5, ratio],
      ],
    ] as const) {
      const N = averages.reduce((sum, n) => sum + n, 0);
      const found = cov(
        T,
        at.map((t) => t * T),
        { averages },
      );
      expect(found * Math.sqrt(N)).toBeGreaterThan(0.02 * ratio);
    }
  });

  it('needs two samples of different decay', () => {
    const protocol = over(setting, [0.02, 0.02, 0.02]);
    const { gone } = lost(model, { tissue: { S0: 1, [parameter]: of(0.05) }, protocol });
    expect(gone).toEqual(['S0', parameter].toSorted());
  });
});

describe('T2 and R2', () => {
  it('has in R2 the relative SD it has in T2, and either is the other’s derived quantity', () => {
    const [time, rate] = [boundOf(t2), boundOf(t2Rate)];
    expectClose(rate.parameters.R2.relativeSd, time.parameters.T2.relativeSd, 1e-13);
    expectClose(rate.derived['T2']!.sd, time.parameters.T2.sd, 1e-13);
    expectClose(time.derived['R2']!.sd, rate.parameters.R2.sd, 1e-13);
  });
});

describe('a decay to an offset', () => {
  const tissue = { S0: 2, T2star: 0.01, C: 0.3 };

  it('starts at S0 + C, ends at C, and without offset is a decay', () => {
    expect(samplesOver(t2starOffset, tissue, 'TE', [0, 100])).toEqual([2.3, 0.3]);
    const at = [0, 0.003, 0.02];
    expectAllClose(
      samplesOver(t2starOffset, { ...tissue, C: 0 }, 'TE', at),
      samplesOver(t2star, { S0: 2, T2star: 0.01 }, 'TE', at),
    );
  });

  // T* = −d/ln r with r = (s₂ − s₃)/(s₁ − s₂), by the law of propagation of errors.
  it('has by three evenly spaced echoes the SD of the ratio of their differences', () => {
    for (const [d, first] of [
      [0.004, 0],
      [0.009, 0.002],
    ] as const) {
      const [s1, s2, s3] = [0, 1, 2].map((k) => 2 * Math.exp(-(first + k * d) / 0.01)) as [number, number, number];
      const [u, v] = [s1 - s2, s2 - s3];
      const wanted = (0.01 ** 2 / d) * 0.02 * Math.hypot(1 / u, 1 / u + 1 / v, 1 / v);
      const protocol = over('TE', [first, first + d, first + 2 * d]) as { TE: number }[];
      expectClose(boundOf(t2starOffset, { tissue, protocol }).parameters.T2star.sd, wanted, 1e-12);
    }
  });

  it('cannot be told from a decay by two echo times, however often', () => {
    const protocol = over('TE', [0.001, 0.001, 0.009, 0.009, 0.009]);
    expect(lost(t2starOffset, { tissue, protocol })).toMatchObject({ rank: 2, gone: ['C', 'S0', 'T2star'] });
  });

  it('is what two components become where one outlives the echoes', () => {
    const both = { S0: 2.3, f: 2 / 2.3, T2short: 0.01, T2long: 1e12 };
    const at = [0, 0.001, 0.004, 0.009, 0.016];
    expectAllClose(samplesOver(t2starBicomponent, both, 'TE', at), samplesOver(t2starOffset, tissue, 'TE', at));
    const roles: Record<keyof typeof both, Role> = {
      S0: 'estimate',
      f: 'estimate',
      T2short: 'estimate',
      T2long: 'known',
    };
    const protocol = at.map((TE) => ({ TE }));
    expectClose(
      boundOf(t2starBicomponent, { tissue: both, roles, protocol }).parameters.T2short.sd,
      boundOf(t2starOffset, { tissue, protocol }).parameters.T2star.sd,
      1e-11,
    );
  });
});

describe('two components', () => {
  const TE = [0, 0.5, 1, 2, 4, 7, 12, 20, 35].map((ms) => ms / 1e3);
  const [S0, f, a, b] = [2, 0.7, 0.0015, 0.03];
  const pair = { S0, f, T2short: a, T2long: b };
  const pools = { Aa: S0 * f, T2a: a, Ab: S0 * (1 - f), T2b: b };
  const motion = { S0, f, D: 1 / b, Dstar: 1 / a };
  const of = {
    pair: boundOf(t2starBicomponent, { tissue: pair, protocol: TE.map((t) => ({ TE: t })) }),
    pools: boundOf(biexponential, { tissue: pools, protocol: TE.map((t) => ({ TE: t })) }),
    motion: boundOf(ivim, { tissue: motion, protocol: TE.map((t) => ({ b: t })) }),
  };

  it('are one signal as fraction and times, as amplitudes and times, as fraction and diffusion coefficients', () => {
    const wanted = TE.map((t) => 1.4 * Math.exp(-t / a) + 0.6 * Math.exp(-t / b));
    expectAllClose(samplesOver(t2starBicomponent, pair, 'TE', TE), wanted);
    expectAllClose(samplesOver(biexponential, pools, 'TE', TE), wanted);
    expectAllClose(samplesOver(ivim, motion, 'b', TE), wanted);
  });

  it('have one SD of the fraction, as a parameter and by the delta method, and one CoV of each time', () => {
    const { f: fraction, T2short, T2long } = of.pair.parameters;
    for (const other of [of.pools.derived['fa']!.sd, of.motion.parameters.f.sd]) expectClose(other, fraction.sd, 1e-11);
    for (const other of [of.pools.parameters.T2a, of.motion.parameters.Dstar])
      expectClose(other.relativeSd, T2short.relativeSd, 1e-11);
    for (const other of [of.pools.parameters.T2b, of.motion.parameters.D])
      expectClose(other.relativeSd, T2long.relativeSd, 1e-11);
  });

  it('do not say which is which', () => {
    const swapped = { S0, f: 1 - f, T2short: b, T2long: a };
    expectAllClose(samplesOver(t2starBicomponent, swapped, 'TE', TE), samplesOver(t2starBicomponent, pair, 'TE', TE));
    const { T2short } = boundOf(t2starBicomponent, {
      tissue: swapped,
      protocol: TE.map((t) => ({ TE: t })),
    }).parameters;
    expectClose(T2short.sd, of.pair.parameters.T2long.sd, 1e-11);
  });

  // Prony: s₂ = p s₁ − q s₀ and s₃ = p s₂ − q s₁, whose roots z² = p z − q are e^(−d/T); errors by the implicit function.
  it('have by four evenly spaced echoes the SD of Prony’s roots', () => {
    const d = 0.01;
    const [Aa, T2a, Ab, T2b] = [1, 0.02, 2, 0.08];
    const s = [0, 1, 2, 3].map((k) => Aa * Math.exp((-k * d) / T2a) + Ab * Math.exp((-k * d) / T2b)) as [
      number,
      number,
      number,
      number,
    ];
    const determinant = s[0] * s[2] - s[1] ** 2;
    const [p, q] = [(s[0] * s[3] - s[1] * s[2]) / determinant, (s[1] * s[3] - s[2] ** 2) / determinant];
    const bound = boundOf(biexponential, {
      tissue: { Aa, T2a, Ab, T2b },
      protocol: [0, d, 2 * d, 3 * d].map((t) => ({ TE: t })),
    });
    for (const [T, sd] of [
      [T2a, bound.parameters.T2a.sd],
      [T2b, bound.parameters.T2b.sd],
    ] as const) {
      const z = Math.exp(-d / T);
      const slopes = [0, 1, 2, 3].map((k) => {
        const e = [0, 1, 2, 3].map((m) => (m === k ? 1 : 0)) as [number, number, number, number];
        const [first, second] = [e[2] - p * e[1] + q * e[0], e[3] - p * e[2] + q * e[1]];
        const [dp, dq] = [(s[0] * second - s[1] * first) / determinant, (s[1] * second - s[2] * first) / determinant];
        return ((T ** 2 / d / z) * (z * dp - dq)) / (2 * z - p);
      });
      expectClose(sd, 0.02 * Math.hypot(...slopes), 1e-9);
    }
  });

  it.each([
    ['t2starBicomponent', 'TE', { ...pair, T2long: a }, 2, ['T2long', 'T2short', 'f'], ['S0']],
    ['t2starBicomponent', 'TE', { ...pair, f: 0 }, 3, ['T2short'], ['S0', 'f', 'T2long']],
    ['t2starBicomponent', 'TE', { ...pair, f: 1 }, 3, ['T2long'], ['S0', 'f', 'T2short']],
    ['biexponential', 'TE', { ...pools, T2b: a }, 2, ['Aa', 'Ab', 'T2a', 'T2b'], []],
    ['biexponential', 'TE', { ...pools, Aa: 0 }, 3, ['T2a'], ['Aa', 'Ab', 'T2b']],
    ['ivim', 'b', { ...motion, Dstar: 1 / b }, 2, ['D', 'Dstar', 'f'], ['S0']],
    ['ivim', 'b', { ...motion, f: 0 }, 3, ['Dstar'], ['S0', 'f', 'D']],
  ])('of %s cannot be told in %s at %j: rank %d', (name, setting, tissue, rank, gone, estimable) => {
    expect(lost(models[name]!, { tissue, protocol: over(setting, TE) })).toMatchObject({ rank, gone, estimable });
  });

  it('leave the tissue alone where the blood has lost its signal', () => {
    const found = samplesOver(ivim, { S0: 2, f: 0.1, D: 1e-9, Dstar: 1e-6 }, 'b', [0, 4e8, 8e8]);
    expectAllClose(found, [2, 1.8 * Math.exp(-0.4), 1.8 * Math.exp(-0.8)]);
  });
});

describe('MOLLI in A, B and T1', () => {
  it('has the signal of the other two ways to write it', () => {
    const at = [0, 0.12, 0.9, 2.3, 4.1];
    const here = samplesOver(molliBT1, { A: 100, B: 190, T1: 0.9 }, 'TI', at);
    expectAllClose(here, samplesOver(models['molliT1']!, { A: 100, c: 1.9, T1: 0.9 }, 'TI', at));
    expectAllClose(here, samplesOver(molli, { A: 100, B: 190, T1star: 1 }, 'TI', at));
  });

  it('has by 5(3)3 the SD of T1 that every way to write it has: 17.9720642821 ms', () => {
    const [here, star] = [boundOf(molliBT1), boundOf(molli)];
    expect((here.parameters.T1.sd * 1e3).toFixed(10)).toBe('17.9720642821');
    expectClose(here.derived['T1star']!.sd, star.parameters.T1star.sd, 1e-12);
    for (const name of ['A', 'B'] as const) expectClose(here.parameters[name].sd, star.parameters[name].sd, 1e-12);
  });

  it('tells nothing of T1 where B = A, which is no inversion', () => {
    expect(lost(molliBT1, { tissue: { A: 1, B: 1, T1: 1 } })).toMatchObject({ rank: 1, gone: ['A', 'B', 'T1'] });
  });
});
