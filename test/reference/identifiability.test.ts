import {
  amplitude,
  cosine,
  crlbMap,
  dampedCosine,
  gaussian,
  inversionRecoveryTR,
  type MapDesign,
  molli,
  NotIdentifiable,
  perAcquisition,
  sampleTime,
  signalModel,
  t2star,
  vfa,
} from '@fishergrad/models';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';
import { all, boundOf, usual } from '../support/experiment.ts';

describe('identifiability', () => {
  it('a cosine from two samples names the direction of its null vector', () => {
    const found = refusal(() =>
      boundOf(cosine, { tissue: { A: 1, f: 0.1, phi: 0.3 }, protocol: [{ t: 0 }, { t: 3 }] }),
    );
    const by = Object.fromEntries(found.directions[0]!.map((change) => [change.name, change.by]));
    // 60-digit null vector (A, f, φ): 0.30933624960962325, −0.0646233600696533, 1
    expectClose(by['A']! / by['phi']!, 0.30933624960962325, 1e-9);
    expectClose(by['f']! / by['phi']!, -0.0646233600696533, 1e-9);
  });

  it('a cosine of amplitude 0 says that frequency and phase have no effect', () => {
    const protocol = Array.from({ length: 20 }, (_, t) => ({ t }));
    const found = refusal(() => boundOf(cosine, { tissue: { A: 0, f: 0.1, phi: 0.3 }, protocol }));
    expect(found.directions.map((changes) => changes.map(({ name }) => name))).toEqual([['f'], ['phi']]);
  });

  // Slopes such as sin 2πk or cos(π/2 + 2πk) are 0; in doubles they are 1e-16 of nothing, which scaling would blow up.
  it.each([
    [
      'at the top of every period',
      { A: 1, f: 50, phi: 0 },
      0.02,
      ['f', 'phi'],
      'take f and phi as known or give them priors to bound the others',
    ],
    ['at the zero of every period', { A: 1, f: 1, phi: Math.PI / 2 }, 1, ['A'], 'take A as known or give it a prior'],
  ])('a cosine sampled %s has no information that is only rounding', (_, tissue, step, names, cure) => {
    for (const samples of [11, 1000]) {
      const protocol = Array.from({ length: samples }, (__, k) => ({ t: step * k }));
      const found = refusal(() => boundOf(cosine, { tissue, protocol }));
      expect(found.directions.map((changes) => changes.map(({ name }) => name))).toEqual(names.map((name) => [name]));
      expect(found.message).toContain(cure);
    }
  });

  it('a decay over before the first sample says nothing', () => {
    const found = refusal(() => boundOf(t2star, { tissue: { S0: 1, T2star: 1e-3 }, protocol: [{ TE: 1 }, { TE: 2 }] }));
    expect(found.message).toContain('Choose other TE.');
  });

  it('three equal inversion times leave one combination of three parameters', () => {
    const found = refusal(() => boundOf(molli, { protocol: [{ TI: 1 }, { TI: 1 }, { TI: 1 }] }));
    expect(found.directions).toHaveLength(2);
    expect(found.message).toContain('take two of A, B and T1star as known or give them priors');
  });

  it('phases of 10⁷ radians are no reason to refuse: f and phi share their rounding', () => {
    const protocol = Array.from({ length: 400 }, (_, k) => ({
      t: k === 399 ? 1000.01 : 1000 + (1000.01 - 1000) * (k / 399),
    }));
    const { parameters, rounding } = boundOf(cosine, { tissue: { A: 1, f: 5000, phi: 0.3 }, protocol });
    // 60-digit arithmetic at these doubles
    expectClose(parameters.A.sd, 0.00141276714954012, 1e-10);
    expectClose(parameters.f.sd, 0.078018763998286, 1e-10);
    expectClose(parameters.phi.sd, 490.2087992258261, 1e-10);
    expect(rounding).toBeLessThan(1e-3);
  });

  it('an inversion by 180° tells nothing of its angle, and T1 as if that were known', () => {
    const { tissue } = inversionRecoveryTR.typical;
    const protocol = [0.05, 0.4, 1.1, 2, 2.5].map((TI) => ({ TI, TR: 3 }));
    const given = { tissue: { ...tissue, theta: Math.PI }, protocol };
    const found = refusal(() => boundOf(inversionRecoveryTR, { ...given, roles: all(inversionRecoveryTR) }));
    expect(found.estimable).toEqual(['M0', 'T1']);
    const known = boundOf(inversionRecoveryTR, { ...given, roles: { ...all(inversionRecoveryTR), theta: 'known' } });
    expectClose(found.remaining['T1'], known.parameters.T1.sd, 1e-12);
    const away = boundOf(inversionRecoveryTR, {
      ...{ protocol, roles: all(inversionRecoveryTR) },
      tissue: { ...tissue, theta: Math.PI - 1e-4 },
    });
    expect(away.parameters.theta.sd).toBeGreaterThan(10); // rad: formally there, of the size of 1/sin θ
  });

  it('flip angles of half turns give no signal, but for what is missing of π', () => {
    const protocol = [1, 2].map((k) => ({ FA: k * Math.PI, TR: 0.015 }));
    expect(refusal(() => boundOf(vfa, { protocol })).rank).toBe(0);
    const design = { model: vfa, noise: gaussian(0.02), protocol, roles: usual(vfa) };
    const map = crlbMap(design as unknown as MapDesign, { M0: 1, T1: Float64Array.of(0.5, 1), B1: 1 });
    expect([...map.identifiable]).toEqual([0, 0]);
    expect(boundOf(vfa, { protocol: [0.99, 1.7].map((k) => ({ FA: k * Math.PI, TR: 0.015 })) }).names).toEqual([
      'M0',
      'T1',
    ]);
  });

  it.each([4000, 20_000])('%d samples of a cosine at its own period are refused for A and phi', (samples) => {
    const protocol = Array.from({ length: samples }, (_, k) => ({ t: 0.25 * k }));
    const found = refusal(() => boundOf(cosine, { tissue: { A: 1, f: 4, phi: 0.3 }, protocol }));
    expect(found.directions).toHaveLength(1);
    expect(found.message).toContain('A and phi cannot both be estimated');
  });

  it('two pairs that are confused each need one of their own', () => {
    const protocol = Array.from({ length: 21 }, (_, k) => ({ t: 0.25 * k }));
    const found = refusal(() => boundOf(dampedCosine, { tissue: { A: 1, tau: 2, f: 4, phi: 0.35 }, protocol }));
    expect(found.directions.map((changes) => changes.map(({ name }) => name))).toEqual([
      ['tau', 'f'],
      ['A', 'phi'],
    ]);
    expect(found.message).toContain('take one of tau and f, and one of A and phi as known or give them priors');
  });

  it('tells a negative value by its amount, and a positive one in percent', () => {
    const found = refusal(() => boundOf(t2star, { tissue: { S0: -2, T2star: 0.003 }, protocol: [{ TE: 0.005 }] }));
    expect(found.message).toContain(
      'raising S0 by 0.033 a.u. and raising T2star by 1 % changes no sample, to first order',
    );
  });

  it('says when no sample could help, because the value of another parameter is the cause', () => {
    const found = refusal(() => boundOf(molli, { tissue: { A: 1, B: 0, T1star: 1 } }));
    expect(found.message).toContain(
      'T1star has no effect at these values of the others, whatever the TI: take T1star as known or give it a prior',
    );
  });

  it('a sample exactly on a kink is a sample', () => {
    const arrival = signalModel({
      ...{ name: 'arrival', title: 'a bolus', formula: 'f relu(t − ATT) exp(−t/1.6)', latex: '', reference: '' },
      parameters: { f: amplitude(''), ATT: sampleTime('', [0, 2]) },
      settings: { t: sampleTime('', [0, 3]) },
      typical: { tissue: { f: 1, ATT: 1 }, protocol: [0.5, 1, 1.5, 2, 2.5].map((t) => ({ t })) },
      signal: perAcquisition(({ mul, relu, sub, exp, neg, div }, { f, ATT }, { t }) =>
        mul(f, relu(sub(t, ATT)), exp(neg(div(t, 1.6)))),
      ),
    });
    const near = arrival.typical.protocol.map(({ t }) => ({ t: t === 1 ? 0.9999 : t }));
    expect(boundOf(arrival).parameters).toEqual(boundOf(arrival, { protocol: near }).parameters);
    const crossing = signalModel({
      ...{ name: 'crossing', title: 'a null', formula: '|A − B t|', latex: '', reference: '' },
      parameters: { A: amplitude(''), B: amplitude('') },
      settings: { t: sampleTime('', [0, 3]) },
      typical: { tissue: { A: 1, B: 1 }, protocol: [0.5, 1, 2].map((t) => ({ t })) },
      signal: perAcquisition(({ abs, sub, mul }, { A, B }, { t }) => abs(sub(A, mul(B, t)))),
    });
    expect(boundOf(crossing).parameters.A.sd).toBeGreaterThan(0); // the sample on the null has slope 0 and tells nothing
  });

  it('large phases are no reason to refuse', () => {
    const protocol = Array.from({ length: 100 }, (_, k) => ({ t: 1000 + 0.0137 * k }));
    const near = protocol.map(({ t }) => ({ t: t - 1000 }));
    const [far, close] = [
      boundOf(cosine, { tissue: { A: 1, f: 5, phi: 0.3 }, protocol }),
      boundOf(cosine, { tissue: { A: 1, f: 5, phi: 0.3 }, protocol: near }),
    ];
    expectClose(far.parameters.f.sd, close.parameters.f.sd, 1e-12); // a shift of time by whole periods
    expect(far.rounding).toBeLessThan(1e-6);
  });

  it('MOLLI from two inversion times names its null vector', () => {
    const found = refusal(() =>
      boundOf(molli, { tissue: { A: 100, B: 225, T1star: 0.76 }, protocol: [{ TI: 0.12 }, { TI: 1.12 }] }),
    );
    const by = Object.fromEntries(found.directions[0]!.map((change) => [change.name, change.by]));
    // per ms of T1*: 0.12195147935078623, 0.09606526418901376
    expectClose(by['A']! / by['T1star']! / 1e3, 0.12195147935078623, 1e-9);
    expectClose(by['B']! / by['T1star']! / 1e3, 0.09606526418901376, 1e-9);
  });

  it('a cosine sampled at its own period is refused however long the record', () => {
    const protocol = Array.from({ length: 1000 }, (_, k) => ({ t: 0.25 * k }));
    expect(() => boundOf(cosine, { tissue: { A: 1, f: 4, phi: 0.3 }, protocol })).toThrow(NotIdentifiable);
  });
});

function refusal(f: () => unknown): NotIdentifiable {
  try {
    f();
  } catch (error) {
    if (error instanceof NotIdentifiable) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}
