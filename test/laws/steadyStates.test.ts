// Steady states of spoiled and balanced gradient echoes: special values, limits, and spins that are turned and relax one by one.
import { type Complex, numbers } from '@fishergrad/engine';
import { type AnyModel, bssfp, bssfpComplex, gaussian, NotIdentifiable, spgr, unmet, vfa } from '@fishergrad/models';
import { sampled } from '@fishergrad/models/analytic';
import { describe, expect, it } from 'vitest';
import { expectAllClose, expectClose } from '../support/close.ts';
import { all, boundOf } from '../support/experiment.ts';

type Values = Readonly<Record<string, number>>;
const samples = (model: unknown, tissue: Values, protocol: readonly Values[]): number[] =>
  (model as AnyModel).signal(numbers, tissue, protocol) as number[];
const sample = (model: unknown, tissue: Values, at: Values): number => samples(model, tissue, [at])[0]!;
const deg = (x: number): number => (x * Math.PI) / 180;

describe('spoiled gradient echoes', () => {
  const tissue = { M0: 2, T1: 0.9, B1: 1 };
  const [TR, E1] = [0.025, Math.exp(-0.025 / 0.9)];
  const ernst = Math.acos(E1);

  it('are what pulse after pulse settles to', () => {
    for (const { tissue: at, protocol } of sampled(vfa, 10)) {
      const { M0, T1, B1 } = at as { M0: number; T1: number; B1: number };
      protocol.forEach((each) => {
        let Mz = 0;
        for (let pulse = 0; pulse * each['TR']! < 40 * T1; pulse++)
          Mz = M0 - (M0 - Mz * Math.cos(B1 * each['FA']!)) * Math.exp(-each['TR']! / T1);
        expectClose(sample(vfa, at, each), Mz * Math.sin(B1 * each['FA']!), 1e-11);
      });
    }
  });

  it('are largest at the Ernst angle, M0 √((1 − E1)/(1 + E1))', () => {
    const largest = sample(vfa, tissue, { FA: ernst, TR });
    expectClose(largest, 2 * Math.sqrt((1 - E1) / (1 + E1)), 1e-13);
    expect(sample(vfa, tissue, { FA: 0.99 * ernst, TR })).toBeLessThan(largest);
    expect(sample(vfa, tissue, { FA: 1.01 * ernst, TR })).toBeLessThan(largest);
  });

  it('are M0 (1 − E1) at 90°, M0 sin α without haste, and nothing at 0 and 180°', () => {
    expectClose(sample(vfa, tissue, { FA: Math.PI / 2, TR }), 2 * (1 - E1), 1e-13);
    expectClose(sample(vfa, tissue, { FA: 0.3, TR: 100 }), 2 * Math.sin(0.3), 1e-14);
    for (const FA of [0, Math.PI]) expectClose(sample(vfa, tissue, { FA, TR }), 0, 0, 1e-15);
  });

  it('know B1 and FA by their product', () => {
    expectClose(sample(vfa, { ...tissue, B1: 0.8 }, { FA: 0.5, TR }), sample(vfa, tissue, { FA: 0.4, TR }), 1e-14);
  });

  it('are with an echo time those without, times e^(−TE/T2*)', () => {
    const at = { FA: 0.2, TR };
    const found = [0, 0.05].map((TE) => sample(spgr, { ...tissue, T2star: 0.05 }, { ...at, TE }));
    expectAllClose(found, [sample(vfa, tissue, at), sample(vfa, tissue, at) / Math.E]);
  });

  // At small angles S = M0 B1 FA 2TR/(2TR + T1 B1² FA²): the next order is α² and TR/T1.
  it('tell at small angles M0·B1 and T1·B1² only', () => {
    for (const FA of [deg(0.5), deg(1), deg(2)]) {
      const other = { M0: 2 / 1.2, T1: 0.9 / 1.2 ** 2, B1: 1.2 };
      expectClose(sample(vfa, other, { FA, TR: 1e-3 }), sample(vfa, tissue, { FA, TR: 1e-3 }), 1e-3);
    }
  });

  // DESPOT1: tan(α/2) = (√2 ∓ 1) tan(α_E/2), both with 1/√2 of the signal of the Ernst angle, equally often.
  it('tell T1 best at two angles of 1/√2 of the largest signal', () => {
    const [low, high] = [-1, 1].map((sign) => 2 * Math.atan((Math.SQRT2 + sign) * Math.tan(ernst / 2)));
    expectClose(low! / deg(1), 5.589232, 0, 5e-7);
    expectClose(high! / deg(1), 31.763022, 0, 5e-7);
    for (const FA of [low!, high!])
      expectClose(sample(vfa, tissue, { FA, TR }), Math.SQRT1_2 * sample(vfa, tissue, { FA: ernst, TR }), 1e-13);
    const sd = (FAs: readonly number[], averages: readonly number[]): number =>
      boundOf(vfa, { tissue, protocol: FAs.map((FA) => ({ FA, TR })), averages, noise: gaussian(0.01) }).parameters.T1
        .sd;
    const best = sd([low!, high!], [1, 1]);
    for (const factor of [0.97, 1.03]) {
      expect(sd([factor * low!, high!], [1, 1])).toBeGreaterThan(best);
      expect(sd([low!, factor * high!], [1, 1])).toBeGreaterThan(best);
      expect(sd([low!, high!], [factor, 2 - factor])).toBeGreaterThan(best);
    }
  });

  it('tell three unknowns by three angles, and not by two', () => {
    const at = (FAs: readonly number[]) => ({ protocol: FAs.map((x) => ({ FA: deg(x), TR })), roles: all(vfa) });
    expect(() => boundOf(vfa, at([4, 30]))).toThrow(NotIdentifiable);
    expect(boundOf(vfa, at([4, 12, 30])).names).toEqual(['M0', 'T1', 'B1']);
  });

  it('of one echo time tell T1, and neither M0 nor T2*', () => {
    const at = { protocol: [4, 12, 30].map((x) => ({ FA: deg(x), TR, TE: 0.005 })) };
    expect(() => boundOf(spgr, at)).toThrow(/T1 remains identifiable/);
    expect(() => boundOf(spgr, at)).toThrow(/M0.*T2star/s);
  });

  it('demand an echo before the next pulse', () => {
    const [wrong, right] = [0.026, 0.025].map((TE) => unmet(spgr, [{ FA: 0.1, TR, TE }]));
    expect(wrong).toEqual([{ of: 'TE', says: 'must not be longer than TR', acquisition: 0 }]);
    expect(right).toEqual([]);
  });
});

