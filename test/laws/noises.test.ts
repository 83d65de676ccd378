// What noises must be to each other: limits, special cases, invariances, and what an unknown σ costs.
import {
  amplitude,
  autoregressive,
  type Bound,
  complexGaussian,
  correlatedGaussian,
  crlb,
  exponentialDecay,
  gaussian,
  magnitudeInformation,
  molli,
  type Noise,
  noncentralChi,
  perAcquisition,
  poisson,
  rician,
  sampleTime,
  type SignalModel,
  signalModel,
} from '@fishergrad/models';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';
import { all } from '../support/experiment.ts';
import { neighborly, noisesOfComplex, noisesOfReal, precession } from '../support/noises.ts';
import { cholesky, solveLower } from '../support/scores.ts';

const N = molli.typical.protocol.length;
const under = (noise: Noise, averages?: readonly number[]): Bound<'A' | 'B' | 'T1star'> =>
  crlb({ model: molli, ...molli.typical, noise, roles: all(molli), ...(averages ? { averages } : {}) });
const complexUnder = (noise: Noise): Bound<'A' | 'tau' | 'f' | 'phi'> =>
  crlb({ model: precession, ...precession.typical, noise, roles: all(precession) });

/** Demands the same information, and so the same bound. */
function expectSame(found: Bound, wanted: Bound, tolerance = 1e-12): void {
  expect(found.names).toEqual(wanted.names);
  for (const name of wanted.names) {
    expectClose(found.parameters[name]!.sd, wanted.parameters[name]!.sd, tolerance);
    expectClose(found.parameters[name]!.conditionalSd, wanted.parameters[name]!.conditionalSd, tolerance);
  }
  wanted.correlation.flat().forEach((ρ, i) => expectClose(found.correlation.flat()[i], ρ, 0, 10 * tolerance));
}

describe('Gaussian noise written in other ways is the same', () => {
  const perSample = Array.from({ length: N }, (_, k) => 0.01 + 0.004 * k);
  const diagonal = perSample.map((σ, i) => perSample.map((_, k) => (i === k ? σ * σ : 0)));

  it('as a list of equal σ', () => {
    expectSame(under(gaussian(perSample.map(() => 0.02))), under(gaussian(0.02)), 1e-15);
  });

  it('as a σ per sample and as averages', () => {
    const averages = perSample.map((σ) => (0.02 / σ) ** 2);
    expectSame(under(gaussian(perSample)), under(gaussian(0.02), averages), 1e-13);
  });

  it('as a diagonal covariance, with its scale unknown too', () => {
    expectSame(under(correlatedGaussian(diagonal)), under(gaussian(perSample)), 1e-13);
    const [found, wanted] = [correlatedGaussian(diagonal, { unknown: true }), gaussian(perSample, { unknown: true })];
    const relative = (noise: Noise): number => (under(noise) as Bound).parameters['sigma']!.relativeSd;
    expectClose(relative(found), relative(wanted), 1e-13);
  });

  it('as an autoregression of ρ = 0', () => {
    expectSame(under(autoregressive(0.02, 0)), under(gaussian(0.02)), 1e-14);
  });

  it.each([-0.9, -0.4, 0.3, 0.8, 0.99])('as an autoregression of ρ = %d and as its covariance matrix', (ρ) => {
    const matrix = correlatedGaussian(neighborly(0.02, ρ, N));
    expectSame(under(autoregressive(0.02, ρ)), under(matrix), ρ > 0.9 ? 1e-11 : 1e-12);
  });

  // Each complex sample as two real ones: its real part, then its imaginary part.
  const stacked = signalModel<keyof typeof precession.parameters, 't' | 'part'>({
    ...{ name: 'parts', title: '', formula: '', latex: '', reference: '', parameters: precession.parameters },
    settings: { ...precession.settings, part: precession.parameters.phi },
    typical: {
      tissue: precession.typical.tissue,
      protocol: precession.typical.protocol.flatMap(({ t }) => [0, -Math.PI / 2].map((part) => ({ t, part }))),
    },
    signal: perAcquisition(({ add, mul, neg, div, exp, cos }, { A, tau, f, phi }, { t, part }) =>
      mul(A, exp(neg(div(t, tau))), cos(add(mul(2 * Math.PI, f, t), phi, part))),
    ),
  });
  const stackedUnder = (noise: Noise): Bound =>
    crlb({ model: stacked, ...stacked.typical, noise, roles: all(stacked) });
  /** A covariance of complex samples as that of their parts, which have nothing in common. */
  const ofParts = (C: readonly (readonly number[])[]): number[][] =>
    C.flatMap((row) => [0, 1].map((part) => row.flatMap((x) => [0, 1].map((other) => (part === other ? x : 0)))));
  const four = neighborly(0.05, 0.6, 4);

  it.each([false, true])(
    'of complex samples, as the real and imaginary parts of real ones, σ unknown %s',
    (unknown) => {
      expectSame(complexUnder(complexGaussian(0.05, { unknown })), stackedUnder(gaussian(0.05, { unknown })));
      const perSample4 = [0.03, 0.05, 0.02, 0.1];
      const twice = perSample4.flatMap((σ) => [σ, σ]);
      expectSame(complexUnder(complexGaussian(perSample4, { unknown })), stackedUnder(gaussian(twice, { unknown })));
    },
  );

  it.each([false, true])('of correlated complex samples likewise, σ unknown %s', (unknown) => {
    const wanted = stackedUnder(correlatedGaussian(ofParts(four), { unknown }));
    expectSame(complexUnder(correlatedGaussian(four, { complex: true, unknown })), wanted);
    const { parameters } = complexUnder(autoregressive(0.05, 0.6, { complex: true, unknown })) as Bound;
    for (const name of ['A', 'tau', 'f', 'phi']) expectClose(parameters[name]!.sd, wanted.parameters[name]!.sd, 1e-12);
    if (unknown) expectClose(parameters['sigma']!.relativeSd, wanted.parameters['sigma']!.relativeSd, 1e-12);
  });
});

