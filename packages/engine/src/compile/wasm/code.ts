/** A function to be called: it has no number before all functions are known. */
export interface Callee {
  readonly callee: string;
}

/** Code of one function: bytes, and calls still by name. */
export type Code = (number | Callee)[];
