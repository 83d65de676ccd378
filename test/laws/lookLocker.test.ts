// Trains of small pulses after an inversion: closed forms, limits, and what can be told from what.
import { gradient, jacobian, numbers } from '@fishergrad/engine';
import { gaussian, irFlash, irFlashTrain, molli, NotIdentifiable, unmet, vfa } from '@fishergrad/models';
import { analyticModels, sampled } from '@fishergrad/models/analytic';
import { readStudy, StudyError } from '@fishergrad/study';
import { describe, expect, it } from 'vitest';
import { expectAllClose, expectClose } from '../support/close.ts';
import { all, boundOf } from '../support/experiment.ts';

const degrees = (x: number): number => (x * Math.PI) / 180;
const tissue = { M0: 3, T1: 1.2, B1: 0.9, f: 0.95 };
const pulses = (count: number, FA: number, TR: number) =>
  Array.from({ length: count }, (_, n) => ({ n, FA: degrees(FA), TR }));

describe('irFlash', () => {
  it('is −f M0 sin α at the first pulse and the steady state of vfa in the end', () => {
    const at = { FA: degrees(8), TR: 5e-3 };
    const [first, last] = irFlash.signal(numbers, tissue, [
      { n: 0, ...at },
      { n: 1e5, ...at },
    ]);
    expectClose(first, -0.95 * 3 * Math.sin(0.9 * degrees(8)), 1e-15);
    const { f: _, ...steady } = tissue;
    expectClose(last, vfa.signal(numbers, steady, [at])[0]!, 1e-14);
  });

  // From 90° on cos α ≤ 0: at 90° nothing is left, at 180° Mz is turned over by every pulse.
  it.each([3, 12, 60, 90, 120, 180, 200, 350])('is irFlashTrain of equal pulses, at %d degrees', (FA) => {
    for (const TR of [5e-3, 0.3]) {
      const protocol = pulses(40, FA, TR);
      const exact = { ...tissue, B1: 1 };
      expectAllClose(irFlash.signal(numbers, exact, protocol), irFlashTrain.signal(numbers, exact, protocol));
    }
  });

  it('has the slopes of irFlashTrain beyond 90 degrees too, forward and reverse', () => {
    for (const FA of [12, 120, 180]) {
      const protocol = pulses(12, FA, 0.1);
      const names = Object.keys(tissue) as (keyof typeof tissue)[];
      const wanted = analyticModels['irFlashTrain'] as Extract<(typeof analyticModels)[string], { route: string }>;
      const rows = wanted.samples(tissue, protocol).map(({ slopes }) => names.map((name) => slopes[name]!));
      const samples = irFlash.signal;
      const θ = names.map((name) => tissue[name]);
      const forward = jacobian(
        numbers,
        (a, x, lift) =>
          samples(
            a,
            { M0: x[0]!, T1: x[1]!, B1: x[2]!, f: x[3]! },
            protocol.map(({ n, FA: α, TR }) => ({ n: lift(n), FA: lift(α), TR: lift(TR) })),
          ),
        θ,
      ).jacobian;
      expectAllClose(forward.flat(), rows.flat());
      const last = gradient(
        numbers,
        (a, x, lift) =>
          samples(a, { M0: x[0]!, T1: x[1]!, B1: x[2]!, f: x[3]! }, [
            { n: lift(11), FA: lift(degrees(FA)), TR: lift(0.1) },
          ])[0]!,
        θ,
      );
      expectAllClose(last.gradient, rows.at(-1)!);
    }
  });

  it('is the curve that MOLLI fits: 1/T1* = 1/T1 − ln(cos α)/TR, B/A = 1 + f/m', () => {
    const [FA, TR] = [degrees(10), 8e-3];
    const α = 0.9 * FA;
    const E1 = Math.exp(-TR / 1.2);
    const m = (1 - E1) / (1 - E1 * Math.cos(α));
    const T1star = 1 / (1 / 1.2 - Math.log(Math.cos(α)) / TR);
    const fitted = { A: 3 * m * Math.sin(α), B: 3 * (0.95 + m) * Math.sin(α), T1star };
    const n = [0, 5, 40, 150, 600];
    expectAllClose(
      irFlash.signal(
        numbers,
        tissue,
        n.map((each) => ({ n: each, FA, TR })),
      ),
      molli.signal(
        numbers,
        fitted,
        n.map((each) => ({ TI: each * TR })),
      ),
    );
  });

  it('is corrected by T1 = T1* (B/A − 1)/f where pulses are small and close to each other', () => {
    const at = { FA: degrees(0.5), TR: 1e-5 };
    const [start, some, end] = irFlash.signal(
      numbers,
      tissue,
      [0, 2e4, 1e8].map((n) => ({ n, ...at })),
    ) as [number, number, number];
    const T1star = (2e4 * at.TR) / -Math.log((end - some) / (end - start));
    expect(T1star).toBeLessThan(0.8 * tissue.T1);
    expectClose((T1star * (-start / end)) / tissue.f, tissue.T1, 1e-4);
  });

  it('of equal pulses tells three of its parameters and not four', () => {
    const protocol = pulses(300, 7, 6e-3).filter(({ n }) => n % 10 === 0);
    const noise = gaussian(1e-4);
    expect(() => boundOf(irFlash, { protocol, noise, roles: all(irFlash) })).toThrow(NotIdentifiable);
    for (const known of ['M0', 'B1', 'f'] as const) {
      const roles = { ...all(irFlash), [known]: 'known' } as const;
      expect(boundOf(irFlash, { protocol, noise, roles }).names).toHaveLength(3);
    }
  });

  it('demands whole numbers of pulses', () => {
    expect(
      unmet(irFlash, [
        { n: 3, FA: 0.1, TR: 0.01 },
        { n: 3.5, FA: 0.1, TR: 0.01 },
      ]),
    ).toEqual([{ of: 'n', says: 'must be a whole number', acquisition: 1 }]);
    const study = (n: string): string => `model: irFlash
tissue: { M0: 1, T1: 1 s }
protocol: { n: "${n}", FA: 7 deg, TR: 6 ms }
noise: { kind: gaussian, sigma: 0.001 }
`;
    expect(readStudy(study('0, 50, 100')).cases).toHaveLength(1);
    expect(() => readStudy(study('0, 50.5, 100'))).toThrow(/n must be a whole number.*n = 50\.5/);
    expect(() => readStudy(study('-1, 50, 100'))).toThrow(StudyError);
  });
});