describe('correlated samples', () => {
  // Numbers of any size times a fixed well-conditioned matrix: a covariance far from diagonal.
  const covariances = fc
    .array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: N * N, maxLength: N * N })
    .map((x) =>
      Array.from({ length: N }, (_, i) => Array.from({ length: N }, (__, k) => x[i * N + k]! + (i === k ? 3 : 0))),
    )
    .map((M) => M.map((row) => M.map((other) => row.reduce((sum, x, j) => sum + x * other[j]! * 1e-4, 0))));

  it('are independent ones of the whitened signal', () => {
    fc.assert(
      fc.property(covariances, (C) => {
        const L = cholesky(C);
        const inverse = L.map((_, k) =>
          solveLower(
            L,
            L.map((__, j) => (j === k ? 1 : 0)),
          ),
        ); // its columns
        const whitened: SignalModel<'A' | 'B' | 'T1star', 'TI'> = {
          ...molli,
          signal: (a, tissue, protocol) => {
            const s = molli.signal(a, tissue, protocol);
            return s.map((_, i) => a.add(0, ...s.map((x, k) => a.mul(inverse[k]![i]!, x))));
          },
        };
        const wanted = crlb({ model: whitened, ...molli.typical, noise: gaussian(1), roles: all(molli) });
        expectSame(under(correlatedGaussian(C)), wanted, 1e-11);
      }),
      { numRuns: 25, seed: 2 },
    );
  });

  it('have the bound that their order has nothing to do with', () => {
    fc.assert(
      fc.property(
        covariances,
        fc.shuffledSubarray([...Array(N).keys()], { minLength: N, maxLength: N }),
        (C, order) => {
          const protocol = order.map((k) => molli.typical.protocol[k]!);
          const noise = correlatedGaussian(order.map((i) => order.map((k) => C[i]![k]!)));
          const shuffled = crlb({ model: molli, ...molli.typical, protocol, noise, roles: all(molli) });
          expectSame(shuffled, under(correlatedGaussian(C)), 1e-11);
        },
      ),
      { numRuns: 25, seed: 3 },
    );
  });

  // For a constant under AR(1), 1ᵀΣ⁻¹1 σ² = (n − (n − 2)ρ)/(1 + ρ).
  it.each([-0.7, 0.2, 0.9])('of one mean under an autoregression of ρ = %d have its closed form', (ρ) => {
    const constant = signalModel({
      ...{ name: 'constant', title: '', formula: '', latex: '', reference: '' },
      ...{ parameters: { c: amplitude('') }, settings: { t: sampleTime('', [0, 1]) } },
      typical: { tissue: { c: 1 }, protocol: Array.from({ length: 12 }, (_, t) => ({ t })) },
      signal: (a, { c }, protocol) => protocol.map(() => a.add(c, 0)),
    });
    const { parameters } = crlb({
      model: constant,
      ...constant.typical,
      noise: autoregressive(0.3, ρ),
      roles: { c: 'estimate' },
    });
    expectClose(parameters.c.sd, 0.3 * Math.sqrt((1 + ρ) / (12 - 10 * ρ)), 1e-13);
  });
});

