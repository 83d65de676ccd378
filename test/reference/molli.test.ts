import { gaussian, molli, molliT1, molliTimes } from '@fishergrad/models';
import { describe, expect, it } from 'vitest';
import { boundOf } from '../support/experiment.ts';

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