type Spin = readonly [x: number, y: number, z: number];

/** Around z, from x to y. */
const turned = ([x, y, z]: Spin, by: number): Spin => [
  x * Math.cos(by) - y * Math.sin(by),
  x * Math.sin(by) + y * Math.cos(by),
  z,
];
/** Around x, from z to y. */
const flipped = ([x, y, z]: Spin, by: number): Spin => [
  x,
  y * Math.cos(by) + z * Math.sin(by),
  z * Math.cos(by) - y * Math.sin(by),
];

/** The transverse magnetization of one spin TE after the last of many pulses, each of a phase lower by dphi, in the frame of that pulse. */
function precessed(
  tissue: Values,
  { FA, TR, TE, dphi }: Record<'FA' | 'TR' | 'TE' | 'dphi', number>,
): [number, number] {
  const { M0, T1, T2, df, B1 } = tissue as Record<'M0' | 'T1' | 'T2' | 'df' | 'B1', number>;
  const free = (spin: Spin, t: number): Spin => {
    const [x, y, z] = turned(spin, 2 * Math.PI * df * t);
    return [x * Math.exp(-t / T2), y * Math.exp(-t / T2), M0 - (M0 - z) * Math.exp(-t / T1)];
  };
  let [spin, echo]: [Spin, Spin] = [
    [0, 0, M0],
    [0, 0, 0],
  ];
  for (let pulse = 0; pulse * TR < 40 * T1; pulse++) {
    const phase = -pulse * dphi;
    const after = turned(flipped(turned(spin, -phase), B1 * FA), phase);
    echo = turned(free(after, TE), -phase);
    spin = free(after, TR);
  }
  return [echo[0], echo[1]];
}

