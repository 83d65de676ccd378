/** Bounds of many tissues, as {@link crlbMap} makes them: one row each. */
export interface CrlbMap {
  /** SDs in SI units, by the name of the parameter or derived quantity; NaN where a row has no bound, or a derived quantity no value. */
  readonly sd: Readonly<Record<string, Float64Array>>;
  /** One per row: 1 where it has a bound, 0 where it is not identifiable or not finite. */
  readonly identifiable: Uint8Array;
  /** Why a row has no bound, in the words of {@link NotIdentifiable}; undefined where it has one. Ask while the columns are unchanged. */
  readonly why: (row: number) => string | undefined;
}