describe('irFlashTrain', () => {
  it('of unequal pulses is what one finds by hand', () => {
    const TR = Math.LN2; // E1 = 1/2 at T1 = 1
    const protocol = [30, 90, 60, 45].map((FA, k) => ({ FA: degrees(FA), TR: k === 2 ? 2 * TR : TR }));
    const one = 0.5 - Math.cos(degrees(30)) / 2; // from −1
    const three = 0.75 + (0.5 * Math.cos(degrees(60))) / 4; // from ½, which 90° left
    expectAllClose(irFlashTrain.signal(numbers, { M0: 1, T1: 1, B1: 1, f: 1 }, protocol), [
      -0.5,
      one,
      0.5 * Math.sin(degrees(60)),
      three * Math.SQRT1_2,
    ]);
  });

  it('knows nothing of the time after its last pulse, nor at any pulse of those to come', () => {
    const [{ protocol }] = sampled(irFlashTrain, 1) as [(typeof irFlashTrain)['typical']];
    const signal = irFlashTrain.signal(numbers, tissue, protocol);
    const later = protocol.map((at, k) => (k === protocol.length - 1 ? { ...at, TR: 9 } : at));
    expect(irFlashTrain.signal(numbers, tissue, later)).toEqual(signal);
    expect(irFlashTrain.signal(numbers, tissue, protocol.slice(0, 3))).toEqual(signal.slice(0, 3));
    const turned = irFlashTrain.signal(numbers, tissue, protocol.toReversed());
    expect(Math.abs(turned.at(-1)! - signal[0]!)).toBeGreaterThan(1e-3);
  });

  it('with B1 and every angle by its inverse is the same train', () => {
    const [{ protocol }] = sampled(irFlashTrain, 1) as [(typeof irFlashTrain)['typical']];
    const scaled = protocol.map(({ FA, TR }) => ({ FA: (0.9 * FA) / 1.2, TR }));
    expectAllClose(
      irFlashTrain.signal(numbers, { ...tissue, B1: 1.2 }, scaled),
      irFlashTrain.signal(numbers, tissue, protocol),
    );
  });

  it('of two angles tells all four parameters, and of one only three', () => {
    const noise = gaussian(1e-4);
    const train = (second: number) =>
      Array.from({ length: 24 }, (_, k) => ({ FA: degrees(k < 12 ? 8 : second), TR: 0.1 }));
    const roles = all(irFlashTrain);
    expect(() => boundOf(irFlashTrain, { protocol: train(8), noise, roles })).toThrow(NotIdentifiable);
    expect(boundOf(irFlashTrain, { protocol: train(16), noise, roles }).names).toHaveLength(4);
  });
});
