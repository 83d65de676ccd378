import type { Quantity } from './quantity.ts';
import type { AnyModel, Demand } from './signalModel.ts';

/** A demand that an acquisition does not meet. */
export interface Unmet {
  /** The setting it is about. */
  readonly of: string;
  /** What that must be, after its name. */
  readonly says: string;
  /** The first acquisition that does not meet it, from 0. */
  readonly acquisition: number;
}

/**
 * What the settings of a protocol should be to each other, and are not, once for each setting: the demands of its model, and that a setting common to
 * all acquisitions has one value.
 *
 * @example
 * ```ts
 * import { amplitude, inCommon, sampleTime, signalModel } from '@fishergrad/models';
 *
 * const cycle = signalModel({
 *   ...{ name: 'cycle', title: 'a cycle', formula: 'A', latex: 'A', reference: 'none' },
 *   parameters: { A: amplitude('signal') },
 *   settings: { TR: inCommon(sampleTime('repetition time', [1, 5])) },
 *   typical: { tissue: { A: 1 }, protocol: [{ TR: 2 }] },
 *   signal: (_, { A }, protocol) => protocol.map(() => A),
 * });
 * unmet(cycle, [{ TR: 2 }, { TR: 3 }]); // => [{ of: 'TR', says: 'must be the same in every acquisition', acquisition: 1 }]
 * ```
 */
export function unmet<S extends string>(
  { settings, demands = [] }: Pick<AnyModel<string, S>, 'settings' | 'demands'>,
  protocol: readonly Readonly<Record<S, number>>[],
): Unmet[] {
  const all = [...commonDemands(settings), ...demands].flatMap(({ of, says, holds }) => {
    const acquisition = protocol.findIndex((at, k) => !holds(at, k, protocol));
    return acquisition < 0 ? [] : [{ of, says, acquisition }];
  });
  return all.filter(({ of }, i) => all.findIndex((each) => each.of === of) === i); // further ones may only follow from it
}

/** That what is common to a protocol has one value. */
export function commonDemands<S extends string>(settings: Readonly<Record<S, Quantity>>): Demand<S>[] {
  return (Object.keys(settings) as S[])
    .filter((name) => settings[name].common)
    .map((of) => ({
      of,
      says: 'must be the same in every acquisition',
      holds: (at, _, protocol) => at[of] === protocol[0]?.[of],
    }));
}
