import type { Arithmetic } from '@fishergrad/engine';
import type { AnyModel, Sample } from '../signal/signalModel.ts';

/**
 * Several models of one tissue as one, whose samples follow each other: so many of each.
 *
 * @example
 * ```ts
 * import { exponentialDecay, t2star } from '@fishergrad/models';
 *
 * Object.keys(joinedModel([t2star, exponentialDecay] as unknown as AnyModel[], [3, 2]).parameters); // => ['S0', 'T2star', 'A', 'tau']
 * ```
 */
export function joinedModel(models: readonly AnyModel[], counts: readonly number[]): AnyModel {
  const begins = models.map((_, i) => counts.slice(0, i).reduce((sum, count) => sum + count, 0));
  const text = (of: (model: AnyModel) => string, between: string): string => [...new Set(models.map(of))].join(between);
  return {
    name: text(({ name }) => name, ' + '),
    title: text(({ title }) => title, '; '),
    formula: text(({ formula }) => formula, '; '),
    latex: text(({ latex }) => latex, String.raw`;\quad `),
    reference: text(({ reference }) => reference, '; '),
    parameters: merged(models.map(({ parameters }) => parameters)),
    settings: merged(models.map(({ settings }) => settings)),
    typical: { tissue: merged(models.map(({ typical }) => typical.tissue)), protocol: [] }, // those of the parts do not go together
    derived: merged(models.map(({ derived = {} }) => derived)),
    signal: <T>(a: Arithmetic<T>, tissue: Readonly<Record<string, T>>, at: readonly Readonly<Record<string, T>>[]) =>
      models.flatMap((model, i): readonly Sample<T>[] =>
        model.signal<T>(a, tissue, at.slice(begins[i], begins[i]! + counts[i]!)),
      ),
  };
}

/** Records as one, the last that has a name counting. */
export function merged<V>(records: readonly Readonly<Record<string, V>>[]): Record<string, V> {
  return Object.assign({}, ...records) as Record<string, V>;
}
