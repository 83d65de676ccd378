import { dot } from './dot.ts';
/** Vectors a₁ … aₖ as A = Q R: orthonormal columns of Q, and the columns of the upper triangle R. */
export interface Frame {
  /** Q, column by column. */
  readonly columns: Float64Array[];
  /** R, column by column: `root[j]` has j + 1 numbers. */
  readonly root: Float64Array[];
}

/** A vector in two parts: its coordinates along a frame, and what lies across. */
export interface Parts {
  /** Qᵀ a */
  readonly along: Float64Array;
  /** a − Q Qᵀ a */
  readonly across: Float64Array;
}

/** Adds c·b to a, in place. */
export function addTo(a: Float64Array, c: number, b: Float64Array): void {
  for (let k = 0; k < a.length; k++) a[k]! += c * b[k]!;
}

/** Splits a vector; what lies across is made orthogonal twice, which is enough (Giraud et al. 2005, doi:10.1007/s00211-005-0615-4). */
export function split({ columns }: Frame, a: Float64Array): Parts {
  const [along, across] = [new Float64Array(columns.length), a.slice()];
  for (let round = 0; round < 2; round++)
    for (let j = 0; j < columns.length; j++) {
      const share = dot(columns[j]!, across);
      along[j]! += share;
      addTo(across, -share, columns[j]!);
    }
  return { along, across };
}

/**
 * Takes one more vector in; something of it must lie across.
 *
 * @returns how many it now has
 */
export function grow({ columns, root }: Frame, { along, across }: Parts): number {
  const length = Math.sqrt(dot(across, across));
  columns.push(across.map((each) => each / length));
  return root.push(Float64Array.of(...along, length));
}

/** Solves R x = b: the vector with the coordinates b along the frame is Σ xⱼ aⱼ. */
export function combine({ root }: Frame, b: Float64Array): Float64Array {
  const x = b.slice();
  for (let j = root.length - 1; j >= 0; j--) {
    x[j]! /= root[j]![j]!;
    for (let i = 0; i < j; i++) x[i]! -= root[j]![i]! * x[j]!;
  }
  return x;
}

/** Solves Rᵀ x = b: x are the coordinates along the frame of the vector whose products with aⱼ are bⱼ. */
export function coordinates({ root }: Frame, b: Float64Array): Float64Array {
  const x = b.slice();
  for (let j = 0; j < root.length; j++) {
    for (let i = 0; i < j; i++) x[j]! -= root[j]![i]! * x[i]!;
    x[j]! /= root[j]![j]!;
  }
  return x;
}
