// MOLLI by Bloch simulation: the biases that other hands computed, limits, what its images tell and what not.
import { numbers } from '@fishergrad/engine';
import { crlb, gaussian, molliBloch, NotIdentifiable, type Role, rootInformation } from '@fishergrad/models';
import { bounds, readStudy } from '@fishergrad/study';
import { Matrix, SingularValueDecomposition } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { expectAllClose, expectClose } from '../support/close.ts';
import { all, experimentOf } from '../support/experiment.ts';
import { lookLockerT1 } from '../support/lookLocker.ts';
import { refused } from '../support/refusal.ts';

const [FA, TR] = [(35 * Math.PI) / 180, 2.7e-3];
/** Images at these beats, each with its time since the inversion of its group; RR 1 s. */
const images = (groups: readonly (readonly [first: number, TI: number, count: number])[]) =>
  groups.flatMap(([first, TI, count]) =>
    Array.from({ length: count }, (_, k) => ({ TI: TI + k, t: first + k, FA, TR })),
  );
/** 5(3)3, TI0 120 ms, ΔTI 80 ms. */
const molli533 = images([
  [0, 0.12, 5],
  [8, 0.2, 3],
]);
const heart = { M0: 1, T1: 1, T2: 0.045, f: 1, B1: 1 };
const signal = (tissue: typeof heart, protocol = molli533): number[] => molliBloch.signal(numbers, tissue, protocol);

describe('MOLLI by Bloch simulation', () => {
  // On-resonance bSSFP of 35°, TR 2.7 ms, 5 ramp and 70 full pulses, no magnetization transfer, 5(3)3 at RR 1 s, fitted signed
  // with three parameters: computed independently of this project, printed to 1 ms.
  it.each([
    [1, 0.045, 1, 914],
    [1, 0.045, 0.96, 878],
    [1, 0.045, 0.91, 833],
    [1, 0.2, 1, 985],
    [1.2, 0.045, 0.91, 987],
  ])('of T1 %d s, T2 %d s and f %d is fitted with T1 = %4$d ms, to the printed digit', (T1, T2, f, fitted) => {
    const samples = signal({ ...heart, T1, T2, f });
    const times = molli533.map(({ TI }) => TI);
    expect(Math.round(1e3 * lookLockerT1(times, samples))).toBe(fitted);
  });

  it('without relaxation only turns: α/2 from where it was, up or down', () => {
    const still = { M0: 2, T1: 1e16, T2: 1e16, f: 1, B1: 0.8 };
    const [first] = signal(still, [{ TI: 1, t: 0, FA, TR }]);
    expectClose(first, -2 * Math.sin(0.4 * FA), 1e-13);
  });

  it('of vanishing angles sees z as the pulses before left it behind, turned over and fading by E2 each TR', () => {
    const tiny = molli533.map((at) => ({ ...at, FA: 1e-7 }));
    const E2 = Math.exp(-TR / 0.045);
    const freely = (start: number, t: number): number => 1 + (start - 1) * Math.exp(-t);
    const inverted = [-0.9, -0.9 * freely(-0.9, 7.8 + 0.12)]; // the second time 7.8 s after the first image
    const weights = Array.from({ length: 41 }, (_, n) => Math.min(1, (41 - n) / 6) * (-E2) ** n); // n TR before
    const wanted = molli533.map(({ TI }, k) =>
      weights.reduce((sum, weight, n) => sum + weight * freely(inverted[k < 5 ? 0 : 1]!, TI - n * TR), 0),
    );
    signal({ ...heart, f: 0.9 }, tiny).forEach((S, k) =>
      expectClose(S, 1e-7 * Math.sqrt(E2) * wanted[k]!, 1e-11, 1e-19),
    );
  });

  it('scales with M0 and is linear in f within the first group', () => {
    const [low, middle, high] = [0.8, 0.9, 1].map((f) => signal({ ...heart, f }).slice(0, 5));
    expectAllClose(
      middle!,
      low!.map((S, k) => (S + high![k]!) / 2),
    );
  });

  it('knows of TI only when the inversion of the group was', () => {
    const late = molli533.map((at, k) => (k === 0 || k === 5 ? at : { ...at, TI: at.TI + 0.01 }));
    expectAllClose(signal(heart, late), signal(heart));
    const other = molli533.map((at, k) => (k === 5 ? { ...at, TI: 0.21 } : at));
    expect(Math.abs(signal(heart, other)[5]! - signal(heart)[5]!)).toBeGreaterThan(1e-3);
  });

  it('has as its first images those of a shorter one', () => {
    expectAllClose(signal(heart, molli533.slice(0, 6)), signal(heart).slice(0, 6));
  });
});

