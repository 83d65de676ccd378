// A continuous Look-Locker train is S(t) = A − B e^(−t/T1*) with 1/T1* = 1/T1 − ln(cos α)/TR (Deichmann & Haase 1992, J Magn
// Reson 96:608), t = n TR: its bound must be that of A, B and T1*, mapped.
import { gaussian, irFlash, irFlashTrain, molli } from '@fishergrad/models';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';
import { unidentifiable } from '../support/designs.ts';
import { boundOf } from '../support/experiment.ts';

const [TR, noise] = [5e-3, gaussian(1e-3)];
const train = (degrees: number, count = 400) =>
  Array.from({ length: count }, (_, k) => ({ n: 2 * k, FA: (degrees * Math.PI) / 180, TR }));
const unknown = { M0: 'estimate', T1: 'estimate', B1: 'estimate', f: 'known' } as const;

/** A, B and T1* of a train. */
function recovery(T1: number, α: number, f: number): { A: number; B: number; T1star: number } {
  const [E1, c] = [Math.exp(-TR / T1), Math.cos(α)];
  const Mss = (1 - E1) / (1 - E1 * c);
  return { A: Math.sin(α) * Mss, B: Math.sin(α) * (f + Mss), T1star: 1 / (1 / T1 - Math.log(c) / TR) };
}

describe.each([
  [5, 1, 1],
  [8, 0.4, 0.96],
  [20, 1.5, 1],
])('a train of %d°, T1 %d s, f = %d', (degrees, T1, f) => {
  const protocol = train(degrees);
  const α = (degrees * Math.PI) / 180;
  const at = { tissue: { M0: 1, T1, B1: 1, f }, protocol, noise };
  const own = { tissue: recovery(T1, α, f), protocol: protocol.map(({ n }) => ({ TI: n * TR })), noise };

  it('with B1 unknown bounds T1 as A, B and T1* do', () => {
    const bound = boundOf(irFlash, { ...at, roles: unknown });
    const fitted = boundOf(molli, own);
    // SD(T1*) by the map (T1, B1) → T1*, with the covariance of T1 and B1
    const { T1star } = own.tissue;
    const slopes = [(T1star / T1) ** 2, (-(T1star ** 2) * α * Math.tan(α)) / TR];
    const [i, k] = [bound.names.indexOf('T1'), bound.names.indexOf('B1')];
    const moved = [slopes[0]! * bound.parameters.T1.sd, slopes[1]! * bound.parameters.B1.sd] as const;
    const sd = Math.sqrt(moved[0] ** 2 + moved[1] ** 2 + 2 * bound.correlation[i]![k]! * moved[0] * moved[1]);
    expectClose(sd, fitted.parameters.T1star.sd, 1e-8);
  });

  it('and so does T1* (B/A − 1)/f, but for what is small in α and TR', () => {
    const bound = boundOf(irFlash, { ...at, roles: unknown });
    const { derived } = boundOf(molli, own);
    expectClose(derived['T1']!.value / f, T1, degrees > 10 ? 0.05 : 0.005);
    expectClose(derived['T1']!.sd / f, bound.parameters.T1.sd, degrees > 10 ? 0.1 : 0.02);
  });

  it('known angles make T1 more certain than the correction does', () => {
    const roles = { ...unknown, B1: 'known' } as const;
    expect(boundOf(irFlash, { ...at, roles }).parameters.T1.sd).toBeLessThan(
      0.99 * boundOf(irFlash, { ...at, roles: unknown }).parameters.T1.sd,
    );
  });
});

it.each([
  [5, 1, 1],
  [25, 0.7, 0.9],
  [95, 1.4, 0.98],
])('by recursion, pulse after pulse of %d°, it has the same bounds (T1 %d s, f = %d)', (degrees, T1, f) => {
  const FA = (degrees * Math.PI) / 180;
  const at = { tissue: { M0: 1, T1, B1: 0.9, f }, noise, roles: unknown };
  const [closed, pulses] = [
    boundOf(irFlash, { ...at, protocol: Array.from({ length: 60 }, (_, n) => ({ n, FA, TR: 20e-3 })) }),
    boundOf(irFlashTrain, { ...at, protocol: Array.from({ length: 60 }, () => ({ FA, TR: 20e-3 })) }),
  ];
  for (const name of ['M0', 'T1', 'B1'] as const)
    expectClose(pulses.parameters[name].sd, closed.parameters[name].sd, 1e-11);
});

it('M0, T1, B1 and f are four of three numbers: A, B and T1*', () => {
  const roles = { ...unknown, f: 'estimate' } as const;
  const found = unidentifiable(() =>
    boundOf(irFlash, { tissue: { M0: 1, T1: 1, B1: 1, f: 0.96 }, protocol: train(8), noise, roles }),
  );
  expect(found.rank).toBe(3);
});
