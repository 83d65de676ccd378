import type { SimulatedModel } from './analyticModel.ts';
import { complexStep, scaled, times } from './complexStep.ts';
import { atRest, decays, dephased, relaxed, seen, turnedAboutX, turnedAboutY } from './isochromats.ts';

/**
 * Spins spread evenly over a turn per half echo spacing: excited about y, refocused about x, relaxed and dephased before each
 * echo and after it, with what recovers along z. N echoes reach the order 2N, so 2N + 1 spins have the very mean of all.
 */
export const multiEchoSpinEcho: SimulatedModel<'M0' | 'T2' | 'B1' | 'T1', 'TE' | 'FA'> = {
  route: 'the derivative of a simulation of isochromats, by complex step',
  samples: complexStep(({ M0, T2, B1, T1 }, protocol) => {
    const half = decays(protocol[0]!.TE / 2, T1, T2);
    let spins = atRest(2 * protocol.length + 1).map((spin) => turnedAboutY(spin, scaled(Math.PI / 2, B1)));
    return protocol.map(({ FA }) => {
      const before = dephased(spins.map((spin) => relaxed(spin, half)));
      const refocused = before.map((spin) => turnedAboutX(spin, scaled(FA, B1)));
      const echo = dephased(refocused.map((spin) => relaxed(spin, half)));
      spins = echo;
      return times(M0, seen(echo));
    });
  }),
};
