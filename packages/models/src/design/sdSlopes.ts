import { type Arithmetic, gradient, numbers } from '@fishergrad/engine';
import type { Experiment } from '../information/experiment.ts';
import { rootInformation } from '../information/fisher.ts';
import { opened } from '../information/opened.ts';
import { targetsOf } from './aim.ts';
import { dotOver, moves, triangle } from './triangle.ts';

/** The bound of a quantity, and what a small change of each setting does to it. */
export interface SdSlopes<S extends string = string> {
  /** Its SD, SI. */
  readonly sd: number;
  /** ∂SD/∂setting, SI, one record per acquisition. */
  readonly slopes: readonly Readonly<Record<S, number>>[];
}

/**
 * How the bound of a parameter, or of a derived quantity, moves with every setting of the protocol: exact slopes, by one walk
 * backward through the bound.
 *
 * @param of a parameter that is not known, or a derived quantity
 * @throws RangeError when it is neither
 *
 * @example
 * ```ts
 * import { gaussian, t2star } from '@fishergrad/models';
 *
 * const { slopes } = sdSlopes(
 *   {
 *     model: t2star,
 *     noise: gaussian(0.02),
 *     tissue: { S0: 1, T2star: 0.01 },
 *     protocol: [{ TE: 0 }, { TE: 0.01108857552878545 }], // the best spacing of two
 *     roles: { S0: 'estimate', T2star: 'estimate' },
 *   },
 *   'T2star',
 * );
 * Math.abs(slopes[1]!.TE) < 1e-12; // => true
 * ```
 */
export function sdSlopes<P extends string, S extends string>(experiment: Experiment<P, S>, of: string): SdSlopes<S> {
  const { protocol } = experiment;
  const names = Object.keys(experiment.model.settings) as S[];
  const width = names.length;
  const found = gradient(
    numbers,
    <T>(a: Arithmetic<T>, x: readonly T[], lift: (t: number) => T): T => {
      const tissue = Object.fromEntries(
        Object.entries<number>(experiment.tissue).map(([key, value]) => [key, lift(value)]),
      );
      const at = protocol.map((_, k) => Object.fromEntries(names.map((name, i) => [name, x[k * width + i]!])));
      const open = opened({ ...(experiment as unknown as Experiment), tissue, protocol: at }, a.constant);
      const U = triangle<T>(a, rootInformation<T, string, string>(a, open));
      const y = moves(a, U, targetsOf<T>(a, open, [{ name: of, weight: 1 }])[0]!.slopes);
      return a.sqrt(dotOver(a, y, y));
    },
    protocol.flatMap((at) => names.map((name) => at[name])),
  );
  const slopes = protocol.map(
    (_, k) => Object.fromEntries(names.map((name, i) => [name, found.gradient[k * width + i]!])) as Record<S, number>,
  );
  return { sd: found.value, slopes };
}
