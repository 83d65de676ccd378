type Numbers = readonly number[];

/** The mean, not the sum, so that the rate means the same for every batch; w moves between batches, not between samples. */
export function epoch(w: number, x: Numbers, y: Numbers, batch: number, rate: number): number {
  let now = w;
  for (let from = 0; from < x.length; from += batch) {
    const slopes = x.slice(from, from + batch).map((each, k) => 2 * (now * each - y[from + k]) * each);
    now -= (rate * slopes.reduce((sum, slope) => sum + slope, 0)) / slopes.length;
  }
  return now;
}
