/** A function of one number with its slopes, at many places at once. */
export type Line = (x: Float64Array) => { readonly values: Float64Array; readonly slopes: Float64Array };

/** The tops of a function along a line. */
export interface Tops {
  /** Where they are, the highest first. */
  readonly at: readonly number[];
  /** Whether the places were near enough to each other to tell the function between them. */
  readonly resolved: boolean;
}

interface Point {
  readonly x: number;
  readonly value: number;
  readonly slope: number;
}

/** Where an interval is tried: at no simple fraction, so that a wave does not look like a line. */
const PART = (3 - Math.sqrt(5)) / 2;
/** Between two places the function is known when values and slopes foretell it to this part of its largest value. */
const SURE = 1e-4;
/** So many places are looked at. */
const MOST = 200_000;
/** Within this part of the line a function may jump: it is looked at on both sides. */
const JUMP = 1e-12;
const HALVINGS = 30;

/**
 * The tops of a function between the first and the last of rising places.
 *
 * Every interval is tried at one more place: where the cubic through the values and slopes at its ends does not foretell what is
 * there, its parts are tried as well, until all are foretold; so narrow waves are followed to the last. What no value or slope
 * hints at, a spike much narrower than the first intervals, is not found.
 */
export function topsAlong(line: Line, places: readonly number[]): Tops {
  const points = pointsAt(line, Float64Array.from(places));
  let size = points.reduce((most, { value }) => Math.max(most, Math.abs(value)), 0);
  const span = places.at(-1)! - places[0]!;
  let open = points.slice(1).map((right, k): [Point, Point] => [points[k]!, right]);
  while (open.length > 0 && points.length + open.length <= MOST) {
    const tried = pointsAt(
      line,
      Float64Array.from(open, ([left, right]) => left.x + PART * (right.x - left.x)),
    );
    for (const { value } of tried) size = Math.max(size, Math.abs(value));
    open = open.flatMap(([left, right], k): [Point, Point][] => {
      const middle = tried[k]!;
      points.push(middle);
      if (right.x - left.x <= JUMP * span) return [];
      const sure = Math.abs(foretold(left, right) - middle.value) <= SURE * size;
      return sure
        ? []
        : [
            [left, middle],
            [middle, right],
          ];
    });
  }
  return {
    at: climbed(
      line,
      points.toSorted((p, q) => p.x - q.x),
    ),
    resolved: open.length === 0,
  };
}

function pointsAt(line: Line, x: Float64Array): Point[] {
  const { values, slopes } = line(x);
  return Array.from(x, (at, k) => ({ x: at, value: values[k]!, slope: slopes[k]! }));
}

/** The cubic through the ends, with their slopes, at {@link PART}. */
function foretold(left: Point, right: Point): number {
  const [t, h] = [PART, right.x - left.x];
  const s = 1 - t;
  return (
    s * s * ((1 + 2 * t) * left.value + t * h * left.slope) + t * t * ((3 - 2 * t) * right.value - s * h * right.slope)
  );
}

/** Between the neighbors of every local maximum the place where the slope turns, by halving, all of them at once. */
function climbed(line: Line, points: readonly Point[]): number[] {
  const tops = [...points.keys()].filter(
    (k) =>
      !(points[k - 1]! && points[k - 1]!.value > points[k]!.value) &&
      !(points[k + 1]! && points[k + 1]!.value > points[k]!.value),
  );
  const low = Float64Array.from(tops, (k) => (points[k]!.slope > 0 ? points[k]! : (points[k - 1] ?? points[k]!)).x);
  const high = Float64Array.from(tops, (k) => (points[k]!.slope < 0 ? points[k]! : (points[k + 1] ?? points[k]!)).x);
  const middles = (): Float64Array => low.map((x, k) => (x + high[k]!) / 2);
  for (let n = 0; n < HALVINGS; n++) {
    const x = middles();
    line(x).slopes.forEach((slope, k) => ((slope > 0 ? low : high)[k] = x[k]!));
  }
  const ends = pointsAt(line, middles());
  const best = tops.map((k, n) => (ends[n]!.value > points[k]!.value ? ends[n]! : points[k]!));
  return best.toSorted((p, q) => q.value - p.value).map(({ x }) => x);
}