describe('magnitudes', () => {
  const sizes = molli.typical.protocol.map(({ TI }) => Math.abs(1 - 1.9 * Math.exp(-0.9 * TI)));
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];

  it('of one coil are Rician', () => {
    for (const σ of [0.01, 0.2, 1, 5])
      for (const unknown of [false, true])
        expectSame(under(noncentralChi(σ, 1, { unknown })), under(rician(σ, { unknown })), 1e-12);
  });

  // Every sample tells g(ν)/σ², g → 1 − (2L − 1)/2ν², and g rises: so the SDs lie between those of both ends.
  it.each([
    [1e-4, 1],
    [1e-3, 1],
    [2e-3, 4],
  ])('of high SNR are Gaussian, σ %d and %d coils', (σ, coils) => {
    const [found, wanted] = [under(noncentralChi(σ, coils)), under(gaussian(σ))];
    const part = (2 * coils - 1) / 4;
    for (const name of wanted.names) {
      const excess = found.parameters[name].sd / wanted.parameters[name].sd - 1;
      expect(excess).toBeGreaterThan(0.9 * part * (σ / most) ** 2);
      expect(excess).toBeLessThan(1.1 * part * (σ / least) ** 2);
    }
  });

  it('tell less than a signed sample would, less with more coils, and more when the signal is larger', () => {
    for (const ν of [1e-3, 0.1, 0.7, 1, 2, 5, 20, 100]) {
      const ofCoils = [1, 2, 4, 8, 32].map((L) => magnitudeInformation(ν, L));
      expect(ofCoils[0]!).toBeLessThan(1);
      ofCoils.forEach((g, i) => expect(g).toBeGreaterThan(i + 1 < ofCoils.length ? ofCoils[i + 1]! : 0));
      expect(magnitudeInformation(1.1 * ν, 4)).toBeGreaterThan(magnitudeInformation(ν, 4));
    }
  });

  it('scale with σ and the signal together', () => {
    const big = { ...molli.typical.tissue, A: 1000, B: 1900 };
    const found = crlb({ model: molli, ...molli.typical, tissue: big, noise: rician(200), roles: all(molli) });
    expectClose(found.parameters.T1star.sd, under(rician(0.2)).parameters.T1star.sd, 1e-12);
  });
});

describe('the size of the noise', () => {
  const noises: readonly [string, (σ: number) => Bound][] = [
    ['gaussian', (σ) => under(gaussian(σ))],
    ['gaussian of a list', (σ) => under(gaussian(Array.from({ length: N }, (_, k) => σ * (1 + k / 4))))],
    ['correlatedGaussian', (σ) => under(correlatedGaussian(neighborly(σ, 0.6, N)))],
    ['autoregressive', (σ) => under(autoregressive(σ, -0.5))],
    ['complexGaussian', (σ) => complexUnder(complexGaussian(σ))],
  ];

  it.each(noises)('is a factor of every SD: %s', (_, at) => {
    const [one, three] = [at(0.01), at(0.03)];
    for (const name of one.names) expectClose(three.parameters[name]!.sd, 3 * one.parameters[name]!.sd, 1e-13);
  });

  it('of counts is the root of their number', () => {
    const counts = (gain: number): Bound =>
      crlb({
        model: exponentialDecay,
        ...exponentialDecay.typical,
        noise: poisson(gain),
        roles: all(exponentialDecay),
      });
    for (const name of ['A', 'tau'])
      expectClose(counts(9).parameters[name]!.sd, counts(1).parameters[name]!.sd / 3, 1e-13);
  });
});

