// What two decays can and cannot tell.
import { biexponential, gaussian, t2starBicomponent } from '@fishergrad/models';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';
import { unidentifiable } from '../support/designs.ts';
import { boundOf } from '../support/experiment.ts';

const protocol = Array.from({ length: 32 }, (_, k) => ({ TE: 10e-3 * (k + 1) }));
const noise = gaussian(1);
const ultrashort = [0.05, 0.3, 0.8, 1.5, 3, 5, 8, 12, 20, 30].map((ms) => ({ TE: ms / 1e3 }));
const tendon = { S0: 1, f: 0.8, T2short: 1.5e-3, T2long: 30e-3 };

describe('two decays', () => {
  it('of equal times have rank 2 of 4, and only the sum of their sizes is told', () => {
    const found = unidentifiable(() =>
      boundOf(biexponential, { tissue: { Aa: 300, T2a: 0.05, Ab: 500, T2b: 0.05 }, protocol, noise }),
    );
    expect([found.rank, found.estimable]).toEqual([2, []]);
  });

  // 60-digit arithmetic, as of biexp-close-50.1 in cases.json; in ms the SDs of times are a thousandfold
  it('of 50 and 50.1 ms are regular, of scaled condition 3e19', () => {
    const bound = boundOf(biexponential, { tissue: { Aa: 500, T2a: 0.05, Ab: 500, T2b: 0.0501 }, protocol, noise });
    expect(bound.conditionNumber.toExponential(0)).toBe('3e+19');
    const wanted = {
      Aa: 1535727891.629828,
      T2a: 153511.36102320137 / 1e3,
      Ab: 1535727892.9557042,
      T2b: 153634.44391518028 / 1e3,
    };
    for (const name of bound.names) expectClose(bound.parameters[name].sd, wanted[name], 1e-5);
  });

  it('may change names: the SDs go with them', () => {
    const [one, other] = [
      boundOf(biexponential, { tissue: { Aa: 200, T2a: 0.02, Ab: 800, T2b: 0.08 }, protocol, noise }),
      boundOf(biexponential, { tissue: { Aa: 800, T2a: 0.08, Ab: 200, T2b: 0.02 }, protocol, noise }),
    ];
    expectClose(other.parameters.T2b.sd, one.parameters.T2a.sd, 1e-10);
    expectClose(other.parameters.Ab.sd, one.parameters.Aa.sd, 1e-10);
    expectClose(other.derived['fa']!.sd, one.derived['fa']!.sd, 1e-10);
    const [tissue, same] = [
      boundOf(t2starBicomponent, { tissue: tendon, protocol: ultrashort }),
      boundOf(t2starBicomponent, { tissue: { S0: 1, f: 0.2, T2short: 30e-3, T2long: 1.5e-3 }, protocol: ultrashort }),
    ];
    expectClose(same.parameters.f.sd, tissue.parameters.f.sd, 1e-10);
    expectClose(same.parameters.T2long.sd, tissue.parameters.T2short.sd, 1e-10);
  });

  it('in fractions and in sizes have one SD of the times and of the fraction', () => {
    const noiseOf = gaussian(0.01);
    const inFractions = boundOf(t2starBicomponent, { tissue: tendon, protocol: ultrashort, noise: noiseOf });
    const inSizes = boundOf(biexponential, {
      tissue: { Aa: 0.8, T2a: 1.5e-3, Ab: 0.2, T2b: 30e-3 },
      protocol: ultrashort,
      noise: noiseOf,
    });
    expectClose(inFractions.parameters.T2short.sd, inSizes.parameters.T2a.sd, 1e-11);
    expectClose(inFractions.parameters.T2long.sd, inSizes.parameters.T2b.sd, 1e-11);
    expectClose(inFractions.parameters.f.sd, inSizes.derived['fa']!.sd, 1e-11);
  });

  it.each([
    [0, 'T2short'],
    [1, 'T2long'],
  ])('of which one has the fraction %d lose a time, and keep no other SD finite for it', (f, lost) => {
    const found = unidentifiable(() => boundOf(t2starBicomponent, { tissue: { ...tendon, f }, protocol: ultrashort }));
    expect(found.directions.map((each) => each.map(({ name }) => name))).toEqual([[lost]]);
    expect(found.estimable.length).toBe(3);
  });

  it('need more certainty the fainter one is: SD of its time grows as 1/f', () => {
    const sd = (f: number): number =>
      boundOf(t2starBicomponent, { tissue: { ...tendon, f }, protocol: ultrashort }).parameters.T2short.sd;
    expectClose((1e-3 * sd(1e-3)) / (1e-5 * sd(1e-5)), 1, 0.01);
  });
});
