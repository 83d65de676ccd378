import type { SimulatedModel } from './analyticModel.ts';
import { complexStep, cosOf, expOf, minus, over, scaled, sinOf, still, type Stepped, times } from './complexStep.ts';

type Tissue = Readonly<Record<'M0' | 'T1' | 'B1' | 'eff', Stepped>>;
type Train = Readonly<Record<'TI' | 'FA' | 'n' | 'TRexc' | 'TR', number>>;

/** After so many what the magnetization was at first is forgotten to far below a double. */
const CYCLES = 40;

/** Mz after a time t without pulses, from Mz: M0 − (M0 − Mz) e^(−t/T1). */
const rested = ({ M0, T1 }: Tissue, Mz: Stepped, t: number): Stepped =>
  minus(M0, times(minus(M0, Mz), expOf(over(still(-t), T1))));

/** Plays one cycle pulse by pulse from the magnetization before the inversion: what is sampled, and Mz at its end. */
function play(tissue: Tissue, before: Stepped, protocol: readonly Train[]): readonly [Stepped[], Stepped] {
  let [Mz, time] = [times(scaled(-1, tissue.eff), before), 0];
  const samples = protocol.map(({ TI, FA, n, TRexc }) => {
    const α = scaled(FA, tissue.B1);
    const [cosα, sinα] = [cosOf(α), sinOf(α)];
    Mz = rested(tissue, Mz, TI - (n / 2) * TRexc - time);
    let sample = Mz;
    for (let pulse = 0; pulse < n; pulse++) {
      if (pulse === n / 2) sample = times(sinα, Mz);
      Mz = rested(tissue, times(cosα, Mz), TRexc);
    }
    time = TI + (n / 2) * TRexc;
    return sample;
  });
  return [samples, rested(tissue, Mz, protocol[0]!.TR - time)];
}

/** Forty cycles from rest, every pulse of every train by itself; of the last cycle the pulse after half of each train. */
export const mp2rage: SimulatedModel<'M0' | 'T1' | 'B1' | 'eff', keyof Train> = {
  route: `the derivative of ${CYCLES} cycles played pulse by pulse, by complex step`,
  samples: complexStep((tissue, protocol) => {
    let Mz = tissue.M0;
    for (let cycle = 1; cycle < CYCLES; cycle++) Mz = play(tissue, Mz, protocol)[1];
    return play(tissue, Mz, protocol)[0];
  }),
};