describe('an unknown σ', () => {
  const relative = (bound: Bound): number => bound.parameters['sigma']!.relativeSd;

  it.each([
    ['gaussian', gaussian(0.05, { unknown: true }), gaussian(0.05)],
    [
      'correlatedGaussian',
      correlatedGaussian(neighborly(0.05, 0.4, N), { unknown: true }),
      correlatedGaussian(neighborly(0.05, 0.4, N)),
    ],
    ['autoregressive', autoregressive(0.05, 0.4, { unknown: true }), autoregressive(0.05, 0.4)],
  ])('of %s costs the others nothing, and has var σ = σ²/2N', (_, unknown, known) => {
    const [found, wanted]: [Bound, Bound] = [under(unknown), under(known)];
    for (const name of wanted.names) expectClose(found.parameters[name]!.sd, wanted.parameters[name]!.sd, 1e-13);
    expect(found.names).toEqual([...wanted.names, 'sigma']);
    expectClose(relative(found), Math.sqrt(1 / (2 * N)), 1e-13);
  });

  it('of complexGaussian has var σ = σ²/4N for N complex samples', () => {
    expectClose(relative(complexUnder(noisesOfComplex['complexGaussian of unknown σ']!(4))), 1 / 4, 1e-13);
  });

  // Where nothing is there, a magnitude is that of noise alone: I_σσ = 4L/σ².
  it.each([1, 2, 8])('is what a background of %d coils tells: var σ = σ²/4LN', (L) => {
    const nothing = signalModel({
      ...{ name: 'nothing', title: '', formula: '', latex: '', reference: '', parameters: { A: amplitude('') } },
      settings: { t: sampleTime('', [0, 1]) },
      typical: { tissue: { A: 1 }, protocol: [1, 0, 0, 0, 0].map((t) => ({ t })) },
      signal: perAcquisition(({ mul }, { A }, { t }) => mul(A, t)),
    });
    const at = { model: nothing, tissue: { A: 50 }, roles: { A: 'estimate' } as const };
    const sigmaOf = (samples: number): number =>
      relative(
        crlb({
          ...at,
          protocol: nothing.typical.protocol.slice(0, samples),
          noise: noncentralChi(0.5, L, { unknown: true }),
        }),
      );
    const [two, five] = [sigmaOf(2), sigmaOf(5)].map((sd) => 1 / sd ** 2);
    expectClose((five! - two!) / 3, 4 * L, 1e-9);
  });

  it('is known the better for averages: they are repetitions', () => {
    const averages = molli.typical.protocol.map((_, k) => 1 + k / 2); // 22 in all
    const found = under(gaussian(0.05, { unknown: true }), averages);
    expectClose(relative(found), Math.sqrt(1 / (2 * averages.reduce((sum, n) => sum + n, 0))), 1e-13);
  });

  it('of magnitudes makes the others less certain, and is known worse than in signed samples by itself', () => {
    for (const [unknown, known] of [
      [rician(0.5, { unknown: true }), rician(0.5)],
      [noncentralChi(0.3, 4, { unknown: true }), noncentralChi(0.3, 4)],
    ] as const) {
      const [found, wanted]: [Bound, Bound] = [under(unknown), under(known)];
      for (const name of wanted.names)
        expect(found.parameters[name]!.sd).toBeGreaterThan(wanted.parameters[name]!.sd * (1 + 1e-6));
    }
  });
});

describe('every noise', () => {
  it.each(Object.entries(noisesOfReal))('%s says its σ and its convention in its sentence', (_, noise) => {
    expect(noise(N).says).toMatch(/SD|σ|covariance|standard deviation/);
    expect(noise(N).kind.length).toBeGreaterThan(0);
  });

  it.each(Object.entries(noisesOfReal))('%s: a sample more never makes anything less certain', (name, noise) => {
    const more = [...molli.typical.protocol, { TI: 0.7 }];
    const bound = (protocol: typeof more): Bound =>
      crlb({ model: molli, ...molli.typical, protocol, noise: noise(protocol.length), roles: all(molli) });
    const [few, many] = [bound(molli.typical.protocol.slice()), bound(more)];
    for (const each of few.names)
      expect(many.parameters[each]!.sd, name).toBeLessThanOrEqual(few.parameters[each]!.sd * (1 + 1e-13));
  });
});
