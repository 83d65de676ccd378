// What other tools got wrong, as demands on this one: factors of √2 and 2, scaling, epsilons, pseudo-inverses, missing
// roots, what is silently known.
import { Complex, numbers } from '@fishergrad/engine';
import {
  type AnyModel,
  amplitude,
  angle,
  type Bound,
  complexGaussian,
  crlb,
  decayTime,
  exponentialDecay,
  fisher,
  frequency,
  gaussian,
  magnitudeInformation,
  NotIdentifiable,
  perAcquisition,
  rician,
  sampleTime,
  signalModel,
  t2star,
} from '@fishergrad/models';
import { normal, seeded } from '@fishergrad/random';
import { bounds, readStudy, toJson, toTerminal } from '@fishergrad/study';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';
import { all, boundOf } from '../support/experiment.ts';
import { precession } from '../support/noises.ts';
import reference from './noises.json' with { type: 'json' };

const biexponential = signalModel({
  ...{ name: 'biexponential', title: 'two decays', formula: '', latex: '', reference: '' },
  parameters: { Aa: amplitude(''), Ta: decayTime('', [0.01, 0.1]), Ab: amplitude(''), Tb: decayTime('', [0.01, 0.1]) },
  settings: { TE: sampleTime('', [0, 0.3]) },
  typical: {
    tissue: { Aa: 500, Ta: 0.02, Ab: 500, Tb: 0.1 },
    protocol: Array.from({ length: 32 }, (_, k) => ({ TE: (10 * (k + 1)) / 1e3 })),
  },
  signal: perAcquisition(({ add, mul, exp, neg, div }, { Aa, Ta, Ab, Tb }, { TE }) =>
    add(mul(Aa, exp(neg(div(TE, Ta)))), mul(Ab, exp(neg(div(TE, Tb))))),
  ),
});

/** A exp(i(2πft + φ)) at t = 0, 1, …, N − 1. */
const cisoid: AnyModel<'A' | 'f' | 'phi', 't'> = {
  ...{ name: 'cisoid', title: 'a turning phase', formula: 'A exp(i(2πft + φ))', latex: '', reference: '' },
  parameters: { A: amplitude(''), f: frequency('', [0, 1]), phi: angle('', [-3, 3]) },
  settings: { t: sampleTime('', [0, 200]) },
  typical: { tissue: { A: 3, f: 0.1, phi: 0.4 }, protocol: Array.from({ length: 128 }, (_, t) => ({ t })) },
  signal: ({ add, mul, cos, sin }, { A, f, phi }, protocol) =>
    protocol.map(({ t }) => {
      const turn = add(mul(2 * Math.PI, f, t), phi);
      return new Complex(mul(A, cos(turn)), mul(A, sin(turn)));
    }),
};
const unknown = { A: 'estimate', tau: 'estimate', f: 'estimate', phi: 'estimate' } as const;

