import { type Arithmetic, jacobian, record, type Tape } from '@fishergrad/engine';
import { compile } from '@fishergrad/engine/compile';
import type { Box } from '@fishergrad/optimize';
import { rootInformation } from '../information/fisher.ts';
import { opened } from '../information/opened.ts';
import { groupsOf } from './groups.ts';
import { withoutPriors } from './priors.ts';
import type { Setup } from './problem.ts';

/** Where a single acquisition may be: ranges of the settings that are free, and the values of the others. */
export interface Region extends Box {
  /** The free settings, in the order of the limits. */
  readonly settings: readonly string[];
  /** Every other setting, SI. */
  readonly rest: Readonly<Record<string, number>>;
  /** The time that an acquisition takes, s, as a formula, where the question is what one second tells. */
  readonly duration?: <T>(a: Arithmetic<T>, at: Readonly<Record<string, T>>) => T;
}

/** What acquisitions at some places tell one tissue: rows of the root of the information, and their slopes in the settings. */
export interface Told {
  /** Rows per acquisition. */
  readonly channels: number;
  /** Unknowns. */
  readonly width: number;
  /** `rows[c · width + i][place]`. */
  readonly rows: readonly Float64Array[];
  /** `slopes[setting][c · width + i][place]`. */
  readonly slopes: readonly (readonly Float64Array[])[];
}

/** What acquisitions tell each tissue, at places given as one column of values for each free setting. */
export type Telling = (places: readonly Float64Array[]) => readonly Told[];

/**
 * What single acquisitions of a region tell each tissue, with priors left out: recorded once, run on many places.
 *
 * The samples of the model must not depend on each other's settings.
 */
export function tellingOf(setups: readonly Setup[], region: Region): Telling {
  const groups = groupsOf(setups).map((places) => ({ places, ask: asked(setups, places, region) }));
  return (places) => {
    const all = new Array<Told>(setups.length);
    for (const group of groups) group.places.forEach((at) => (all[at] = group.ask(at, places)));
    return all;
  };
}

function asked(
  setups: readonly Setup[],
  places: readonly number[],
  region: Region,
): (at: number, columns: readonly Float64Array[]) => Told {
  const setup = setups[places[0]!]!;
  const names = Object.keys(setup.tissue);
  const { tape, channels, width } = recorded(setup, names, region);
  const compiled = compile(tape, { shared: names.map((name) => `tissue ${name}`), batch: true });
  const size = channels * width;
  return (at, columns) => {
    const tissue = names.map((name) => Float64Array.of(setups[at]!.tissue[name]!));
    const out = compiled([...columns, ...tissue]);
    const slopes = region.settings.map((_, k) => out.slice(size * (k + 1), size * (k + 2)));
    const told = { channels, width, rows: out.slice(0, size), slopes };
    silence(told);
    return told;
  };
}

/** A place at which the formula is not a number is none where anything can be measured: it tells nothing. */
function silence({ rows, slopes }: Told): void {
  for (let place = 0; place < rows[0]!.length; place++) {
    if (rows.every((row) => Number.isFinite(row[place]))) continue;
    for (const row of [...rows, ...slopes.flat()]) row[place] = 0;
  }
}

function recorded(
  { model, noise, roles }: Setup,
  names: readonly string[],
  { settings, rest, duration }: Region,
): { readonly tape: Tape; readonly channels: number; readonly width: number } {
  let [channels, width] = [0, 0];
  const tape = record([...settings, ...names.map((name) => `tissue ${name}`)], (a, all) => {
    const n = settings.length;
    const found = jacobian(
      a,
      <U>(b: Arithmetic<U>, x: readonly U[], lift: (t: (typeof all)[number]) => U) => {
        const constants = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, b.constant(value)]));
        const at = { ...constants, ...Object.fromEntries(settings.map((key, k) => [key, x[k]!])) };
        const tissue = Object.fromEntries(names.map((name, k) => [name, lift(all[n + k]!)]));
        const experiment = opened({ model, noise, roles: withoutPriors(roles), tissue, protocol: [at] }, b.constant);
        const rows = rootInformation<U, string, string>(b, experiment);
        [channels, width] = [rows.length, rows[0]!.length];
        const root = duration && b.sqrt(duration<U>(b, at));
        return rows.flatMap((row) => (root === undefined ? row : row.map((entry) => b.div(entry, root))));
      },
      all.slice(0, n),
    );
    return [...found.value, ...settings.flatMap((_, k) => found.jacobian.map((row) => row[k]!))];
  });
  return { tape, channels, width };
}
