import {
  amplitude,
  cosine,
  dampedCosine,
  decayTime,
  exponentialDecay,
  gaussian,
  molli,
  molliT1,
  molliTimes,
  NotIdentifiable,
  perAcquisition,
  sampleTime,
  signalModel,
  t2star,
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

describe('MOLLI', () => {
  it('5(3)3 has SD(T1) = 17.9720642821 ms in both parametrizations', () => {
    expect((boundOf(molli).derived['T1']!.sd * 1e3).toFixed(10)).toBe('17.9720642821');
    const direct = boundOf(molliT1);
    expect((direct.parameters.T1.sd * 1e3).toFixed(10)).toBe('17.9720642821');
    expect((direct.parameters.T1.conditionalSd * 1e3).toFixed(2)).toBe('14.98'); // A and B/A known
    const { parameters } = boundOf(molliT1, { roles: { A: 'estimate', c: 'known', T1: 'estimate' } });
    expect((parameters.T1.sd * 1e3).toFixed(2)).toBe('17.67'); // B/A known
    expect(boundOf(molli).correlation[0]![1]!.toFixed(3)).toBe('0.585');
  });

  // N var(T1)/σ² ≥ (T1* B/A²)² for any inversion times; 5(3)3 reaches 61.6 % of it, 3(3)3(3)5 68.0, 4(1)3(1)2 82.6.
  it.each([
    ['5(3)3', 0.12, '61.6'],
    ['3(3)3(3)5', 0.1, '68.0'],
    ['4(1)3(1)2', 0.12, '82.6'],
  ])('%s has its efficiency against the best any inversion times can do', (scheme, TI0, percent) => {
    const protocol = molliTimes(scheme, { TI0, dTI: 0.08, RR: 1 }).map((TI) => ({ TI }));
    const { sd } = boundOf(molli, { tissue: { A: 100, B: 225, T1star: 0.76 }, noise: gaussian(1), protocol }).derived[
      'T1'
    ]!;
    const best = (0.76 * 225) / 100 ** 2;
    expect(((100 * best ** 2) / (protocol.length * sd ** 2)).toFixed(1)).toBe(percent);
  });

  // SD(T1) in ms at A/σ = 35, TI0 120 ms, T1 = 400/1000/1500 ms with B/A = 1.95/1.90/1.85 (computed independently).
  it.each([
    [
      '5(3)3',
      [
        [13.5, 25.7, 34.2],
        [12.5, 23.2, 34.6],
        [12, 22.2, 43.4],
      ],
    ],
    [
      '3(3)3(3)5',
      [
        [11, 21.1, 28.7],
        [10.8, 19.5, 30.2],
        [10.7, 19.1, 37.7],
      ],
    ],
    [
      '4(1)3(1)2',
      [
        [11, 21.4, 32.6],
        [10.8, 20.7, 47.3],
        [10.8, 23.7, 76.4],
      ],
    ],
    [
      '5(1)1(1)1',
      [
        [11.2, 27.8, 38.4],
        [11, 24.9, 35.7],
        [10.9, 23.1, 42.5],
      ],
    ],
  ] as const)('%s has its published band over heart rates', (scheme, table) => {
    [1, 0.75, 0.6].forEach((RR, i) => {
      const protocol = molliTimes(scheme, { TI0: 0.12, dTI: 0.08, RR }).map((TI) => ({ TI }));
      const sds = [
        [0.4, 1.95],
        [1, 1.9],
        [1.5, 1.85],
      ].map(([T1, c]) => {
        const { parameters } = boundOf(molliT1, {
          tissue: { A: 1, c: c!, T1: T1! },
          noise: gaussian(1 / 35),
          protocol,
        });
        return (parameters.T1.sd * 1e3).toFixed(1);
      });
      expect(sds).toEqual(table[i]!.map((sd) => sd.toFixed(1)));
    });
  });
});

describe('MOLLI schemes', () => {
  it.each([
    ['5(3)3', 120, [120, 200, 1120, 1200, 2120, 2200, 3120, 4120]],
    ['3(3)3(3)5', 100, [100, 180, 260, 1100, 1180, 1260, 2100, 2180, 2260, 3260, 4260]],
    ['4(1)3(1)2', 120, [120, 200, 280, 1120, 1200, 1280, 2120, 2200, 3120]],
    ['5(1)1(1)1', 100, [100, 180, 260, 1100, 2100, 3100, 4100]],
  ] as const)('%s has its table of inversion times', (scheme, TI0, wanted) => {
    const times = molliTimes(scheme, { TI0: TI0 / 1e3, dTI: 0.08, RR: 1 });
    expect(times.map((t) => Math.round(t * 1e6) / 1e3)).toEqual(wanted);
  });

  it('in seconds is the same at RR 1 s and takes more beats of a faster heart', () => {
    const at = (scheme: string, RR: number) => molliTimes(scheme, { TI0: 0.12, dTI: 0.08, RR });
    expect(at('5s(3s)3s', 1)).toEqual(at('5(3)3', 1));
    expect(at('5s(3s)3s', 0.6)).toEqual(at('9(5)5', 0.6));
    expect(at('5b(3s)3b', 0.6)).toEqual(at('5(5)3', 0.6));
  });

  it.each(['', '5(3', '5(3)', '(3)5', '0(3)3', '5(3)3x', '5.5(3)3', '99(3)3', '5()3', '1'.repeat(300)])(
    '"%s" is none',
    (scheme) => {
      expect(() => molliTimes(scheme, { TI0: 0.12, dTI: 0.08, RR: 1 })).toThrow(RangeError);
    },
  );
});

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
      'take f and phi as known to bound the others',
    ],
    ['at the zero of every period', { A: 1, f: 1, phi: Math.PI / 2 }, 1, ['A'], 'take A as known'],
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
    expect(found.message).toContain('take two of A, B and T1star as known');
  });

  it('phases of 10⁷ radians are no reason to refuse: f and phi share their rounding', () => {
    const protocol = Array.from({ length: 400 }, (_, k) => ({
      t: k === 399 ? 1000.01 : 1000 + (1000.01 - 1000) * (k / 399),
    }));
    const { parameters, rounding } = boundOf(cosine, { tissue: { A: 1, f: 5000, phi: 0.3 }, protocol });
    // 60-digit arithmetic at these doubles
    expectClose(parameters.A.sd, 0.00141276714954012, 1e-8);
    expectClose(parameters.f.sd, 0.078018763998286, 1e-8);
    expectClose(parameters.phi.sd, 490.2087992258261, 1e-8);
    expect(rounding).toBeLessThan(1e-3);
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
    expect(found.message).toContain('take one of tau and f, and one of A and phi as known');
  });

  it('tells a negative value by its amount, and a positive one in percent', () => {
    const found = refusal(() => boundOf(t2star, { tissue: { S0: -2, T2star: 0.003 }, protocol: [{ TE: 0.005 }] }));
    expect(found.message).toContain('raising S0 by 0.33 a.u. and raising T2star by 10 % changes no sample');
  });

  it('says when no sample could help, because the value of another parameter is the cause', () => {
    const found = refusal(() => boundOf(molli, { tissue: { A: 1, B: 0, T1star: 1 } }));
    expect(found.message).toContain(
      'T1star has no effect at these values of the others, whatever the TI: take T1star as known',
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
    expectClose(far.parameters.f.sd, close.parameters.f.sd, 1e-6); // a shift of time by whole periods
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
