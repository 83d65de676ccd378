// Every model of the catalog in experiments computed with 100 digits by other hands: in code, and as a study in the units people speak.
import { Complex, numbers } from '@fishergrad/engine';
import {
  type AnyModel,
  type Bound,
  complexGaussian,
  crlb,
  crlbMap,
  type Experiment,
  gaussian,
  models,
  NotIdentifiable,
  type Role,
  sensitivity,
} from '@fishergrad/models';
import { bounds, readStudy } from '@fishergrad/study';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';

type Written = number | readonly [re: number, im: number];

/** An experiment, in SI and as a study, and what it comes to; see `conventions` in catalog.json. */
interface CatalogCase {
  readonly id: string;
  readonly model: string;
  readonly study: string;
  readonly noise: 'gaussian' | 'complexGaussian';
  readonly sigma: number;
  readonly averages?: readonly number[];
  readonly tissue: Readonly<Record<string, number>>;
  readonly protocol: readonly Readonly<Record<string, number>>[];
  readonly signal: readonly Written[];
  readonly jacobian: readonly (readonly Written[])[];
  readonly estimate: readonly string[];
  readonly variance: readonly number[];
  readonly condition: number;
  readonly derived?: Readonly<Record<string, readonly [value: number, variance: number]>>;
}

const file = new URL('catalog.json', import.meta.url);
const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { readonly cases: readonly CatalogCase[] };

const parts = (x: unknown): readonly [number, number] =>
  x instanceof Complex ? [x.re as number, x.im as number] : typeof x === 'number' ? [x, 0] : (x as [number, number]);
const size = (x: unknown): number => Math.hypot(...parts(x));
/** What double precision supports: of a variance, an SD counts twice. */
const toleranceOf = ({ condition }: CatalogCase): number => (condition < 1e4 ? 1e-12 : 1e-9);

/** The experiment in code, with these unknown. */
function experimentOf(each: CatalogCase, unknown: readonly string[]): Experiment {
  const { tissue, protocol, averages, sigma, noise } = each;
  const role = (name: string): Role => (unknown.includes(name) ? 'estimate' : 'known');
  return {
    model: models[each.model] as AnyModel,
    noise: { gaussian, complexGaussian }[noise](sigma),
    ...{ tissue, protocol },
    roles: Object.fromEntries(Object.keys(tissue).map((name) => [name, role(name)])),
    ...(averages && { averages }),
  };
}

/** A number, what it should be, and how far apart they may be: relative to that, or at all. */
type Pair = readonly [found: number | undefined, wanted: number, relative: number, absolute: number];

/** Samples, and slopes to 1e-12 of the largest of their column, or to what rounding leaves of the samples. */
function sensitivityPairs(experiment: Experiment, each: CatalogCase, unknown: readonly string[]): Pair[] {
  const { mean, jacobian } = sensitivity(numbers, experiment);
  const most = Math.max(...each.signal.map(size));
  const names = Object.keys(each.tissue);
  const slopes = unknown.map((name, i) => {
    const wanted = each.jacobian.map((row) => row[names.indexOf(name)]!);
    const rounding = each.tissue[name] === 0 ? 0 : (1e-15 * most) / Math.abs(each.tissue[name]!);
    const found = jacobian.map((row) => row[i]!);
    return pairs(found, wanted, Math.max(1e-12 * Math.max(...wanted.map(size)), rounding));
  });
  return [...pairs(mean, each.signal, 1e-13 * most), ...slopes.flat()];
}

function pairs(found: readonly unknown[], wanted: readonly Written[], within: number): Pair[] {
  expect(found).toHaveLength(wanted.length);
  return wanted.flatMap((each, k) => parts(each).map((part, which): Pair => [parts(found[k])[which], part, 0, within]));
}

function boundPairs({ parameters, derived }: Bound, each: CatalogCase): Pair[] {
  const within = toleranceOf(each);
  return [
    ...each.estimate.map((name, i): Pair => [parameters[name]!.sd ** 2, each.variance[i]!, within, 0]),
    ...Object.entries(each.derived ?? {}).flatMap(([name, [value, variance]]): Pair[] => [
      [derived[name]?.value, value, 1e-13, 0],
      [(derived[name]?.sd ?? NaN) ** 2, variance, within, 0],
    ]),
  ];
}

/** The same SI numbers under the same names, but for the last digit. */
function numberPairs(found: Readonly<Record<string, number>>, wanted: Readonly<Record<string, number>>): Pair[] {
  expect(Object.keys(found).toSorted()).toEqual(Object.keys(wanted).toSorted());
  return Object.entries(wanted).map(([name, x]): Pair => [found[name], x, 3e-16, 0]);
}

it('is about every model of the catalog', () => {
  expect(new Set(cases.map(({ model }) => model))).toEqual(new Set(Object.keys(models)));
});

describe.each(cases)('$id, $model', (each) => {
  const all = Object.keys(each.tissue);

  it('has these parameters and settings', () => {
    const { parameters, settings } = models[each.model]!;
    expect(Object.keys(parameters)).toEqual(all);
    expect(Object.keys(settings).toSorted()).toEqual(Object.keys(each.protocol[0]!).toSorted());
  });

  it('has its samples and slopes', () => {
    for (const pair of sensitivityPairs(experimentOf(each, all), each, all)) expectClose(...pair);
  });

  it('has its variances', () => {
    for (const pair of boundPairs(crlb(experimentOf(each, each.estimate)), each)) expectClose(...pair);
  });

  it('has its variances as a map', () => {
    const { tissue, ...design } = experimentOf(each, each.estimate);
    const columns = Object.fromEntries(Object.entries(tissue).map(([name, x]) => [name, Float64Array.of(x)]));
    const { sd, identifiable } = crlbMap(design, columns);
    expect([...identifiable]).toEqual([1]);
    each.estimate.forEach((name, i) => expectClose(sd[name]![0]! ** 2, each.variance[i]!, toleranceOf(each)));
  });

  it('has all of these as a study', () => {
    const [result, ...more] = [...bounds(readStudy(each.study))];
    expect(more).toEqual([]);
    const { experiment, outcome } = result!;
    if (outcome instanceof NotIdentifiable) throw outcome;
    const unknown = all.filter((name) => each.estimate.includes(name));
    for (const pair of [
      ...numberPairs(experiment.tissue, each.tissue),
      ...each.protocol.flatMap((row, k) => numberPairs(experiment.protocol[k]!, row)),
      ...sensitivityPairs(experiment, each, unknown),
      ...boundPairs(outcome, each),
    ])
      expectClose(...pair);
  });
});
