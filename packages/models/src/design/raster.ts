import { multiple } from './multiple.ts';
import type { Space } from './space.ts';

const TRIES = 100_000;

type Row<S extends string> = Readonly<Record<S, number>>;
/** The step of each setting that has one, SI. */
export type Raster<S extends string> = Readonly<Partial<Record<S, number>>>;

/**
 * The protocol on the raster of the scanner: every free value a whole multiple of the step of its setting, as near to the given
 * ones as what the space promises allows (range, spacing, slew, even trains, budget).
 *
 * Where `allowed` refuses that, the neighbors are tried: the multiples just below and above each given value, the nearest first,
 * acquisition after acquisition, until one is allowed and keeps what the space promises.
 *
 * @param protocol settings of each acquisition, SI, as {@link Space} made them
 * @param raster the step of each setting that has one, SI
 * @param allowed whether a protocol may be played; it must then also allow each beginning of it, as ranges, spacings and sums do
 * @throws RangeError where no neighbor is allowed, or none was among the first 100 000
 *
 * @example
 * ```ts
 * import { rounded, space, spacedValues } from '@fishergrad/models/design';
 *
 * const TE = space({ TE: spacedValues(2, 0.00014, 0.06, 0.001) });
 * rounded(TE, [{ TE: 0.003542 }, { TE: 0.004544 }], { TE: 1e-5 }); // => [{ TE: 0.00354 }, { TE: 0.00454 }]
 * ```
 */
export function rounded<S extends string>(
  space: Space<S>,
  protocol: readonly Row<S>[],
  raster: Raster<S>,
  allowed: (protocol: readonly Row<S>[]) => boolean = () => true,
): Row<S>[] {
  refuseSteps(raster);
  const count = Math.min(protocol.length, space.count ?? protocol.length);
  const choices = protocol.map((row, k) => (k < count ? neighbors(row, raster) : [row]));
  const nearest = space.onRaster?.(protocol, raster) ?? choices.map(([row]) => row!);
  if (allowed(nearest)) return [...nearest];
  return search(choices, allowed, (found) => same(found, space.onRaster?.(found, raster) ?? found));
}

/** What is on the raster and keeps what the space promises stays where it is when brought there. */
function same<S extends string>(one: readonly Row<S>[], other: readonly Row<S>[]): boolean {
  return one.every((row, k) => (Object.keys(row) as S[]).every((setting) => row[setting] === other[k]![setting]));
}

function refuseSteps<S extends string>(raster: Raster<S>): void {
  for (const [setting, step] of Object.entries<number | undefined>(raster))
    if (step !== undefined && !(step > 0 && step < Infinity))
      throw new RangeError(`the raster of ${setting} must be a positive step, not ${step}`);
}

/** The settings of an acquisition on the raster, each down or up; those with the nearest values first. */
function neighbors<S extends string>(row: Row<S>, raster: Raster<S>): Row<S>[] {
  let rows: { readonly row: Row<S>; readonly away: number }[] = [{ row, away: 0 }];
  for (const [setting, step] of Object.entries(raster) as [S, number | undefined][]) {
    if (step === undefined) continue;
    const steps = row[setting] / step;
    const down = Math.floor(steps);
    rows = rows.flatMap((each) =>
      [down, down + 1].map((k) => ({
        row: { ...each.row, [setting]: multiple(k, step) },
        away: each.away + Math.abs(k - steps),
      })),
    );
  }
  return rows.toSorted((x, y) => x.away - y.away).map((each) => each.row);
}

/** Chooses acquisition after acquisition, and goes back where a beginning leads nowhere. */
function search<S extends string>(
  choices: readonly (readonly Row<S>[])[],
  allowed: (protocol: readonly Row<S>[]) => boolean,
  kept: (protocol: readonly Row<S>[]) => boolean,
): Row<S>[] {
  const tried = choices.map(() => 0);
  const chosen: Row<S>[] = [];
  for (let tries = 0; tries < TRIES; tries++) {
    const k = chosen.length;
    if (k === choices.length && kept(chosen)) return chosen;
    const next = choices[k]?.[tried[k]!++];
    if (next === undefined) {
      if (k < choices.length) tried[k] = 0;
      if (chosen.pop() === undefined) throw new RangeError(nothing('no protocol'));
    } else if (allowed([...chosen, next])) chosen.push(next);
  }
  throw new RangeError(nothing(`none of the first ${TRIES} protocols`));
}

function nothing(none: string): string {
  return `${none} on the raster next to the one given is allowed: take a finer raster, or leave it more room`;
}
