/**
 * A function to make small: its value and its slopes at x.
 *
 * `gradient[k]` = ∂value/∂x[k]. The gradient may be a buffer that the next call overwrites.
 */
export type Objective = (x: Float64Array) => { readonly value: number; readonly gradient: ArrayLike<number> };
