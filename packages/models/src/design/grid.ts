import type { Box } from '@fishergrad/optimize';

/** Places all over a region, as columns, and which of them are neighbors. */
export interface Grid {
  /** One column for each free number. */
  readonly columns: readonly Float64Array[];
  /** The places along each axis. */
  readonly sides: readonly number[];
}

/**
 * A grid that looks everywhere: evenly, and ever closer towards both ends of each side, since an optimum may lie at any scale
 * (an inversion time of 0.8 s in a range that ends with an hour).
 *
 * @param evenly how many steps along each side
 * @param closer how many steps of a decade-wise approach to each end
 */
export function gridOf({ lower, upper }: Box, evenly: number, closer: number): Grid {
  const axes = Array.from(lower, (low, k) => axisOf(low, upper[k]!, evenly, closer));
  const count = axes.reduce((product, each) => product * each.length, 1);
  let stride = 1;
  const columns = axes.map((values) => {
    const column = Float64Array.from({ length: count }, (_, at) => values[Math.floor(at / stride) % values.length]!);
    stride *= values.length;
    return column;
  });
  return { columns, sides: axes.map((values) => values.length) };
}

/** Decades that the approach to an end covers. */
const DECADES = 9;

/** The places of one side of such a grid. */
export function axisOf(low: number, high: number, evenly: number, closer: number): number[] {
  const width = high - low;
  if (width === 0) return [low];
  const near = Array.from({ length: closer }, (_, k) => width * 10 ** (-DECADES * (1 - k / closer)));
  const even = Array.from({ length: evenly + 1 }, (_, k) => low + (width * k) / evenly);
  const all = [
    ...even.slice(0, -1),
    high,
    ...near.map((d) => low + d),
    ...near.slice(-Math.ceil(closer / 3)).map((d) => high - d),
  ];
  return [...new Set(all)].filter((x) => x >= low && x <= high).toSorted((a, b) => a - b);
}

/** Places at which values are no smaller than at all neighbors along the axes. */
export function summits({ sides }: Grid, values: Float64Array): number[] {
  const found: number[] = [];
  for (let at = 0; at < values.length; at++) {
    let [stride, highest] = [1, true];
    for (const side of sides) {
      const index = Math.floor(at / stride) % side;
      if (index > 0 && values[at - stride]! > values[at]!) highest = false;
      if (index < side - 1 && values[at + stride]! > values[at]!) highest = false;
      stride *= side;
    }
    if (highest) found.push(at);
  }
  return found;
}
