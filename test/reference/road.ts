// A road from a case of cases.json to its bound: a study, and what each parameter of the case is there.
import { Complex, numbers } from '@fishergrad/engine';
import { type Bound, NotIdentifiable, sensitivity } from '@fishergrad/models';
import { bounds, readStudy, type Result } from '@fishergrad/study';
import type { ReferenceCase } from './caseStudies.ts';

export type Rows = readonly (readonly number[])[];

/** A parameter of a case as a study has it: a parameter there, or derived there. */
export interface Counterpart {
  readonly name: string;
  /** How much it changes, SI, where that of the case changes by 1. */
  readonly slope: number;
}

/** Where a case led. */
export interface Road {
  readonly result: Result;
  /** One for each row of the matrices of the case. */
  readonly counterparts: readonly Counterpart[];
  /** How the unknowns there change, SI, where the parameters of the case do: unknowns × parameters. */
  readonly chain: Rows;
  /** Whether an unknown changes with several parameters of the case. */
  readonly mixed: boolean;
  /** What it calls a quantity that the case derives, where that is not its name there. */
  readonly derived: Readonly<Record<string, string>>;
}

/** What a road may have besides. */
interface Besides {
  readonly chain?: Rows;
  readonly derived?: Road['derived'];
}

/** The road of a study that has these parameters; `chain` is needed where they are not its unknowns one by one. */
export function roadOf(
  each: ReferenceCase,
  study: string,
  parameters: readonly Counterpart[],
  { chain, derived = {} }: Besides = {},
): Road {
  const [result, ...more] = [...bounds(readStudy(study, { name: each.id }))];
  if (!result || more.length > 0) throw new Error(`${each.id} has ${1 + more.length} results, not one`);
  const counterparts = [...parameters, ...(each.unknownSigma ? [{ name: 'sigma', slope: 1 }] : [])];
  const own = result.outcome.names.map((name) =>
    counterparts.map((counterpart) => (counterpart.name === name ? counterpart.slope : 0)),
  );
  return { result, counterparts, chain: chain ?? own, mixed: chain !== undefined, derived };
}

/** One road per case, taken once. */
export function once(take: (each: ReferenceCase) => Road): (each: ReferenceCase) => Road {
  const taken = new Map<string, Road>();
  return (each) => {
    if (!taken.has(each.id)) taken.set(each.id, take(each));
    return taken.get(each.id)!;
  };
}

export function boundOf({ result: { outcome } }: Road): Bound {
  if (outcome instanceof NotIdentifiable) throw outcome;
  return outcome;
}

export function refusalOf({ result: { outcome, label } }: Road): NotIdentifiable {
  if (!(outcome instanceof NotIdentifiable)) throw new Error(`${label} has a bound although F is singular`);
  return outcome;
}

/** The SD of what stands for a parameter of the case, in its unit. */
export function sdOf(road: Road, { name, slope }: Counterpart): number {
  const { parameters, derived } = boundOf(road);
  return (parameters[name] ?? derived[name])!.sd / Math.abs(slope);
}

/** The correlation of what stands for two of them. */
export function correlationOf(road: Road, one: Counterpart, other: Counterpart): number {
  const { names, correlation, derived } = boundOf(road);
  const [i, k] = [names.indexOf(one.name), names.indexOf(other.name)];
  const sign = Math.sign(one.slope) * Math.sign(other.slope);
  if (one === other) return 1;
  if (i >= 0 && k >= 0) return sign * correlation[i]![k]!;
  return sign * (i >= 0 ? derived[other.name]!.correlation[one.name]! : derived[one.name]!.correlation[other.name]!);
}

/** The information about the parameters of the case. */
export function informationOf({ result, chain }: Road): Rows {
  const { fisher } = result.outcome;
  return times(transposed(chain), times(fisher, chain));
}

/** The samples, and their slopes to the parameters of the case: a row for each real channel, all real parts before all imaginary ones. */
export function channels({ result, chain }: Road): { readonly mean: readonly number[]; readonly jacobian: Rows } {
  const { mean, jacobian } = sensitivity(numbers, result.experiment);
  const isComplex = mean.some((sample) => sample instanceof Complex);
  const channel = (of: (entry: Complex<number>) => number, entry: unknown): number =>
    entry instanceof Complex ? of(entry as Complex<number>) : (entry as number);
  const ways = isComplex ? [({ re }: Complex<number>) => re, ({ im }: Complex<number>) => im] : [() => NaN];
  const slopes = ways.flatMap((of) => jacobian.map((row) => row.map((entry) => channel(of, entry))));
  // σ is an unknown of the outcome, and of no sample.
  return { mean: ways.flatMap((of) => mean.map((sample) => channel(of, sample))), jacobian: times(slopes, chain) };
}

function transposed(A: Rows): Rows {
  return A[0]!.map((_, k) => A.map((row) => row[k]!));
}

/** A B, of whose rows only as many are taken as A has columns. */
function times(A: Rows, B: Rows): Rows {
  return A.map((row) => B[0]!.map((_, k) => row.reduce((sum, x, i) => sum + x * B[i]![k]!, 0)));
}
