import {
  amplitude,
  dampedCosine,
  decayTime,
  exponentialDecay,
  gaussian,
  NotIdentifiable,
  perAcquisition,
  sampleTime,
  signalModel,
} from '@fishergrad/models';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';
import { boundOf } from '../support/experiment.ts';

const biexponential = signalModel({
  name: 'biexponential',
  title: 'two decays',
  formula: 'Aa exp(−TE/T2a) + Ab exp(−TE/T2b)',
  latex: '',
  reference: '',
  parameters: {
    Aa: amplitude(''),
    T2a: decayTime('', [0.01, 0.1]),
    Ab: amplitude(''),
    T2b: decayTime('', [0.01, 0.1]),
  },
  settings: { TE: sampleTime('', [0, 0.3]) },
  typical: {
    tissue: { Aa: 500, T2a: 50, Ab: 500, T2b: 50.1 },
    protocol: Array.from({ length: 32 }, (_, k) => ({ TE: 10 * (k + 1) })),
  },
  signal: perAcquisition(({ add, mul, exp, neg, div }, { Aa, T2a, Ab, T2b }, { TE }) =>
    add(mul(Aa, exp(neg(div(TE, T2a)))), mul(Ab, exp(neg(div(TE, T2b))))),
  ),
});

describe('two T2s of 50 and 50.1 ms', () => {
  // 60-digit arithmetic, derivatives by two routes (symbolic and extended-precision differences); σ = 1, SI or ms alike.
  const wanted = [1535727891.629828, 153511.36102320137, 1535727892.9557042, 153634.44391518028];

  it('have SDs right to 1e-5, where inverting F in doubles is wrong altogether', () => {
    const bound = boundOf(biexponential, { noise: gaussian(1) });
    (['Aa', 'T2a', 'Ab', 'T2b'] as const).forEach((name, i) =>
      expectClose(bound.parameters[name].sd, wanted[i]!, 1e-5),
    );
    expect(bound.rounding).toBeGreaterThan(1e-8); // and says that it is not good to all digits
    expect(bound.rounding).toBeLessThan(1e-4);
  });

  it('are refused when they are equal', () => {
    const tissue = { Aa: 500, T2a: 50, Ab: 500, T2b: 50 };
    expect(() => boundOf(biexponential, { tissue, noise: gaussian(1) })).toThrow(NotIdentifiable);
  });
});

describe('derived quantities have their closed forms', () => {
  it('Q = π f τ, its SD by hand', () => {
    const { derived, parameters, correlation, names } = boundOf(dampedCosine);
    const [tau, f] = [parameters.tau, parameters.f];
    const ρ = correlation[names.indexOf('tau')]![names.indexOf('f')]!;
    expectClose(derived['Q']!.value, Math.PI * 2, 1e-15); // f 1 Hz, τ 2 s
    const relative = Math.sqrt(tau.relativeSd ** 2 + f.relativeSd ** 2 + 2 * ρ * tau.relativeSd * f.relativeSd);
    expectClose(derived['Q']!.relativeSd, relative, 1e-12);
  });

  it('rate = 1/τ with the CoV of τ', () => {
    const { derived, parameters } = boundOf(exponentialDecay, { tissue: { A: 1, tau: 0.25 } });
    expect(derived['rate']!.value).toBe(4);
    expectClose(derived['rate']!.relativeSd, parameters.tau.relativeSd, 1e-14);
  });
});

describe('exponential decay', () => {
  // var τ/τ² = SNR⁻² e^(2t₁/τ) (1 + e^(2x))/x² for two samples x τ apart, one measurement each.
  it.each([
    [0, 1],
    [0.2, 1.108857552878545],
    [0.5, 2],
  ])('from two samples has its closed-form bound (first at %d, %d τ apart)', (t1, x) => {
    const bound = boundOf(exponentialDecay, {
      tissue: { A: 3, tau: 2 },
      protocol: [{ t: 2 * t1 }, { t: 2 * (t1 + x) }],
      noise: gaussian(3 / 40),
    });
    expectClose(bound.parameters.tau.relativeSd, (Math.exp(t1) * Math.sqrt(1 + Math.exp(2 * x))) / x / 40, 1e-13);
  });

  it('with best times and best averages has CoV 3.591121476668622 / (SNR √N)', () => {
    const averages = [1, 3.591121476668622].map((w) => (10 * w) / 4.591121476668622);
    const bound = boundOf(exponentialDecay, {
      tissue: { A: 1, tau: 1 },
      protocol: [{ t: 0 }, { t: 1.278464542761074 }],
      averages,
      noise: gaussian(1 / 50),
    });
    expectClose(bound.parameters.tau.relativeSd, 3.591121476668622 / 50 / Math.sqrt(10), 1e-13);
  });
});
