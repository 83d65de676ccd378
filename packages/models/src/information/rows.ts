/** A matrix as rows. */
export type Rows<T> = readonly (readonly T[])[];

/** Its column i. */
export function column(rows: Rows<number>, i: number): number[] {
  return rows.map((row) => row[i]!);
}
