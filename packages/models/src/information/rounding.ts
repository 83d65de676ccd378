import { type Arithmetic, arithmeticFrom, numbers } from '@fishergrad/engine';
import type { Quantity } from '../signal/quantity.ts';
import type { Experiment } from './experiment.ts';
import { channelsOf } from './channelsOf.ts';
import { rootOf } from './rootOf.ts';
import type { Rows } from './rows.ts';

/**
 * How much of R is rounding: the change of every entry when each operation on the way errs by a unit or two in the last
 * place (times `scale`), in a fixed pattern, and so does every angle that goes in.
 *
 * An entry that ought to be 0, such as a slope sin 2πk, comes out as some 1e-16 of nothing; scaled to length 1 it would
 * pass for information. What moves with the last digits is known to be none. Errors that two columns share, such as
 * that of a large phase, move them together, as they should.
 */
export function roundingOf<P extends string, S extends string>(
  experiment: Experiment<P, S>,
  R: Rows<number>,
  scale = 1,
): Rows<number> {
  const a = erring(numbers, scale);
  const slipped = slippedAngles(numbers, experiment, scale);
  const erred = rootOf(a, slipped, channelsOf(a, slipped));
  return R.map((row, k) => row.map((entry, i) => erred[k]![i]! - entry));
}

/** An arithmetic whose every operation errs a little, in a fixed pattern; but for those that cannot. */
export function erring<T>(a: Arithmetic<T>, scale: number): Arithmetic<T> {
  let count = 0;
  return arithmeticFrom<T>(a.constant, (rule, x, y, z) => {
    const [result, off] = [a.apply(rule, x, y, z), Number.EPSILON * scale * ulps(++count)];
    // Else the exponent 2 − 1 of the slope of x² were none that a negative x can have, and "not" of what holds, 1 − 1, would
    // hold as well.
    if (EXACT.has(rule.name) || (WHOLE.has(rule.name) && isWhole(x) && isWhole(y))) return result;
    return a.mul(result, 1 + off);
  });
}

/**
 * The same experiment with its angles off by some units in the last place: no double is 180°, and what sin π is of it is no
 * signal. By more than an operation errs, so that none undoes it.
 */
export function slippedAngles<T, P extends string, S extends string>(
  a: Arithmetic<T>,
  experiment: Experiment<P, S, T>,
  scale: number,
): Experiment<P, S, T> {
  const { model, tissue, protocol } = experiment;
  let count = 0;
  const slip = <K extends string>(values: Readonly<Record<K, T>>, angles: readonly K[]): Readonly<Record<K, T>> => {
    if (angles.length === 0) return values;
    const all = angles.map((name): [K, T] => {
      const off = 3 * Number.EPSILON * scale * ulps(++count);
      return [name, isWhole(values[name]) ? values[name] : a.mul(values[name], 1 + off)];
    });
    return { ...values, ...(Object.fromEntries(all) as Record<K, T>) };
  };
  const settings = anglesAmong(model.settings);
  return {
    ...experiment,
    tissue: slip(tissue, anglesAmong(model.parameters)),
    protocol: settings.length === 0 ? protocol : protocol.map((at) => slip(at, settings)),
  };
}

function anglesAmong<K extends string>(quantities: Readonly<Record<K, Quantity>>): K[] {
  return (Object.keys(quantities) as K[]).filter((name) => quantities[name].unit === 'rad');
}

/** Operations that choose, and do not round. */
const EXACT: ReadonlySet<string> = new Set(['step', 'where', 'min', 'max', 'abs', 'relu']);
/** Operations that are exact on whole numbers. */
const WHOLE: ReadonlySet<string> = new Set(['add', 'sub', 'mul', 'neg']);
/** Whole numbers up to this size have products that are whole numbers too, in doubles. */
const LARGEST = 2 ** 26;

function isWhole(x: unknown): boolean {
  return Number.isInteger(x) && Math.abs(x as number) <= LARGEST;
}

/** −2, −1, 1 or 2, spread evenly and the same every time (multiples of the golden ratio). */
function ulps(count: number): number {
  return [-2, -1, 1, 2][Math.floor(4 * ((count * 0.6180339887498949) % 1))]!;
}
