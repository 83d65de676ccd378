import type { SimulatedModel } from './analyticModel.ts';
import { complexStep, scaled, type Stepped, still, times } from './complexStep.ts';
import { decays, relaxed, type Spin, turnedAboutX } from './isochromats.ts';

const rest: Spin = { x: still(0), y: still(0), z: still(1) };

/**
 * One spin, followed pulse by pulse as the laboratory sees it: pulses about x of phases 0° and 180° in turn, relaxation over
 * every half of a TR, and a receiver that takes the phase of the pulse.
 */
export const molliBloch: SimulatedModel<'M0' | 'T1' | 'T2' | 'f' | 'B1', 'TI' | 't' | 'FA' | 'TR'> = {
  route: 'the derivative of a simulation pulse by pulse, by complex step',
  samples: complexStep(({ M0, T1, T2, f, B1 }, protocol) => {
    let [spin, clock] = [rest, 0];
    /** Free relaxation up to a moment, in which what is transverse is spoiled. */
    const until = (moment: number): void => {
      const { z } = relaxed(spin, decays(moment - clock, T1, T2));
      [spin, clock] = [{ x: still(0), y: still(0), z }, moment];
    };
    return protocol.map(({ TI, t, FA, TR }, k) => {
      const inversion = t - TI;
      if (k === 0) clock = inversion;
      if (k === 0 || inversion > protocol[k - 1]!.t) {
        until(inversion);
        spin = { ...spin, z: scaled(-1, times(f, spin.z)) };
      }
      until(t - 40 * TR);
      let sample: Stepped = still(0);
      const half = decays(TR / 2, T1, T2);
      for (let n = 1; n <= 75; n++) {
        const sign = n % 2 === 1 ? 1 : -1;
        const turned = turnedAboutX(spin, scaled(-sign * FA * Math.min(1, n / 6), B1));
        const echo = relaxed(turned, half);
        if (n === 41) sample = scaled(sign, times(M0, echo.y));
        spin = relaxed(echo, half);
      }
      clock = t + 35 * TR;
      return sample;
    });
  }),
};
