/** A sample as plain numbers: a real one, or the real and the imaginary part of a complex one. */
export type PlainSample = number | readonly [re: number, im: number];

/**
 * A signal and its partial derivatives worked out by hand and typed in as plain numbers, one sample at a time.
 *
 * Nothing here may use the engine or a model's own formula: it is what those are held to.
 */
export interface AnalyticModel<P extends string = string, S extends string = string> {
  /** S, one sample. */
  readonly signal: (tissue: Readonly<Record<P, number>>, at: Readonly<Record<S, number>>) => PlainSample;
  /** ∂S/∂parameter, by the parameter's name. */
  readonly slopes: (
    tissue: Readonly<Record<P, number>>,
    at: Readonly<Record<S, number>>,
  ) => Readonly<Record<P, PlainSample>>;
}

/** A sample and its slopes by the parameter's name. */
export interface SimulatedSample<P extends string = string> {
  /** S */
  readonly signal: number;
  /** ∂S/∂parameter */
  readonly slopes: Readonly<Record<P, number>>;
}

/**
 * A signal with a history, all samples at once, by a way other than the model's own: a simulation of spins where the model
 * follows states, matrices where it has a recursion. Its slopes are those of that other way.
 */
export interface SimulatedModel<P extends string = string, S extends string = string> {
  /** Which way, after "from": `the derivative of a simulation of 64 spins, by complex step`. */
  readonly route: string;
  /** Every sample with its slopes. */
  readonly samples: (
    tissue: Readonly<Record<P, number>>,
    protocol: readonly Readonly<Record<S, number>>[],
  ) => readonly SimulatedSample<P>[];
}
