/** Each number as the sum of two others, or undefined where it stands for itself. */
export type Parts = ReadonlyMap<number, readonly [number, number] | undefined>;

/** How far, relative to the sum, two parts may miss it: what rounding does to the number itself. */
const NEAR = 2 * Number.EPSILON;
/** Of how many a number may be the sum, as a product of so many exponentials has the error of all of them. */
const MOST = 64;

/**
 * Few numbers whose sums are all of those wanted: 0.14, 3.54, 6.94, … needs 0.14 and 3.40 only.
 *
 * From the smallest up, each is the sum of two that are there; or of one that is there and a difference that recurs,
 * which is there from then on with its doubles; or it stands for itself. Where two of those that stand for themselves are
 * small multiples of one number, as 0.08 and 0.10 are of 0.02, that stands for both (for one such two, not for more). All
 * parts have the sign of the whole, so that in a product of exponentials no infinity meets a zero.
 *
 * @param wanted any numbers; 0, and what is not finite, is in none of the sums
 */
export function lattice(wanted: readonly number[]): Parts {
  const parts = new Map<number, readonly [number, number] | undefined>();
  for (const sign of [1, -1]) {
    const sizes = [...new Set(wanted.filter((c) => c * sign > 0 && c * sign < Infinity).map(Math.abs))].toSorted(
      (a, b) => a - b,
    );
    for (const { c, pair } of withMeasure(sizes)) parts.set(c * sign, pair && [pair[0] * sign, pair[1] * sign]);
  }
  return parts;
}

/** Higher multiples of a common measure cost more than an exponential. */
const SMALL = 8;
/** Ratios that differ by rounding only differ by less. */
const SAME = 1e-13;

interface Member {
  readonly c: number;
  readonly pair: readonly [number, number] | undefined;
  /** The length of the longest way down. */
  readonly depth: number;
  /** What its way down adds up to. */
  readonly sum: number;
  /** How many numbers that does add up. */
  readonly count: number;
}

/** Members by way of a common measure of two that stand for themselves, where that leaves fewer of these. */
function withMeasure(sizes: readonly number[]): Member[] {
  const members = build(sizes, []);
  const alone = members.filter(isAlone).map(({ c }) => c);
  const multiples = multiplesOfMeasure(alone);
  if (multiples === undefined) return members;
  const others = build(sizes, multiples);
  return others.filter(isAlone).length < alone.length ? others : members;
}

function isAlone({ pair }: Member): boolean {
  return pair === undefined;
}

/** The multiples, up to both, of the largest number that two of these are small multiples of; undefined where no two are. */
function multiplesOfMeasure(sizes: readonly number[]): number[] | undefined {
  for (const [k, x] of sizes.entries()) {
    for (const y of sizes.slice(k + 1)) {
      for (let n = 1; n <= SMALL; n++) {
        const times = Math.round((n * y) / x);
        if (times > SMALL) break;
        if (Math.abs((n * y) / x - times) < times * SAME)
          return Array.from({ length: times }, (_, i) => ((i + 1) * x) / n);
      }
    }
  }
  return undefined;
}

/** @param first what is there from the beginning: a number and its multiples */
function build(sizes: readonly number[], first: readonly number[]): Member[] {
  const there = new Map<string, Member>();
  for (const c of first) if (!add(there, c)) stand(there, c);
  const recurs = differences(sizes);
  for (const c of sizes) {
    if (add(there, c)) continue;
    const step = recurringStep(there, recurs, c);
    stand(there, step ?? c);
    if (step === undefined) continue;
    for (let double = 2 * step; double < sizes.at(-1)! && add(there, double);) double *= 2;
    if (!add(there, c)) stand(there, c);
  }
  return [...there.values()];
}

/** Numbers that differ by rounding only have one key. */
const keyOf = (c: number): string => c.toPrecision(13);

function stand(there: Map<string, Member>, c: number): void {
  there.set(keyOf(c), { c, pair: undefined, depth: 0, sum: c, count: 1 });
}

/** Adds c as the sum of two that are there, by the shortest way down; whether it is there now. */
function add(there: Map<string, Member>, c: number): boolean {
  if (there.get(keyOf(c))?.c === c) return true;
  let best: Member | undefined;
  for (const x of there.values()) {
    const y = there.get(keyOf(c - x.c));
    if (y === undefined || Math.abs(x.sum + y.sum - c) > NEAR * c) continue;
    const [depth, count] = [1 + Math.max(x.depth, y.depth), x.count + y.count];
    if (count > MOST || (best !== undefined && depth >= best.depth)) continue;
    best = { c, pair: [x.c, y.c], depth, sum: x.sum + y.sum, count };
  }
  if (best) there.set(keyOf(c), best);
  return best !== undefined;
}

/** How often each difference of two sizes occurs. */
function differences(sizes: readonly number[]): Map<string, number> {
  const count = new Map<string, number>();
  sizes.forEach((c, k) =>
    sizes.slice(0, k).forEach((b) => count.set(keyOf(c - b), 1 + (count.get(keyOf(c - b)) ?? 0))),
  );
  return count;
}

/** Of the steps that lead from a number that is there to c, the one that recurs most, if any does. */
function recurringStep(
  there: ReadonlyMap<string, Member>,
  recurs: ReadonlyMap<string, number>,
  c: number,
): number | undefined {
  const steps = Array.from(there.values(), ({ c: base }) => c - base).filter((d) => d > 0 && !there.has(keyOf(d)));
  const often = (d: number): number => recurs.get(keyOf(d)) ?? 0;
  return steps.filter((d) => often(d) > 1).toSorted((a, b) => often(b) - often(a))[0];
}
