// T1 by the recovery after an inversion or a saturation: special values, what the forms have in common, what they cost.
import { numbers } from '@fishergrad/engine';
import {
  type AnyModel,
  gaussian,
  inversionRecovery,
  inversionRecovery3,
  inversionRecoveryBarral,
  inversionRecoveryTR,
  NotIdentifiable,
  saturationRecovery,
  saturationRecovery3,
  unmet,
} from '@fishergrad/models';
import { sampled } from '@fishergrad/models/analytic';
import { describe, expect, it } from 'vitest';
import { expectAllClose, expectClose } from '../support/close.ts';
import { all, boundOf } from '../support/experiment.ts';

type Values = Readonly<Record<string, number>>;
const samples = (model: unknown, tissue: Values, protocol: readonly Values[]): number[] =>
  (model as AnyModel).signal(numbers, tissue, protocol) as number[];

describe('inversion recovery', () => {
  it('is −M0 after the inversion, 0 at T1 ln 2 and M0 in the end', () => {
    const at = [0, 0.8 * Math.LN2, 100].map((TI) => ({ TI }));
    const found = samples(inversionRecovery, { M0: 3, T1: 0.8 }, at);
    found.forEach((sample, k) => expectClose(sample, [-3, 0, 3][k]!, 0, 1e-15));
  });

  it('has the same samples in all of its forms', () => {
    for (const { tissue, protocol } of sampled(inversionRecovery3, 30)) {
      const [A, k, T1] = [tissue['A']!, tissue['k']!, tissue['T1']!];
      expectAllClose(
        samples(inversionRecoveryBarral, { a: A, b: -A * k, T1 }, protocol),
        samples(inversionRecovery3, { A, k, T1 }, protocol),
      );
      expectAllClose(
        samples(inversionRecovery3, { A, k: 2, T1 }, protocol),
        samples(inversionRecovery, { M0: A, T1 }, protocol),
      );
    }
  });

  it('has the same SD of T1 whether it is written with k or with b', () => {
    const protocol = [0.05, 0.4, 1.1, 2.5].map((TI) => ({ TI }));
    for (const { tissue } of sampled(inversionRecovery3, 30)) {
      const [A, k, T1] = [tissue['A']!, tissue['k']!, tissue['T1']!];
      const noise = gaussian(A / 50);
      const byK = boundOf(inversionRecovery3, { tissue: { A, k, T1 }, protocol, noise });
      const byB = boundOf(inversionRecoveryBarral, { tissue: { a: A, b: -A * k, T1 }, protocol, noise });
      expectClose(byB.parameters.T1.sd, byK.parameters.T1.sd, 1e-15 * byK.conditionNumber + 1e-12);
    }
  });

  // With y = e^(−x), x = TI/T1, T1 of samples at 0, TI and ∞ is that of y = (S(TI) − S(∞))/(S(0) − S(∞)), whose variance is
  // (1 + (1 − y)² + y²) σ²/b²; so the SD of T1 is T1 σ √(1 + (1 − y)² + y²)/(|b| x y): 1.6809327890 at best, x = 0.9461557.
  it('has of three inversion times the SD of T1 that error propagation gives, smallest at 0.9461557 T1', () => {
    const sd = (x: number): number =>
      boundOf(inversionRecovery3, {
        tissue: { A: 1, k: 2, T1: 0.7 },
        protocol: [0, 0.7 * x, 100].map((TI) => ({ TI })),
        noise: gaussian(1),
      }).parameters.T1.sd / 0.7;
    for (const x of [0.2, 0.9461557, 3]) {
      const y = Math.exp(-x);
      expectClose(sd(x), Math.sqrt(1 + (1 - y) ** 2 + y ** 2) / (2 * x * y), 1e-11);
    }
    expectClose(sd(0.9461557), 1.680932789, 1e-10);
    expect(Math.min(sd(0.945), sd(0.947))).toBeGreaterThan(sd(0.9461557));
  });

  // ∂S/∂T1 = −2 M0 (TI/T1²) e^(−TI/T1) = −M0 ln 2/T1 where S = 0, and ∂S/∂M0 = 0: T1 is known, to T1/(SNR ln 2 √n), and M0 is not.
  it('tells at the null T1, and of M0 nothing', () => {
    const [T1, n] = [0.9, 4];
    const at = {
      tissue: { M0: 2, T1 },
      protocol: Array.from({ length: n }, () => ({ TI: T1 * Math.LN2 })),
      noise: gaussian(0.02),
    };
    expect(() => boundOf(inversionRecovery, at)).toThrow(NotIdentifiable);
    expect(() => boundOf(inversionRecovery, at)).toThrow(/M0 cannot be estimated.*T1 remains identifiable/s);
    const { T1: alone } = boundOf(inversionRecovery, { ...at, roles: { M0: 'known', T1: 'estimate' } }).parameters;
    expectClose(alone.sd, T1 / (100 * Math.LN2 * Math.sqrt(n)), 1e-13);
  });
});

