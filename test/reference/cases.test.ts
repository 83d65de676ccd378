// Every case of cases.json, computed with 60 digits by other hands, through a study with its formula typed in: Jacobian,
// information, variances, correlations, derived quantities, and what cannot be told apart.
import { Complex, numbers } from '@fishergrad/engine';
import { type Bound, type Experiment, NotIdentifiable, sensitivity } from '@fishergrad/models';
import { bounds, readStudy, type Result } from '@fishergrad/study';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';
import { cases, type ReferenceCase, sizeOf, sizes, studyOf } from './caseStudies.ts';

type Rows = readonly (readonly number[])[];

const results = new Map<string, Result>();
function resultOf(each: ReferenceCase): Result {
  if (!results.has(each.id)) {
    const [result, ...more] = [...bounds(readStudy(studyOf(each), { name: each.id }))];
    expect(more).toEqual([]);
    results.set(each.id, result!);
  }
  return results.get(each.id)!;
}
const regular = cases.filter(({ status }) => status !== 'singular');
const singular = cases.filter(({ status }) => status === 'singular');

function boundOf(each: ReferenceCase): Bound {
  const { outcome } = resultOf(each);
  if (outcome instanceof NotIdentifiable) throw outcome;
  return outcome;
}

function refusalOf(each: ReferenceCase): NotIdentifiable {
  const { outcome } = resultOf(each);
  if (!(outcome instanceof NotIdentifiable)) throw new Error(`${each.id} has a bound although F is singular`);
  return outcome;
}

/** The Jacobian with a row for each real channel: all real parts, then all imaginary ones. */
function channels(experiment: Experiment): Rows {
  const { jacobian } = sensitivity(numbers, experiment) as {
    jacobian: readonly (readonly (number | Complex<number>)[])[];
  };
  const part = (of: (entry: Complex<number>) => number): number[][] =>
    jacobian.map((row) => row.map((entry) => (entry instanceof Complex ? of(entry) : entry)));
  const isComplex = jacobian.flat().some((entry) => entry instanceof Complex);
  return isComplex ? [...part(({ re }) => re), ...part(({ im }) => im)] : part(({ re }) => re);
}

/** What doubles can reach: of a variance, an SD counts twice. */
const toleranceOf = ({ condition = NaN }: ReferenceCase): number =>
  condition < 1e4 ? 1e-12 : condition < 1e8 ? 1e-9 : 1e-6;

describe.each(cases)('$id: $formula', (each) => {
  const size = sizes(each);

  it('has its Jacobian to 1e-12 of the largest entry of each column', () => {
    const wanted = [...each.jacobian, ...(each.jacobianIm ?? [])];
    const found = channels(resultOf(each).experiment);
    expect(found).toHaveLength(wanted.length);
    each.parameters.forEach((_, i) => {
      const largest = Math.max(...wanted.map((row) => Math.abs(row[i]!)));
      wanted.forEach((row, k) => expectClose(found[k]![i]! * size[i]!, row[i]!, 0, 1e-12 * largest));
    });
  });

  it('has its Fisher information to 1e-11 of what each pair could share', () => {
    const { fisher: F, names } = resultOf(each).outcome;
    expect(names).toEqual([...each.parameters.map(([name]) => name), ...(each.unknownSigma ? ['sigma'] : [])]);
    each.fisher.forEach((row, i) =>
      row.forEach((wanted, k) => {
        const most = Math.sqrt(each.fisher[i]![i]! * each.fisher[k]![k]!);
        expectClose(F[i]![k]! * size[i]! * size[k]!, wanted, 0, 1e-11 * most);
      }),
    );
  });
});

describe.each(regular)('$id', (each) => {
  const size = sizes(each);
  const tolerance = toleranceOf(each);

  it('has its variances', () => {
    const { names, parameters } = boundOf(each);
    names.forEach((name, i) => expectClose((parameters[name]!.sd / size[i]!) ** 2, each.variance![i]!, tolerance));
  });

  it('has its correlations and scaled condition', () => {
    const { correlation, conditionNumber } = boundOf(each);
    each.correlation!.forEach((row, i) => row.forEach((ρ, k) => expectClose(correlation[i]![k], ρ, 0, tolerance)));
    expectClose(conditionNumber, each.condition!, tolerance);
  });
});

describe.each(regular.filter(({ derived }) => derived))('$id', (each) => {
  it('has its derived quantities', () => {
    const { derived } = boundOf(each);
    const tolerance = toleranceOf(each);
    for (const [name, value, symbol, variance] of each.derived!) {
      expectClose(derived[name]!.value / sizeOf(symbol), value, 1e-13);
      expectClose((derived[name]!.sd / sizeOf(symbol)) ** 2, variance, tolerance);
    }
  });
});

describe.each(singular)('$id', (each) => {
  const size = sizes(each);

  it('is refused with its rank, and names what can be estimated all the same', () => {
    const { rank, estimable } = refusalOf(each);
    expect(rank).toBe(each.rank);
    const wanted = each.parameters.map(([name]) => name).filter((name) => each.identifiable![name]);
    expect(estimable).toEqual(wanted);
  });

  it('names as many directions as its null space has, each inside of it, together spanning it', () => {
    const { directions, names } = refusalOf(each);
    const lengths = names.map(
      (_, i) => Math.hypot(...[...each.jacobian, ...(each.jacobianIm ?? [])].map((row) => row[i]!)) || 1,
    );
    const scaled = (v: readonly number[]): number[] => unit(v.map((x, i) => x * lengths[i]!));
    const nullSpace = orthonormal(each.nullVectors!.map(scaled));
    const found = directions.map((changes) =>
      scaled(names.map((name, i) => (changes.find((change) => change.name === name)?.by ?? 0) / size[i]!)),
    );
    for (const v of found) expect(Math.hypot(...without(v, nullSpace))).toBeLessThan(1e-9);
    const spanned = orthonormal(found);
    expect(spanned).toHaveLength(each.nullVectors!.length);
    for (const v of nullSpace) expect(Math.hypot(...without(v, spanned))).toBeLessThan(1e-9);
  });
});

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
