import type { Quantity } from '../signal/quantity.ts';
import type { Experiment } from './experiment.ts';
import { joinedModel, merged } from './joinedModel.ts';
import { joinedNoise } from './noise/joinedNoise.ts';
import type { Role } from './role.ts';

/**
 * Several experiments on the same tissue as one: other signals, protocols and noises, the same parameters where they have
 * the same names.
 *
 * Their samples follow each other, and their information adds up. An acquisition has the settings of all models; those that
 * its own model does not ask for have no effect.
 *
 * Where σ is unknown, experiments with the same noise, one object, share it; others have a σ of their own, `sigma1`, `sigma2` …
 *
 * @param given two or more; of a third and further ones the types of names are not kept
 * @throws RangeError where a parameter that they share differs in value, unit or role
 *
 * @example
 * ```ts
 * import { crlb, gaussian, t2star } from '@fishergrad/models';
 *
 * const one = { model: t2star, noise: gaussian(0.02), tissue: { S0: 1, T2star: 0.01 }, roles: { S0: 'estimate', T2star: 'estimate' } } as const;
 * const [early, late] = [{ ...one, protocol: [{ TE: 0 }] }, { ...one, protocol: [{ TE: 0.0128 }] }];
 * crlb(joined([early, late])).parameters.T2star.relativeSd; // ~> 0.0583292306592716
 * ```
 */
export function joined<P1 extends string, S1 extends string, P2 extends string, S2 extends string>(
  given: readonly [Experiment<P1, S1>, Experiment<P2, S2>, ...Experiment[]],
): Experiment<P1 | P2, S1 | S2> {
  return joinedAll(given);
}

function joinedAll(experiments: readonly Experiment[]): Experiment {
  if (experiments.length === 0) throw new RangeError('there is no experiment to join');
  refuseDifferences(experiments);
  const all = merged(settingsOf(experiments));
  const counts = experiments.map(({ protocol }) => protocol.length);
  const protocol = experiments.flatMap((each) => each.protocol.map((at) => ({ ...all, ...at })));
  return {
    model: joinedModel(
      experiments.map(({ model }) => model),
      counts,
    ),
    noise: joinedNoise(experiments.map(({ noise }, i) => ({ noise, count: counts[i]! }))),
    tissue: merged(experiments.map(({ tissue }) => tissue)),
    roles: merged(experiments.map(({ roles }) => roles)),
    protocol,
    ...(experiments.some(({ averages }) => averages) && {
      averages: experiments.flatMap(({ averages, protocol: own }) => averages ?? own.map(() => 1)),
    }),
  };
}

/** One acquisition of each, for the settings that the others do not have. */
function settingsOf(experiments: readonly Experiment[]): Readonly<Record<string, number>>[] {
  return experiments.map(({ protocol }) => protocol[0] ?? {});
}

function refuseDifferences(experiments: readonly Experiment[]): void {
  const met = new Map<string, { value: number; role: Role; unit: Quantity['unit']; model: string }>();
  const issues = experiments.flatMap(({ model, tissue, roles }) =>
    Object.entries(model.parameters).flatMap(([name, { unit }]) => {
      const here = { value: tissue[name]!, role: roles[name]!, unit, model: model.name };
      const there = met.get(name);
      met.set(name, there ?? here);
      return there ? differences(name, there, here) : [];
    }),
  );
  if (issues.length > 0) throw new RangeError(issues.join('\n'));
}

function differences<E extends { value: number; role: Role; unit: string }>(name: string, there: E, here: E): string[] {
  const say = (what: string, one: unknown, other: unknown): string[] =>
    JSON.stringify(one) === JSON.stringify(other)
      ? []
      : [`${name} has the ${what} ${JSON.stringify(one)} in one experiment and ${JSON.stringify(other)} in another`];
  return [
    ...say('value', there.value, here.value),
    ...say('unit', there.unit, here.unit),
    ...say('role', there.role, here.role),
  ];
}