describe('inversion recovery at a finite repetition time', () => {
  const protocol = [0.05, 0.4, 1.1, 2.5].map((TI) => ({ TI, TR: 2.55 }));
  const often = ({ M0, T1, theta }: Record<'M0' | 'T1' | 'theta', number>, { TI, TR }: { TI: number; TR: number }) =>
    M0 * (1 - (1 - Math.cos(theta)) * Math.exp(-TI / T1) + Math.exp(-TR / T1));

  it('is what a cycle of an inversion, a recovery, a 90° pulse and a recovery settles to', () => {
    for (const theta of [0.4, Math.PI / 2, 2.8, Math.PI, 4]) {
      const [M0, T1] = [3, 1.2];
      const found = samples(inversionRecoveryTR, { M0, T1, theta }, protocol);
      protocol.forEach(({ TI, TR }, k) => {
        const rest = (Mz: number, t: number): number => M0 - (M0 - Mz) * Math.exp(-t / T1);
        let [Mz, sample] = [M0, 0];
        for (let cycle = 0; cycle < 3; cycle++) {
          sample = rest(Math.cos(theta) * Mz, TI);
          Mz = rest(0, TR - TI);
        }
        expectClose(found[k], sample, 1e-13, 1e-14);
      });
    }
  });

  it('is the often written formula at 180°, and elsewhere lower by M0 (1 + cos θ) e^(−TR/T1)', () => {
    for (const theta of [Math.PI, 2.9, 2]) {
      const tissue = { M0: 2, T1: 0.9, theta };
      const found = samples(inversionRecoveryTR, tissue, protocol);
      const excess = 2 * (1 + Math.cos(theta)) * Math.exp(-2.55 / 0.9);
      protocol.forEach((at, k) => expectClose(found[k], often(tissue, at) - excess, 1e-13, 1e-14));
    }
  });

  it('is the three-parameter form while TR stays, with A and k that tell of θ and TR', () => {
    const [M0, T1, theta] = [2, 1.3, 2.7];
    const [c, R] = [Math.cos(theta), Math.exp(-2.55 / T1)];
    const tissue = { A: M0 * (1 - c * R), k: (1 - c) / (1 - c * R), T1 };
    expectAllClose(
      samples(inversionRecoveryTR, { M0, T1, theta }, protocol),
      samples(inversionRecovery3, tissue, protocol),
    );
  });

  // At one TR (A, k, T1) are functions of (M0, T1, θ), and T1 is T1.
  it('has the SD of T1 of the three-parameter form where θ is unknown', () => {
    const [M0, T1, theta] = [2, 1.3, 2.7];
    const [c, R] = [Math.cos(theta), Math.exp(-2.55 / T1)];
    const byAngle = boundOf(inversionRecoveryTR, {
      tissue: { M0, T1, theta },
      protocol,
      roles: all(inversionRecoveryTR),
    });
    const tissue = { A: M0 * (1 - c * R), k: (1 - c) / (1 - c * R), T1 };
    expectClose(byAngle.parameters.T1.sd, boundOf(inversionRecovery3, { tissue, protocol }).parameters.T1.sd, 1e-11);
  });

  it('has an SD of θ that grows as 1/sin θ toward 180°, and one of T1 that pays for it all the same', () => {
    const boundAt = (fromπ: number) =>
      boundOf(inversionRecoveryTR, {
        ...{ tissue: { M0: 1, T1: 1, theta: Math.PI - fromπ }, protocol, roles: all(inversionRecoveryTR) },
      }).parameters;
    const [near, nearer] = [boundAt(1e-4), boundAt(1e-6)];
    expectClose(nearer.theta.sd * 1e-6, near.theta.sd * 1e-4, 1e-6);
    const R = Math.exp(-2.55);
    const free = boundOf(inversionRecovery3, { tissue: { A: 1 + R, k: 2 / (1 + R), T1: 1 }, protocol });
    expectClose(nearer.T1.sd, free.parameters.T1.sd, 1e-6);
    const known = boundOf(inversionRecoveryTR, { tissue: { M0: 1, T1: 1, theta: Math.PI }, protocol });
    expect(nearer.T1.sd).toBeGreaterThan(known.parameters.T1.sd);
  });

  it('demands that the inversion time ends before the next inversion', () => {
    const wrong = [...protocol, { TI: 2.6, TR: 2.55 }];
    expect(unmet(inversionRecoveryTR, wrong)).toEqual([
      { of: 'TI', says: 'must not be longer than TR', acquisition: 4 },
    ]);
    expect(unmet(inversionRecoveryTR, [{ TI: 2.55, TR: 2.55 }])).toEqual([]);
  });
});

