// A road from a case of cases.json to its bound: a study, and what each parameter of the case is there.
import { Complex, numbers } from '@fishergrad/engine';
import { type Bound, NotIdentifiable, sensitivity } from '@fishergrad/models';
import { bounds, readStudy, type Result } from '@fishergrad/study';
import type { ReferenceCase } from './caseStudies.ts';

export type Rows = readonly (readonly number[])[];

/** A parameter of a case as a study has it. */
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
}

/** The road of a study that has these parameters of the tissue. */
export function roadOf(each: ReferenceCase, study: string, parameters: readonly Counterpart[]): Road {
  const [result, ...more] = [...bounds(readStudy(study, { name: each.id }))];
  if (!result || more.length > 0) throw new Error(`${each.id} has ${1 + more.length} results, not one`);
  return { result, counterparts: [...parameters, ...(each.unknownSigma ? [{ name: 'sigma', slope: 1 }] : [])] };
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

/** The samples, and their slopes to the parameters of the case: a row for each real channel, all real parts before all imaginary ones. */
export function channels({ result, counterparts }: Road): {
  readonly mean: readonly number[];
  readonly jacobian: Rows;
} {
  const { mean, jacobian } = sensitivity(numbers, result.experiment);
  const isComplex = mean.some((sample) => sample instanceof Complex);
  const channel = (of: (entry: Complex<number>) => number, entry: unknown): number =>
    entry instanceof Complex ? of(entry as Complex<number>) : (entry as number);
  const ways = isComplex ? [({ re }: Complex<number>) => re, ({ im }: Complex<number>) => im] : [() => NaN];
  const own = counterparts.filter(({ name }) => name !== 'sigma');
  const at = places({ result, counterparts: own });
  return {
    mean: ways.flatMap((of) => mean.map((sample) => channel(of, sample))),
    jacobian: ways.flatMap((of) => jacobian.map((row) => own.map(({ slope }, i) => channel(of, row[at[i]!]) * slope))),
  };
}

/** Where the parameters of the case stand among those of the outcome. */
export function places({ result: { outcome }, counterparts }: Road): number[] {
  return counterparts.map(({ name }) => outcome.names.indexOf(name));
}
