import type { Arithmetic } from '@fishergrad/engine';
import { domain, isWithin, type Quantity } from '../signal/quantity.ts';
import type { AnyModel, Demand, Sample } from '../signal/signalModel.ts';
import { commonDemands } from '../signal/unmet.ts';

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
  const parameters = joinedParameters(models.map((model) => model.parameters));
  const derived = Object.entries(merged(models.map((model) => model.derived ?? {})));
  return {
    name: text(({ name }) => name, ' + '),
    title: text(({ title }) => title, '; '),
    formula: text(({ formula }) => formula, '; '),
    latex: text(({ latex }) => latex, String.raw`;\quad `),
    reference: text(({ reference }) => reference, '; '),
    parameters,
    settings: joinedSettings(models.map((model) => model.settings)),
    typical: { tissue: merged(models.map(({ typical }) => typical.tissue)), protocol: [] }, // those of the parts do not go together
    // What one derives and another has as a parameter are two quantities of one name, of which the parameter keeps it.
    derived: Object.fromEntries(derived.filter(([name]) => !Object.hasOwn(parameters, name))),
    demands: models.flatMap((model, i) => partDemands(model, begins[i]!, counts[i] ?? 0)),
    signal: <T>(a: Arithmetic<T>, tissue: Readonly<Record<string, T>>, at: readonly Readonly<Record<string, T>>[]) =>
      models.flatMap((model, i): readonly Sample<T>[] =>
        model.signal<T>(a, tissue, at.slice(begins[i], begins[i]! + counts[i]!)),
      ),
  };
}

type Quantities = Readonly<Record<string, Quantity>>;

/** Parameters that several models share may be what all of them allow, and are known by name only where all know them. */
function joinedParameters(all: readonly Quantities[]): Quantities {
  return joinedBy(all, (one, other) => {
    const { nominal, ...last } = other;
    const above = [one, other].some((each) => each.above && each.lower === Math.max(one.lower, other.lower));
    return {
      ...last,
      lower: Math.max(one.lower, other.lower),
      upper: Math.min(one.upper, other.upper),
      ...(above && { above }),
      ...(nominal !== undefined && one.nominal === nominal && { nominal }),
    };
  });
}

/** Settings of one name may be what any of the models allows: what its own model demands is asked of each acquisition. */
function joinedSettings(all: readonly Quantities[]): Quantities {
  const loose = ({ means, unit, lower, upper, usual }: Quantity): Quantity => ({ means, unit, lower, upper, usual });
  const free = all.map((settings) =>
    Object.fromEntries(Object.entries(settings).map(([name, each]) => [name, loose(each)])),
  );
  return joinedBy(free, (one, other) => ({
    ...other,
    lower: Math.min(one.lower, other.lower),
    upper: Math.max(one.upper, other.upper),
  }));
}

function joinedBy(all: readonly Quantities[], both: (one: Quantity, other: Quantity) => Quantity): Quantities {
  return all.reduce<Record<string, Quantity>>((joint, quantities) => {
    for (const [name, quantity] of Object.entries(quantities))
      joint[name] = Object.hasOwn(joint, name) ? both(joint[name]!, quantity) : quantity;
    return joint;
  }, {});
}

/** What a model asks of its own acquisitions, in a protocol where they begin at `begin`. */
function partDemands({ settings, demands = [] }: AnyModel, begin: number, count: number): Demand<string>[] {
  const within = Object.entries(settings).map(([of, quantity]) => ({
    ...{ of, says: `must be ${domain(quantity)}` },
    holds: (at: Readonly<Record<string, number>>) => isWithin(quantity, at[of]!),
  }));
  let [whole, own]: [protocol?: readonly unknown[], own?: Parameters<Demand<string>['holds']>[2]] = [];
  return [...within, ...commonDemands(settings), ...demands].map(({ of, says, holds }) => ({
    ...{ of, says },
    holds: (at, k, protocol) => {
      if (k < begin || k >= begin + count) return true;
      if (whole !== protocol) [whole, own] = [protocol, protocol.slice(begin, begin + count)];
      return holds(at, k - begin, own!);
    },
  }));
}

/** Records as one, the last that has a name counting. */
export function merged<V>(records: readonly Readonly<Record<string, V>>[]): Record<string, V> {
  return Object.assign({}, ...records) as Record<string, V>;
}
