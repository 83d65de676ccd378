import { type Arithmetic, Complex, jacobian, numbers } from '@fishergrad/engine';
import { channelled } from '../signal/channelled.ts';
import type { Channels } from './channels.ts';
import { type Experiment, unknowns } from './experiment.ts';
import { lifted, tissueAt } from './lifted.ts';

/** Mean and slopes of every channel: one call of the signal in duals over `a`. */
export function channelsOf<T, P extends string, S extends string>(
  a: Arithmetic<T>,
  experiment: Experiment<P, S, NoInfer<T>>,
): Channels<T> {
  const { model, tissue, protocol, averages } = experiment;
  const names = unknowns(experiment);
  const inNumbers = (a as unknown) === numbers; // a plain number may stand in any arithmetic: nothing to lift
  let complex: readonly boolean[] = [];
  const { value, jacobian: J } = jacobian(
    a,
    <U>(b: Arithmetic<U>, θ: readonly U[], lift: (t: T) => U) => {
      const samples = model.signal<U>(
        b,
        tissueAt<P, T, U>(tissue, names, θ, lift),
        inNumbers ? (protocol as unknown as readonly Record<S, U>[]) : protocol.map((at) => lifted<S, T, U>(at, lift)),
      );
      complex = samples.map((sample) => sample instanceof Complex);
      return channelled(samples);
    },
    names.map((name): T => tissue[name]),
  );
  return { mean: value, jacobian: J, complex, averages };
}
