// Table A: the published multi-echo UTE preset (hdocmsu.github.io, G2K_UTE_final.pdf), TE = 0.14 + 3.4 k ms, S0/σ = 50;
// computed independently of this project by complex-step differentiation and printed to 6 decimals.
import { t2star } from '@fishergrad/models';
import { describe, expect, it } from 'vitest';
import { boundOf } from '../support/experiment.ts';

const rows = [
  [1, '0.202408', '20.2408', '0.037091', '-0.7847', '0.125473'],
  [2, '0.131281', '6.5640', '0.022718', '-0.3718', '0.121868'],
  [5, '0.193500', '3.8700', '0.020422', '-0.4958', '0.168045'],
  [10, '0.350778', '3.5078', '0.018408', '-0.6251', '0.273799'],
  [20, '0.883540', '4.4177', '0.016772', '-0.7227', '0.610711'],
  [30, '1.703931', '5.6798', '0.016117', '-0.7589', '1.109620'],
] as const;

describe('Table A of the UTE preset, to every printed digit', () => {
  it.each(rows)('T2* = %d ms', (ms, sd, cov, sdOfS0, ρ, alone) => {
    const { parameters, correlation } = boundOf(t2star, { tissue: { S0: 1, T2star: ms / 1e3 } });
    expect((parameters.T2star.sd * 1e3).toFixed(6)).toBe(sd);
    expect((parameters.T2star.relativeSd * 100).toFixed(4)).toBe(cov);
    expect(parameters.S0.relativeSd.toFixed(6)).toBe(sdOfS0);
    expect(correlation[0]![1]!.toFixed(4)).toBe(ρ);
    expect((parameters.T2star.conditionalSd * 1e3).toFixed(6)).toBe(alone);
  });
});