describe('σ of complex noise is that of each channel, not √2 of it', () => {
  // Two complex echoes and four unknowns: the estimator of greatest likelihood solves for them.
  it('as 20,000 simulated measurements scatter: SD / bound = 1 within 3 standard errors, 1.5 %', () => {
    const [σ, protocol] = [0.01, [{ t: 0.5 }, { t: 1.5 }]];
    const { tissue } = precession.typical;
    const bound = crlb({ model: precession, tissue, protocol, noise: complexGaussian(σ), roles: unknown });
    const random = seeded(11);
    const estimates = Array.from({ length: 20_000 }, () => {
      const [z, w] = protocol.map(({ t }) => {
        const [size, turn] = [tissue.A * Math.exp(-t / tissue.tau), 2 * Math.PI * tissue.f * t + tissue.phi];
        return [size * Math.cos(turn) + σ * normal(random), size * Math.sin(turn) + σ * normal(random)] as const;
      }) as [readonly [number, number], readonly [number, number]];
      const tau = 1 / Math.log(Math.hypot(...z) / Math.hypot(...w));
      const f = Math.atan2(w[1] * z[0] - w[0] * z[1], w[0] * z[0] + w[1] * z[1]) / (2 * Math.PI);
      const phi = Math.atan2(z[1], z[0]) - Math.PI * f;
      return { A: Math.hypot(...z) * Math.exp(0.5 / tau), tau, f, phi };
    });
    for (const name of bound.names) {
      const mean = estimates.reduce((sum, each) => sum + each[name], 0) / estimates.length;
      const variance = estimates.reduce((sum, each) => sum + (each[name] - mean) ** 2, 0) / estimates.length;
      const ratio = Math.sqrt(variance) / bound.parameters[name].sd;
      expect(Math.abs(ratio - 1), `${name}: ${ratio}`).toBeLessThan(3 / Math.sqrt(2 * estimates.length));
    }
  });

  it('and the noise says so', () => {
    expect(complexGaussian(0.5).says).toMatch(/0\.5/);
    expect(complexGaussian(0.5).says).toMatch(/per (real )?channel|real and (of the )?imaginary/);
  });

  // Rife & Boorstyn 1974, exact for unit-spaced samples from 0, σ per channel.
  it.each([
    [8, 0.5],
    [128, 2],
    [128, 1e4], // F of 1e-5: an epsilon added to it would show
    [128, 1e-9],
  ])('the bounds of a cisoid of %d samples under σ %d have their closed forms, with no factor', (N, σ) => {
    const { A } = cisoid.typical.tissue;
    const protocol = Array.from({ length: N }, (_, t) => ({ t }));
    const { parameters } = crlb({
      model: cisoid,
      ...cisoid.typical,
      protocol,
      noise: complexGaussian(σ),
      roles: all(cisoid),
    });
    expectClose(parameters.A.sd ** 2, σ ** 2 / N, 1e-12);
    expectClose(parameters.f.sd ** 2, (12 * σ ** 2) / (4 * Math.PI ** 2 * A ** 2 * N * (N ** 2 - 1)), 1e-11);
    expectClose(parameters.phi.sd ** 2, (2 * σ ** 2 * (2 * N - 1)) / (A ** 2 * N * (N + 1)), 1e-11);
  });
});

describe('a field map costs nothing', () => {
  it('the complex preset has the SD of T2* of the real one, and a block-diagonal F', () => {
    const protocol = t2star.typical.protocol.map(({ TE }) => ({ t: TE }));
    const tissue = { A: 1, tau: 0.01, f: 40, phi: 0.7 };
    const bound = crlb({ model: precession, tissue, protocol, noise: complexGaussian(0.02), roles: unknown });
    expect((bound.parameters.tau.sd * 1e3).toFixed(6)).toBe('0.350778');
    expectClose(bound.parameters.tau.sd, boundOf(t2star).parameters.T2star.sd, 1e-12);
    const F = bound.fisher;
    for (const i of [0, 1])
      for (const k of [2, 3]) expect(Math.abs(F[i]![k]!)).toBeLessThan(1e-13 * Math.sqrt(F[i]![i]! * F[k]![k]!));
  });
});

describe('each SD is relative to its own parameter', () => {
  it('the mono-T2 panel, 30 echoes every 12.8 ms from 0, T2 100 ms, SNR 50: CoV 1.93 %, and that of S0 1.27 %', () => {
    const protocol = Array.from({ length: 30 }, (_, k) => ({ TE: 0.0128 * k }));
    const at = { tissue: { S0: 1000, T2star: 0.1 }, protocol, noise: gaussian(20) };
    const { parameters } = boundOf(t2star, at);
    const [S0, T2] = reference['mono-T2 panel'] as [number, number];
    expectClose(parameters.S0.relativeSd, S0, 1e-12);
    expectClose(parameters.T2star.relativeSd, T2 / 100, 1e-12);
    expect((100 * parameters.T2star.relativeSd).toFixed(2)).toBe('1.93');
    expectClose(parameters.S0.sd, 1000 * S0, 1e-12);
  });
});

describe('what is taken as known', () => {
  const study = (roles: string): string => `model: t2star
tissue: { S0: 1, T2star: 100 ms }
protocol: { TE: "${Array.from({ length: 48 }, (_, k) => 5 * (k + 1)).join(', ')} ms" }
noise: { kind: gaussian, snr: 50, of: S0 }
${roles}`;
  const sdOf = (roles: string): number => {
    const [result] = [...bounds(readStudy(study(roles)))];
    return (result!.outcome as Bound).parameters['T2star']!.sd;
  };

  it.each(['estimate: [T2star]', 'roles: { S0: known }'])('makes SDs smaller, and is said: %s', (roles) => {
    expectClose(sdOf('') / sdOf(roles), reference['M0 known'], 1e-11); // 1.51
    const read = readStudy(study(roles));
    expect(toTerminal(read, [...bounds(read)])).toMatch(/known: S0 = 1\b/);
  });

  it('is not said where nothing is', () => {
    const read = readStudy(study('roles: { S0: nuisance }'));
    expect(toTerminal(read, [...bounds(read)])).not.toMatch(/known: S0/);
    expectClose(sdOf('roles: { S0: nuisance }'), sdOf(''), 1e-15);
  });
});

