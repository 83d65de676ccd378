import { type Arithmetic, Complex } from '@fishergrad/engine';
import type { AnySignal, Sample, Signal, SignalModel } from '../signal/signalModel.ts';
import { placesOf } from './channels.ts';
import { channelsOf } from './channelsOf.ts';
import type { Experiment } from './experiment.ts';

/** What the samples are, and how they move when a parameter does. */
export interface Sensitivity<X> {
  /** μ, one per sample. */
  readonly mean: readonly X[];
  /** J = ∂μ/∂θ, samples × unknown parameters of the tissue. */
  readonly jacobian: readonly (readonly X[])[];
}

/** What a sample of such a signal is: real where the signal says so, else real or complex. */
export type SampleOf<G, P extends string, S extends string, T> = G extends Signal<P, S> ? T : Sample<T>;

/**
 * Mean and `jacobian` of the samples with respect to the unknown parameters: one call of the signal in duals over
 * `a`. Those of a complex sample are {@link Complex}.
 *
 * @example
 * ```ts
 * import { numbers } from '@fishergrad/engine';
 * import { gaussian, t2star } from '@fishergrad/models';
 *
 * const roles = { S0: 'estimate', T2star: 'estimate' } as const;
 * const tissue = { S0: 1, T2star: 0.01 };
 * const samples = sensitivity(numbers, { model: t2star, noise: gaussian(0.02), tissue, protocol: [{ TE: 0.01 }], roles });
 * samples.jacobian[0]; // ~> [0.367879441171442, 36.7879441171442]
 * ```
 */
export function sensitivity<T, P extends string, S extends string, G extends AnySignal<P, S>>(
  a: Arithmetic<T>,
  experiment: Experiment<P, S, NoInfer<T>> & { readonly model: SignalModel<P, S, G> },
): Sensitivity<SampleOf<G, P, S, T>> {
  const { mean, jacobian: J, complex } = channelsOf<T, P, S>(a, experiment);
  const places = placesOf(complex);
  const sampled = (column: (channel: number) => T): Sample<T>[] =>
    places.map(({ at, many }) => (many === 2 ? new Complex(column(at), column(at + 1)) : column(at)));
  const columns = (J[0] ?? []).map((_, i) => sampled((channel) => J[channel]![i]!));
  const samples: Sensitivity<Sample<T>> = {
    mean: sampled((channel) => mean[channel]!),
    jacobian: places.map((_, k) => columns.map((column) => column[k]!)),
  };
  return samples as Sensitivity<SampleOf<G, P, S, T>>;
}
