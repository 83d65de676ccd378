import { Matrix, SVD } from 'ml-matrix';
import type { Support } from './mixtureCost.ts';
import type { Prepared } from './mixtureProblem.ts';

/** Singular values below this part of the largest are 0. */
const SMALL = 1e-11;

/**
 * The same information from fewer places: weights are moved along a change that leaves every tissue's information as it is,
 * until one of them is gone; again and again (Carathéodory's theorem leaves at most one more than the numbers it is made of).
 */
export function condensed({ telling }: Prepared, support: Support): Support {
  const told = telling(support.columns);
  const entries = [...support.weights.keys()].map((place) => [1, ...told.flatMap((each) => information(each, place))]);
  let kept = [...support.weights.keys()];
  let weights = [...support.weights];
  for (;;) {
    const change = unseen(kept.map((place) => entries[place]!));
    if (change === undefined) break;
    const steps = change.map((part, k) => (part > 0 ? weights[k]! / part : Infinity));
    const gone = steps.indexOf(Math.min(...steps));
    weights = weights.map((w, k) => w - steps[gone]! * change[k]!);
    const left = [...weights.keys()].filter((k) => k !== gone && weights[k]! > 0);
    kept = left.map((k) => kept[k]!);
    weights = left.map((k) => weights[k]!);
  }
  return {
    columns: support.columns.map((column) => Float64Array.from(kept, (place) => column[place]!)),
    weights: Float64Array.from(weights),
  };
}

/** The upper triangle of what one acquisition tells. */
function information({ rows, channels, width }: ReturnType<Prepared['telling']>[number], place: number): number[] {
  const all: number[] = [];
  for (let i = 0; i < width; i++)
    for (let k = i; k < width; k++) {
      let sum = 0;
      for (let c = 0; c < channels; c++) sum += rows[c * width + i]![place]! * rows[c * width + k]![place]!;
      all.push(sum);
    }
  return all;
}

/** A change of weights that no entry sees, some of it upward; undefined where there is none. */
function unseen(entries: readonly (readonly number[])[]): number[] | undefined {
  const size = entries.length;
  if (size < 2) return undefined;
  const scales = entries[0]!.map((_, i) => Math.max(...entries.map((each) => Math.abs(each[i]!))));
  const rows = scales.flatMap((scale, i) => (scale > 0 ? [entries.map((each) => each[i]! / scale)] : []));
  while (rows.length < size) rows.push(new Array<number>(size).fill(0));
  const svd = new SVD(new Matrix(rows), { computeLeftSingularVectors: false });
  const last = svd.diagonal.length - 1;
  if (svd.diagonal[last]! > SMALL * svd.diagonal[0]!) return undefined;
  const change = svd.rightSingularVectors.getColumn(last);
  return change.some((part) => part > 0) ? change : change.map((part) => -part);
}