describe('saturation recovery', () => {
  const sasha = [
    { TS: 0, prepared: 0 },
    ...Array.from({ length: 9 }, (_, k) => ({ TS: 0.165 + (k * 0.615) / 8, prepared: 1 })),
  ];
  const anchorAnd = (TS: number) => [
    { TS: 0.3, prepared: 0 },
    { TS, prepared: 1 },
  ];

  it('is 0 after the saturation, A (1 − 1/e) at T1, and A without a saturation, whatever TS then says', () => {
    const at = [
      { TS: 0, prepared: 1 },
      { TS: 0.9, prepared: 1 },
      { TS: 0, prepared: 0 },
      { TS: 0.4, prepared: 0 },
    ];
    expectAllClose(samples(saturationRecovery, { A: 2, T1: 0.9 }, at), [0, 2 - 2 / Math.E, 2, 2]);
  });

  it('has the three-parameter form with B = A, and an inversion of depth 1', () => {
    const tissue = { A: 2, T1: 0.9 };
    expectAllClose(
      samples(saturationRecovery3, { ...tissue, B: 2 }, sasha),
      samples(saturationRecovery, tissue, sasha),
    );
    expectAllClose(
      samples(inversionRecovery3, { ...tissue, k: 1 }, [{ TI: 0.1 }, { TI: 0.8 }]),
      samples(
        saturationRecovery,
        tissue,
        [0.1, 0.8].map((TS) => ({ TS, prepared: 1 })),
      ),
    );
  });

  // T1 of an anchor and one TS is that of r = S/A = 1 − y, y = e^(−x), x = TS/T1: with parts w and 1 − w of the samples its
  // variance is (1/(1 − w) + (1 − y)²/w) σ²/A², so that w = (1 − y)/(2 − y) is best and SD(T1)/T1 = (2 − y)/(x y) σ/A. That is
  // least where x = 1 + W(−1/(2e)) = 0.768039, with 34.9 % of the samples without saturation.
  it('has of an anchor and one time the SD of T1 that error propagation gives, smallest at 0.768039 T1', () => {
    const sd = (x: number, share?: number): number => {
      const y = Math.exp(-x);
      const w = share ?? (1 - y) / (2 - y);
      const at = { protocol: anchorAnd(x), averages: [w, 1 - w], noise: gaussian(1), tissue: { A: 1, T1: 1 } };
      return boundOf(saturationRecovery, at).parameters.T1.sd;
    };
    for (const x of [0.3, 0.768039, 2]) expectClose(sd(x), (2 - Math.exp(-x)) / (x * Math.exp(-x)), 1e-12);
    expect(Math.min(sd(0.767), sd(0.769), sd(0.768039, 0.345), sd(0.768039, 0.353))).toBeGreaterThan(sd(0.768039));
  });

  // Independently of this project, by complex steps: T1 1000 ms, A/σ = 50, an anchor and nine TS from 165 to 780 ms.
  it('has of SASHA SDs of 35.6 ms with two parameters and 62.8 ms with three', () => {
    expectClose(boundOf(saturationRecovery, { protocol: sasha }).parameters.T1.sd, 0.0356, 0, 5e-5);
    expectClose(boundOf(saturationRecovery3, { protocol: sasha }).parameters.T1.sd, 0.0628, 0, 5e-5);
  });

  it('needs the image without saturation', () => {
    const [, ...prepared] = sasha;
    expect(boundOf(saturationRecovery, { protocol: prepared }).correlation[0]![1]).toBeGreaterThan(0.99);
    expect(() => boundOf(saturationRecovery3, { protocol: anchorAnd(0.7) })).toThrow(NotIdentifiable);
  });
});
