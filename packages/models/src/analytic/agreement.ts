import { type Arithmetic, jacobian, numbers, Value, values } from '@fishergrad/engine';
import { differences } from '@fishergrad/engine/differences';
import { channelled } from '../signal/channelled.ts';
import type { AnyModel } from '../signal/signalModel.ts';
import type { AnalyticModel, SimulatedModel } from './analyticModel.ts';
import { sampled } from './sampled.ts';

/**
 * How far three ways to one column of the Jacobian lie from the derivative worked out by hand (or, of a signal with a
 * history, by another way): the largest difference over
 * all samples and cases, relative to the largest entry of the column.
 */
export interface Agreement {
  /** The parameter, or `signal` for the samples themselves. */
  readonly of: string;
  /** Forward mode (`jacobian`). */
  readonly forward: number;
  /** Reverse mode (`backward`). */
  readonly reverse: number;
  /** Finite differences of the samples. */
  readonly differences: number;
}

/**
 * Holds a model's engine derivatives, forward and reverse, and finite differences to its hand-written ones, at its
 * typical values and at `cases` tissues and protocols spread over the usual ranges (the same ones every time).
 *
 * @example
 * ```ts
 * import { models } from '@fishergrad/models';
 * import { analyticModels } from '@fishergrad/models/analytic';
 *
 * const rows = agreement(models.t2star!, analyticModels['t2star']!);
 * rows.every(({ forward, reverse }) => Math.max(forward, reverse) < 1e-12); // => true
 * ```
 */
export function agreement(model: AnyModel, reference: AnalyticModel | SimulatedModel, cases = 100): Agreement[] {
  const names = Object.keys(model.parameters);
  const points = [model.typical, ...sampled(model, cases)];
  const found = points.map(({ tissue, protocol }) => compare(model, reference, tissue, protocol));
  return ['signal', ...names].map((of, i) => ({
    of,
    forward: Math.max(...found.map(({ forward }) => forward[i]!)),
    reverse: Math.max(...found.map(({ reverse }) => reverse[i]!)),
    differences: Math.max(...found.map(({ central }) => central[i]!)),
  }));
}

/** What a model is held to, in words after "from". */
export function routeOf(reference: AnalyticModel | SimulatedModel): string {
  return 'route' in reference ? reference.route : 'the derivative worked out by hand';
}

type Tissue = Readonly<Record<string, number>>;
type Protocol = readonly Tissue[];
type Rows = readonly (readonly number[])[];

function compare(model: AnyModel, reference: AnalyticModel | SimulatedModel, tissue: Tissue, protocol: Protocol) {
  const names = Object.keys(model.parameters);
  const samples = <T>(a: Arithmetic<T>, θ: readonly T[], lift: (t: number) => T): T[] =>
    channelled(
      model.signal<T>(
        a,
        Object.fromEntries(names.map((name, i) => [name, θ[i] as T])),
        protocol.map((at) => Object.fromEntries(Object.entries(at).map(([name, t]) => [name, lift(t)]))),
      ),
    );
  const x = names.map((name) => tissue[name]!);
  const wanted = rowsOf(reference, names, tissue, protocol);
  const dual = jacobian(numbers, samples, x);
  const forward = wanted.map((_, k) => [dual.value[k]!, ...dual.jacobian[k]!]);
  const reverse = walkedBack(samples, x);
  const plain = (θ: readonly number[]): number[] => samples(numbers, θ, (t) => t);
  const slopesByDifferences = differences(plain, x);
  const central = plain(x).map((value, k) => [value, ...slopesByDifferences[k]!]);
  return { forward: apart(forward, wanted), reverse: apart(reverse, wanted), central: apart(central, wanted) };
}

type Samples = <T>(a: Arithmetic<T>, θ: readonly T[], lift: (t: number) => T) => T[];

/** Rows by reverse mode: every sample walked back in one graph. */
function walkedBack(samples: Samples, x: readonly number[]): Rows {
  const θ = x.map((each) => new Value(each));
  return samples<Value | number>(values, θ, (t) => t).map((sample) => {
    for (const each of θ) each.grad = 0; // a walk sets what it reaches
    if (typeof sample === 'number') return [sample, ...x.map(() => 0)];
    sample.backward();
    return [sample.data, ...θ.map(({ grad }) => grad)];
  });
}

/** A row for each real channel: its sample, then its slopes. */
function rowsOf(
  reference: AnalyticModel | SimulatedModel,
  names: readonly string[],
  tissue: Tissue,
  protocol: Protocol,
): Rows {
  if ('samples' in reference) {
    return reference
      .samples(tissue, protocol)
      .map(({ signal, slopes }) => [signal, ...names.map((name) => slopes[name]!)]);
  }
  return protocol.flatMap((at) => {
    const slopes = reference.slopes(tissue, at);
    const row = [reference.signal(tissue, at), ...names.map((name) => slopes[name]!)];
    if (row.every((each) => typeof each === 'number')) return [row];
    return [0, 1].map((part) => row.map((each) => (typeof each === 'number' ? (part === 0 ? each : 0) : each[part]!)));
  });
}

/** Per column: the largest |difference| relative to the largest |entry| of the reference. */
function apart(found: Rows, reference: Rows): number[] {
  return (reference[0] ?? []).map((_, i) => {
    const scale = Math.max(...reference.map((row) => Math.abs(row[i]!)));
    const largest = Math.max(...reference.map((row, k) => Math.abs((found[k]?.[i] as number) - row[i]!)));
    return largest === 0 ? 0 : largest / scale;
  });
}