describe('what MOLLI images tell', () => {
  const rank = (protocol: typeof molli533): number => {
    const R = rootInformation(
      numbers,
      experimentOf(molliBloch, { protocol, roles: all(molliBloch), tissue: { ...heart, f: 0.96 } }),
    );
    const lengths = R[0]!.map((_, i) => Math.hypot(...R.map((row) => row[i]!)));
    const scaled = new Matrix(R.map((row) => row.map((x, i) => x / lengths[i]!)));
    return new SingularValueDecomposition(scaled).diagonal.filter((s) => s > 1e-10).length;
  };

  it('is as many numbers as 2 for the one exponential of all, and 1 for each group', () => {
    expect(rank(images([[0, 0.12, 9]]))).toBe(3);
    expect(rank(molli533)).toBe(4);
    expect(
      rank(
        images([
          [0, 0.12, 3],
          [6, 0.2, 3],
          [12, 0.28, 5],
        ]),
      ),
    ).toBe(5);
  });

  it('is not all of M0, T1, T2, f and B1 from two groups', () => {
    expect(() => crlb(experimentOf(molliBloch, { protocol: molli533, roles: all(molliBloch) }))).toThrow(
      NotIdentifiable,
    );
  });

  it('is more of T1 where T2 is known, and a narrow prior is as good as knowing', () => {
    const sd = (T2: Role): number =>
      crlb(
        experimentOf(molliBloch, {
          ...{ tissue: heart, protocol: molli533, noise: gaussian(0.005) },
          roles: { M0: 'estimate', T1: 'estimate', T2, f: 'known', B1: 'known' },
        }),
      ).parameters.T1.sd;
    expect(sd('estimate')).toBeGreaterThan(sd('known'));
    expectClose(sd({ prior: { sd: 1e-7 } }), sd('known'), 1e-6);
  });
});

const study = (protocol: string): string =>
  `model: molliBloch\ntissue: { M0: 1, T1: 1 s, T2: 45 ms }\nprotocol: { ${protocol} }\nnoise: { kind: gaussian, sigma: 0.01 }`;

describe('a study of MOLLI images', () => {
  it('takes a scheme for the times of its images, and 35° and 2.7 ms unless told otherwise', () => {
    const outcome = (protocol: string): unknown[] =>
      [...bounds(readStudy(study(protocol)))].map((each) => each.outcome);
    const scheme = 'scheme: 5(3)3, TI0: 120 ms, dTI: 80 ms, RR: 1 s';
    const listed = 'TI: "120, 1120, 2120, 3120, 4120, 200, 1200, 2200 ms", t: "0, 1, 2, 3, 4, 8, 9, 10 s"';
    expect(outcome(scheme)).toEqual(outcome(listed));
    expect(outcome(scheme)).toEqual(outcome(`${listed}, FA: 35 deg, TR: 2.7 ms`));
    expect(outcome(`${scheme}, FA: 20 deg`)).toEqual(outcome(`${listed}, FA: 20 deg`));
    expect(outcome(`${scheme}, FA: 20 deg`)).not.toEqual(outcome(scheme));
  });

  it('is refused where readouts overlap, or times do not belong to one inversion', () => {
    refused(study('TI: "100, 1100 ms", t: "0, 1 s"'), 3, /TI must leave time for the 40 TR of its readout/);
    refused(study('TI: "120, 1120 ms, 120 ms", t: "0, 1, 1.15 s"'), 3, /t must increase, with time for the readouts/);
    refused(study('TI: "120, 1130 ms", t: "0, 1 s"'), 3, /TI must count from the inversion of its group/);
    refused(study('TI: "120, 120 ms", t: "0, 0 s"'), 3, /t must increase/);
  });
});
