/** A function at a place. */
export interface Evaluation {
  /** Its value. */
  readonly value: number;
  /** Its slopes: `gradient[k]` = ∂value/∂x[k]. It may be a buffer that the next call overwrites. */
  readonly gradient: ArrayLike<number>;
}

/** A function to make small: its value and its slopes at x. */
export type Objective = (x: Float64Array) => Evaluation;
