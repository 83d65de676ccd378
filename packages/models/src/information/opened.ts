import type { Quantity } from '../signal/quantity.ts';
import type { Noise } from './noise/noise.ts';
import { type Experiment, unknowns } from './experiment.ts';

const done = new WeakSet<object>();

/**
 * The same experiment with what is unknown of its noise as parameters, of which no mean depends: nuisances after those of the
 * tissue. An experiment whose noise is known is returned as it is, and so is one that is opened already.
 *
 * @throws RangeError when the model has a parameter of that name already
 */
export function opened<E extends Pick<Experiment, 'model' | 'noise' | 'roles'> & { readonly tissue?: object }>(
  experiment: E,
  constant: (c: number) => unknown = (c) => c,
): E {
  const { model, noise, roles, tissue } = experiment;
  const extra = noise.unknowns ?? [];
  if (extra.length === 0 || done.has(model)) return experiment;
  const taken = extra.find(({ name }) => Object.hasOwn(model.parameters, name));
  if (taken) {
    const both = `${model.name} has a parameter ${taken.name}, and so has noise of unknown size`;
    throw new RangeError(`${both}: call that of the model otherwise`);
  }
  const more = <V>(of: (each: (typeof extra)[number]) => V): Record<string, V> =>
    Object.fromEntries(extra.map((each) => [each.name, of(each)]));
  const wide = { ...model, parameters: { ...model.parameters, ...more(quantityOf) } };
  done.add(wide);
  return {
    ...experiment,
    model: wide,
    roles: { ...roles, ...more(() => 'nuisance') },
    tissue: { ...tissue, ...more(({ value }) => constant(value)) },
  };
}

/** Where among the unknowns of an opened experiment those of its noise stand. */
export function noisePlaces(experiment: Parameters<typeof unknowns>[0] & { readonly noise: Noise }): number[] {
  const names = unknowns(experiment);
  return (experiment.noise.unknowns ?? []).map(({ name }) => names.indexOf(name));
}

function quantityOf({ means, unit, value }: NonNullable<Noise['unknowns']>[number]): Quantity {
  return { means, unit, lower: 0, above: true, upper: Infinity, usual: [value / 2, 2 * value] };
}
