// Published numbers as rows of maps: Table A of the UTE preset (see tableA.test.ts) and the MOLLI reference point (molli.test.ts).
import { compileCrlb, gaussian, molli, molliT1, molliTimes, t2star } from '@fishergrad/models';
import { describe, expect, it } from 'vitest';
import { all } from '../support/experiment.ts';

const noise = gaussian(0.02);

describe.each(['wasm', 'javascript', 'interpreter'] as const)('a map by %s has', (backEnd) => {
  it.each(['fixed', 'free'] as const)('the rows of Table A, to every printed digit; TEs %s', (protocol) => {
    const preset = [0.14, 3.54, 6.94, 10.34, 13.74, 17.14].map((ms) => ({ TE: ms / 1e3 }));
    const map = compileCrlb({ model: t2star, noise, protocol: preset, roles: all(t2star) }, { backEnd, protocol });
    const { sd, identifiable } = map({ S0: 1, T2star: Float64Array.of(1e-3, 2e-3, 5e-3, 10e-3, 20e-3, 30e-3) });
    const digits = (column: Float64Array, unit: number): string[] => Array.from(column, (x) => (x / unit).toFixed(6));
    const ms = ['0.202408', '0.131281', '0.193500', '0.350778', '0.883540', '1.703931'];
    expect(digits(sd['T2star']!, 1e-3)).toEqual(ms);
    expect(digits(sd['S0']!, 1)).toEqual(['0.037091', '0.022718', '0.020422', '0.018408', '0.016772', '0.016117']);
    expect([...identifiable]).toEqual([1, 1, 1, 1, 1, 1]);
  });

  it('SD(T1) = 17.9720642821 ms of MOLLI 5(3)3 in both parametrizations, in every row', () => {
    const protocol = molliTimes('5(3)3', { TI0: 0.12, dTI: 0.08, RR: 1 }).map((TI) => ({ TI }));
    const byDelta = compileCrlb({ model: molli, noise, protocol, roles: all(molli) }, { backEnd });
    const direct = compileCrlb({ model: molliT1, noise, protocol, roles: all(molliT1) }, { backEnd });
    const rows = new Float64Array(3).fill(1);
    for (const { sd } of [byDelta({ A: rows, B: 1.9, T1star: 1 / 0.9 }), direct({ A: 1, c: 1.9, T1: rows })])
      for (const x of sd['T1']!) expect((x * 1e3).toFixed(10)).toBe('17.9720642821');
  });
});
