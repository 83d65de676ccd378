/** A matrix as rows. */
export type Rows<T> = readonly (readonly T[])[];