describe('an SD is the root of a variance', () => {
  it('1/√F for one parameter, and so printed', () => {
    const roles = { A: 'estimate', tau: 'known' } as const;
    const experiment = { model: exponentialDecay, ...exponentialDecay.typical, noise: gaussian(0.3), roles };
    const [[F]] = fisher(numbers, experiment) as [[number]];
    expectClose(crlb(experiment).parameters.A.sd, Math.sqrt(1 / F), 1e-14);
  });

  it('the JSON of a study says sd, and no variance under another name', () => {
    const read = readStudy(
      'model: t2star\ntissue: { S0: 1, T2star: 10 ms }\nprotocol: { TE: "1, 5, 12 ms" }\nnoise: { kind: gaussian, sigma: 0.02 }',
    );
    const text = JSON.stringify(toJson(read, [...bounds(read)]));
    expect(text).toMatch(/"sd"/i);
    expect(text).not.toMatch(/varianc/i);
  });
});

describe('a magnitude tells g of what a signed sample would', () => {
  // 30-digit quadrature; a published formula has 0.333, −1.6, −19.5 and −89.5 at 1, 2, 5 and 10.
  it.each([
    [0.1, 0.00990123038480259],
    [0.5, 0.20169578730501486],
    [1, 0.5214469207343811],
    [2, 0.8526320518435396],
    [5, 0.9795618690477954],
    [10, 0.994974480826358],
    [50, 0.9997999599679535],
  ])('at A/σ = %d: %d, and with σ unknown its coupling', (a, g) => {
    expectClose(magnitudeInformation(a), g, 1e-11);
    const constant = signalModel({
      ...{ name: 'constant', title: '', formula: '', latex: '', reference: '', parameters: { A: amplitude('') } },
      settings: { t: sampleTime('', [0, 1]) },
      typical: { tissue: { A: 1 }, protocol: [{ t: 0 }] },
      signal: (arithmetic, { A }, protocol) => protocol.map(() => arithmetic.add(A, 0)),
    });
    const σ = 0.7;
    const at = { model: constant, tissue: { A: a * σ }, roles: { A: 'estimate' } as const };
    const protocol = [{ t: 0 }, { t: 1 }, { t: 2 }];
    const known = crlb({ ...at, protocol, noise: rician(σ) });
    expectClose(known.fisher[0]![0], (3 * g) / σ ** 2, 1e-11);
    const { fisher: F } = crlb({ ...at, protocol, noise: rician(σ, { unknown: true }) });
    const wanted = [g, 2 * a * (1 - g), 4 - 4 * a * a * (1 - g)].map((x) => (3 * x) / σ ** 2);
    [F[0]![0], F[0]![1], F[1]![1]].forEach((x, i) => expectClose(x, wanted[i]!, a > 20 ? 1e-9 : 1e-10));
  });
});

describe('nearly alike parameters', () => {
  // A pseudo-inverse calls the last three pairs 1000 times more certain than they are; plain inversion is wrong altogether.
  const reached = [1e-12, 1e-11, 1e-7, 1e-4, 0.1];

  it.each(reference.biexponential.map((each, i) => [...each, reached[i]!] as [number, number, number[], number]))(
    'T2s of %d and %d ms',
    (Ta, Tb, wanted, tolerance) => {
      const tissue = { Aa: 500, Ta: Ta / 1e3, Ab: 500, Tb: Tb / 1e3 };
      const found = outcomeOf(() => boundOf(biexponential, { tissue, noise: gaussian(1) }));
      if (found instanceof NotIdentifiable) {
        expect(tolerance).toBe(0.1); // only where no three digits would be right
        return;
      }
      const inMs = wanted.map((sd, i) => (i % 2 === 0 ? sd : sd / 1e3));
      const sds = found.names.map((name) => found.parameters[name].sd);
      sds.forEach((sd, i) => expectClose(sd, inMs[i]!, tolerance));
      expect(Math.max(...sds.map((sd, i) => Math.abs(sd / inMs[i]! - 1)))).toBeLessThan(
        Math.max(1e-13, 30 * found.rounding),
      );
    },
  );

  it('are refused or have positive, finite SDs no smaller than the conditional ones: never a negative variance', () => {
    let refused = 0;
    const part = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        part,
        part,
        part,
        fc.integer({ min: 4, max: 40 }),
        fc.boolean(),
        (apart, late, size, echoes, magnitude) => {
          const tissue = { Aa: 1, Ta: 0.05, Ab: 10 ** (4 * size - 3), Tb: 0.05 * (1 + 10 ** (-16 * apart)) };
          const protocol = Array.from({ length: echoes }, (_, k) => ({ TE: (0.01 * (k + 1)) / (1 + 9 * late) }));
          const noise = magnitude ? rician(0.1) : gaussian(0.1);
          const found = outcomeOf(() => boundOf(biexponential, { tissue, protocol, noise }));
          if (found instanceof NotIdentifiable) {
            refused++;
            return;
          }
          for (const { sd, conditionalSd } of Object.values(found.parameters)) {
            expect(sd).toBeGreaterThanOrEqual(conditionalSd * (1 - 1e-9));
            expect(sd).toBeLessThan(Infinity);
          }
          expect(Math.min(...found.spectrum)).toBeGreaterThan(0);
        },
      ),
      { numRuns: 300, seed: 5 },
    );
    expect(refused).toBeGreaterThan(30);
    expect(refused).toBeLessThan(270);
  });
});

