/**
 * A signal and its partial derivatives worked out by hand and typed in as plain numbers, one sample at a time.
 *
 * Nothing here may use the engine or a model's own formula: it is what those are held to.
 */
export interface AnalyticModel<P extends string = string, S extends string = string> {
  /** S, one sample. */
  readonly signal: (tissue: Readonly<Record<P, number>>, at: Readonly<Record<S, number>>) => number;
  /** ∂S/∂parameter, by the parameter's name. */
  readonly slopes: (
    tissue: Readonly<Record<P, number>>,
    at: Readonly<Record<S, number>>,
  ) => Readonly<Record<P, number>>;
}
