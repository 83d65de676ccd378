// What every road to a case of cases.json is held to: Jacobian, information, variances, correlations, derived quantities, and
// what cannot be told apart.
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';
import type { ReferenceCase } from './caseStudies.ts';
import { boundOf, channels, correlationOf, informationOf, refusalOf, type Road, type Rows, sdOf } from './road.ts';

/** What doubles can reach: of a variance, an SD counts twice. */
export const toleranceOf = ({ condition = NaN }: ReferenceCase): number =>
  condition < 1e4 ? 1e-12 : condition < 1e8 ? 1e-9 : 1e-6;

type RoadTo = (each: ReferenceCase) => Road;

/** Holds each of these cases to its numbers on a road; `sizeOf` is that of the unit of a derived quantity. */
export function checkCases(cases: readonly ReferenceCase[], roadTo: RoadTo, sizeOf: (unit: string) => number): void {
  const isSingular = ({ status }: ReferenceCase): boolean => status === 'singular';
  describe.each(cases)('$id: $formula', (each) => {
    checkInformation(each, roadTo);
  });
  describe.each(cases.filter((each) => !isSingular(each)))('$id', (each) => {
    checkBound(each, roadTo);
  });
  describe.each(cases.filter(({ derived }) => derived))('$id', (each) => {
    checkDerived(each, roadTo, sizeOf);
  });
  describe.each(cases.filter(isSingular))('$id', (each) => {
    checkRefusal(each, roadTo);
  });
}

/** Pairs of a matrix and another, and how far apart they may be: 1e-12 of the largest entry of each column. */
export function entries(found: Rows, wanted: Rows): (readonly [found: number, wanted: number, within: number])[] {
  expect(found).toHaveLength(wanted.length);
  const largest = wanted[0]!.map((_, i) => Math.max(...wanted.map((row) => Math.abs(row[i]!))));
  return wanted.flatMap((row, k) => row.map((x, i) => [found[k]![i]!, x, 1e-12 * largest[i]!] as const));
}

function checkInformation(each: ReferenceCase, roadTo: RoadTo): void {
  it('has its Jacobian to 1e-12 of the largest entry of each column', () => {
    const { jacobian } = channels(roadTo(each));
    for (const [found, wanted, within] of entries(jacobian, [...each.jacobian, ...(each.jacobianIm ?? [])]))
      expectClose(found, wanted, 0, within);
  });

  it('has its Fisher information to 1e-11 of what each pair could share', () => {
    const road = roadTo(each);
    const F = informationOf(road);
    expect(road.result.outcome.names).toHaveLength(each.fisher.length);
    each.fisher.forEach((row, i) =>
      row.forEach((wanted, k) => {
        const most = Math.sqrt(each.fisher[i]![i]! * each.fisher[k]![k]!);
        expectClose(F[i]![k], wanted, 0, 1e-11 * most);
      }),
    );
  });
}

function checkBound(each: ReferenceCase, roadTo: RoadTo): void {
  const tolerance = toleranceOf(each);

  it('has its variances', () => {
    const road = roadTo(each);
    road.counterparts.forEach((counterpart, i) =>
      expectClose(sdOf(road, counterpart) ** 2, each.variance![i]!, tolerance),
    );
  });

  it('has its correlations and scaled condition', () => {
    const road = roadTo(each);
    each.correlation!.forEach((row, i) =>
      row.forEach((ρ, k) =>
        expectClose(correlationOf(road, road.counterparts[i]!, road.counterparts[k]!), ρ, 0, tolerance),
      ),
    );
    // The condition is that of other unknowns, where they are mixed.
    if (!road.mixed) expectClose(boundOf(road).conditionNumber, each.condition!, tolerance);
  });
}

/** What a case derives may be a parameter of another model. */
function checkDerived(each: ReferenceCase, roadTo: RoadTo, sizeOf: (unit: string) => number): void {
  it('has its derived quantities', () => {
    const road = roadTo(each);
    const { derived, parameters } = boundOf(road);
    for (const [name, value, symbol, variance] of each.derived!) {
      const its = road.derived[name] ?? name;
      const found = (derived[its] ?? parameters[its])!;
      expectClose(found.value / sizeOf(symbol), value, 1e-13);
      expectClose((found.sd / sizeOf(symbol)) ** 2, variance, toleranceOf(each));
    }
  });
}

function checkRefusal(each: ReferenceCase, roadTo: RoadTo): void {
  it('is refused with its rank, and names what can be estimated all the same', () => {
    const road = roadTo(each);
    const { rank, estimable } = refusalOf(road);
    expect(rank).toBe(each.rank);
    const wanted = road.counterparts.filter((_, i) => each.identifiable![each.parameters[i]![0]]);
    expect(estimable.toSorted()).toEqual(wanted.map(({ name }) => name).toSorted());
  });

  it('names as many directions as its null space has, each inside of it, together spanning it', () => {
    const rows = [...each.jacobian, ...(each.jacobianIm ?? [])];
    const lengths = each.parameters.map((_, i) => Math.hypot(...rows.map((row) => row[i]!)) || 1);
    const scaled = (v: readonly number[]): number[] => unit(v.map((x, i) => x * lengths[i]!));
    const nullSpace = orthonormal(each.nullVectors!.map(scaled));
    const found = directionsOf(roadTo(each)).map(scaled);
    for (const v of found) expect(Math.hypot(...without(v, nullSpace))).toBeLessThan(1e-9);
    const spanned = orthonormal(found);
    expect(spanned).toHaveLength(each.nullVectors!.length);
    for (const v of nullSpace) expect(Math.hypot(...without(v, spanned))).toBeLessThan(1e-9);
  });
}

/** The directions that no sample shows, as changes of the parameters of the case. */
function directionsOf(road: Road): number[][] {
  const by = (changes: ReturnType<typeof refusalOf>['directions'][number], name: string): number =>
    changes.find((change) => change.name === name)?.by ?? 0;
  return refusalOf(road).directions.map((changes) =>
    road.counterparts.map(({ name, slope }) => by(changes, name) / slope),
  );
}

function dot(u: readonly number[], v: readonly number[]): number {
  return u.reduce((sum, x, i) => sum + x * v[i]!, 0);
}

function unit(v: readonly number[]): number[] {
  const length = Math.hypot(...v);
  return v.map((x) => x / length);
}

/** What is left of v when its parts along orthonormal vectors are taken away. */
function without(v: readonly number[], basis: Rows): number[] {
  return basis.reduce<number[]>((rest, e) => rest.map((x, i) => x - dot(v, e) * e[i]!), [...v]);
}

/** Gram–Schmidt; a vector that depends on those before it is left out. */
function orthonormal(vectors: Rows): number[][] {
  return vectors.reduce<number[][]>((basis, v) => {
    const rest = without(v, basis);
    return Math.hypot(...rest) < 1e-6 ? basis : [...basis, unit(rest)];
  }, []);
}
