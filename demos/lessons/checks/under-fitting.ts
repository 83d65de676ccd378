import assert from 'node:assert/strict';
import { crlb, gaussian, t2star } from '@fishergrad/models';

/** What the floor of relative errors of T2* must satisfy. */
export default function check({ floorOf }: typeof import('../exercises/under-fitting.ts')): void {
  const close = (found: number, wanted: number, sentence: string): void =>
    assert.ok(Math.abs(found / wanted - 1) < 1e-9, `${sentence} (${found} instead of ${wanted})`);
  close(floorOf([0.01], [0.01], 50), Math.E / 50, 'One echo at TE = T2* tells T2* to e/SNR, relative to T2*.');
  close(floorOf([0.02], [0.02], 50), Math.E / 50, 'The relative SD does not depend on the unit of time.');
  close(floorOf([0.01], [0, 0.01], 50), Math.E / 50, 'An echo at TE = 0 says nothing of T2*.');
  close(floorOf([0.01], [0.01, 0.01], 50), Math.E / 50 / Math.SQRT2, 'Two echoes alike are an average of two.');
  const protocol = [{ TE: 0.002 }, { TE: 0.008 }, { TE: 0.02 }];
  const TEs = protocol.map(({ TE }) => TE);
  const bound = (T2star: number): number =>
    crlb({
      ...{ model: t2star, protocol, noise: gaussian(1 / 30), tissue: { S0: 1, T2star } },
      roles: { S0: 'known', T2star: 'estimate' },
    }).parameters.T2star.relativeSd;
  close(floorOf([0.005], TEs, 30), bound(0.005), 'The floor of one tissue is the bound that "crlb" gives.');
  const both = Math.hypot(bound(0.005), bound(0.04)) / Math.SQRT2;
  close(floorOf([0.005, 0.04], TEs, 30), both, 'Over tissues it is the root of the mean square.');
}