describe('balanced gradient echoes', () => {
  const tissue = { M0: 2, T1: 0.9, T2: 0.08, B1: 1 };

  it('off resonance are what pulse after pulse turns a spin to, with its phase', () => {
    for (const { tissue: drawn, protocol } of sampled(bssfpComplex, 6)) {
      const at = { ...drawn, T1: Math.min(drawn['T1']!, 0.6), phi: 0 };
      protocol.slice(0, 4).forEach((each) => {
        const [re, im] = precessed(at, each as Parameters<typeof precessed>[1]);
        const found = sample(bssfpComplex, at, each) as unknown as Complex<number>;
        const size = Math.hypot(re, im);
        expectClose(found.re, re, 0, 1e-11 * size);
        expectClose(found.im, im, 0, 1e-11 * size);
      });
    }
  });

  it('off resonance carry the phase of the receiver as a factor', () => {
    const at = { FA: 0.5, TR: 5e-3, TE: 2e-3, dphi: 1 };
    const [plain, shifted] = [0, 0.7].map(
      (phi) => sample(bssfpComplex, { ...tissue, df: 30, phi }, at) as unknown as Complex<number>,
    );
    const [c, s] = [Math.cos(0.7), Math.sin(0.7)];
    expectAllClose([shifted!.re, shifted!.im], [plain!.re * c - plain!.im * s, plain!.re * s + plain!.im * c]);
  });

  it('are on resonance those off resonance with alternating pulses, halfway between two', () => {
    for (const FA of [0.2, 1, 2]) {
      const at = { ...tissue, df: 0, phi: -Math.PI / 2 };
      const { re, im } = sample(bssfpComplex, at, {
        FA,
        TR: 5e-3,
        TE: 2.5e-3,
        dphi: Math.PI,
      }) as unknown as Complex<number>;
      expectClose(re, sample(bssfp, tissue, { FA, TR: 5e-3 }), 1e-13);
      expectClose(im, 0, 0, 1e-15);
    }
  });

  // TR ≪ T2: M0 sin α/(1 + cos α + (1 − cos α) T1/T2), which is M0/2 √(T2/T1) at its best angle, cos α = (T1 − T2)/(T1 + T2).
  it('are in haste M0 sin α/(1 + cos α + (1 − cos α) T1/T2)', () => {
    for (const FA of [0.3, 1, 2]) {
      const haste = (2 * Math.sin(FA)) / (1 + Math.cos(FA) + ((1 - Math.cos(FA)) * 0.9) / 0.08);
      expectClose(sample(bssfp, tissue, { FA, TR: 1e-7 }), haste, 1e-6);
    }
    const best = Math.acos((0.9 - 0.08) / (0.9 + 0.08));
    expectClose(sample(bssfp, tissue, { FA: best, TR: 1e-7 }), Math.sqrt(0.08 / 0.9), 1e-6);
  });

  it('at one TR tell two of M0, T1 and T2, by however many angles; at two TRs all three', () => {
    const at = (TRs: readonly number[]) => ({
      protocol: TRs.flatMap((TR) => [5, 15, 30, 50, 65, 90].map((x) => ({ FA: deg(x), TR }))),
      roles: { ...all(bssfp), B1: 'known' } as const,
    });
    expect(() => boundOf(bssfp, at([5e-3]))).toThrow(NotIdentifiable);
    expect(boundOf(bssfp, { ...at([5e-3]), roles: { ...at([]).roles, T1: 'known' } }).names).toEqual(['M0', 'T2']);
    expect(boundOf(bssfp, at([5e-3, 50e-3])).names).toEqual(['M0', 'T1', 'T2']);
  });

  it('of four phase cycles at one angle tell M0, T1, T2, field and phase', () => {
    const protocol = [0, 90, 180, 270].map((turn) => ({ FA: deg(35), TR: 5e-3, TE: 2.5e-3, dphi: deg(turn) }));
    expect(boundOf(bssfpComplex, { protocol }).names).toEqual(['M0', 'T1', 'T2', 'df', 'phi']);
    expect(() => boundOf(bssfpComplex, { protocol: protocol.slice(0, 2) })).toThrow(NotIdentifiable);
  });

  it('demand an echo before the next pulse', () => {
    const [wrong] = unmet(bssfpComplex, [{ FA: 0.1, TR: 5e-3, TE: 6e-3, dphi: 0 }]);
    expect(wrong).toEqual({ of: 'TE', says: 'must not be longer than TR', acquisition: 0 });
  });
});