describe('singular F', () => {
  it('is a typed refusal with finite numbers, not NaN', () => {
    const found = outcomeOf(() => boundOf(t2star, { protocol: [{ TE: 0.01 }, { TE: 0.01 }] }));
    expect(found).toBeInstanceOf(NotIdentifiable);
    expect(JSON.stringify(found)).not.toMatch(/null|NaN/);
  });

  // M0 (1 − 2 exp(−TI/T1)), every TI at the null: what is best for T1 alone has S = 0 and a singular F.
  const inversion = signalModel({
    ...{ name: 'inversion', title: '', formula: '', latex: '', reference: '' },
    ...{ parameters: { M0: amplitude(''), T1: decayTime('', [0.1, 3]) }, settings: { TI: sampleTime('', [0, 5]) } },
    typical: { tissue: { M0: 1, T1: 1 }, protocol: [1, 2, 3].map(() => ({ TI: Math.LN2 })) },
    signal: perAcquisition(({ mul, sub, exp, neg, div }, { M0, T1 }, { TI }) =>
      mul(M0, sub(1, mul(2, exp(neg(div(TI, T1)))))),
    ),
  });

  it.each([1, 0.85, 1.3])('at the null of T1 = %d s leaves T1 estimable: SD·SNR·√n/T1 = 1/ln 2', (T1) => {
    const protocol = [1, 2, 3].map(() => ({ TI: T1 * Math.LN2 }));
    const at = { tissue: { M0: 1, T1 }, protocol, noise: gaussian(0.02) };
    const found = outcomeOf(() => boundOf(inversion, at));
    if (!(found instanceof NotIdentifiable)) throw new Error('has a bound of M0 from samples of 0');
    expect(found.estimable).toEqual(['T1']);
    expect(found.rank).toBe(1);
    expectClose((found.conditionalSd[found.names.indexOf('T1')]! * 50 * Math.sqrt(3)) / T1, 1 / Math.LN2, 1e-12);
    const { parameters } = boundOf(inversion, { ...at, roles: { M0: 'known', T1: 'estimate' } });
    expectClose((parameters.T1.sd * 50 * Math.sqrt(3)) / T1, 1 / Math.LN2, 1e-12);
  });

  it.each([1, 0.85, 1.3])('and a magnitude at the null of T1 = %d s tells nothing at all', (T1) => {
    const protocol = [1, 2, 3].map(() => ({ TI: T1 * Math.LN2 }));
    const found = outcomeOf(() => boundOf(inversion, { tissue: { M0: 1, T1 }, protocol, noise: rician(0.02) }));
    if (!(found instanceof NotIdentifiable)) throw new Error('has a bound from magnitudes of 0');
    expect(found.estimable).toEqual([]);
    const roles = { M0: 'known', T1: 'estimate' } as const;
    expect(() => boundOf(inversion, { tissue: { M0: 1, T1 }, protocol, noise: rician(0.02), roles })).toThrow(
      NotIdentifiable,
    );
  });
});

/** A bound, or why there is none. */
function outcomeOf<P extends string>(f: () => Bound<P>): Bound<P> | NotIdentifiable {
  try {
    return f();
  } catch (error) {
    if (error instanceof NotIdentifiable) return error;
    throw error;
  }
}
