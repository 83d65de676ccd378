import { type Arithmetic, numbers } from '@fishergrad/engine';
import { compile } from '@fishergrad/engine/compile';
import { isWithin } from '../../signal/quantity.ts';
import { covarianceRoot, movedBy } from '../covarianceRoot.ts';
import { channelsOf } from '../channelsOf.ts';
import { type Experiment, unknowns } from '../experiment.ts';
import { gram } from '../fisher.ts';
import { HARDER, isClear, sightOf } from '../identifiability.ts';
import { derivedSlopes, type MapDesign, recordDesign } from './mapDesign.ts';
import { norm } from '../norm.ts';
import { erring, slippedAngles } from '../rounding.ts';
import { rootOf } from '../rootOf.ts';
import type { Rows } from '../rows.ts';
import { nothingSeen, watching } from './watching.ts';

/** Angles beyond this (rad) are all but rounding: what comes out depends on the order of the operations. */
const TURNED = 1e10;

/** Closer to what counts as seen than by this factor, another rounding might decide otherwise. */
const CLOSE = 10;

/** The SDs of one experiment, `refused` where it is not identifiable, or undefined where only `crlb` itself can say. */
export type CloseLook<P extends string, S extends string> = (
  experiment: Experiment<P, S>,
) => readonly number[] | 'refused' | undefined;

/**
 * What `crlb` does, about ten times as fast, without its sentences: R comes from a compiled tape, which gives the same
 * bits; the spectrum and the thresholds are the same code. How R is rounded is found from the same tape, where a change
 * that happens to be exactly 0 is carried on, which `crlb` leaves out: where that might decide, `crlb` is asked.
 */
export function closeLook<P extends string, S extends string>(design: MapDesign<P, S>): CloseLook<P, S> {
  const width = unknowns(design).length;
  let [samples, height] = [0, 0];
  const tape = recordDesign(design, <T>(a: Arithmetic<T>, e: Experiment<P, S, T>) => {
    const { turn, mean, parts } = looked(a, e);
    [samples, height] = [mean.length, parts[0]!.length];
    return [turn, ...mean, ...parts.flat(2).map((x) => (typeof x === 'number' ? a.constant(x) : x))];
  });
  const program = compile(tape, { exact: true });
  const [x, out] = [new Float64Array(tape.inputs.length), new Float64Array(tape.outputs.length)];
  const parameters = Object.keys(design.model.parameters) as P[];
  const settings = Object.keys(design.model.settings) as S[];
  return ({ tissue, protocol }) => {
    if (!parameters.every((name) => isWithin(design.model.parameters[name], tissue[name]))) return 'refused';
    let k = 0;
    for (const name of parameters) x[k++] = tissue[name];
    for (const at of protocol) for (const name of settings) x[k++] = at[name];
    program.at(x, out);
    return out.every(Number.isFinite) && out[0]! <= TURNED ? verdict(out, { width, samples, height }) : undefined;
  };
}

/** All angles together; μ; and R, R erring, R erring harder and the slopes of derived quantities, one below the other. */
function looked<T, P extends string, S extends string>(
  a: Arithmetic<T>,
  e: Experiment<P, S, T>,
): { turn: T; mean: readonly T[]; parts: Rows<T | 0>[] } {
  const seen = nothingSeen<T>();
  const channels = channelsOf(watching(a, seen), e);
  const erred = [1, HARDER].map((scale) => {
    const [b, slipped] = [erring(a, scale), slippedAngles(a, e, scale)];
    return rootOf(b, slipped, channelsOf(b, slipped));
  });
  const slopes = derivedSlopes(a, e).map(([, each]) => each);
  const turn = a.add(...Array.from(seen.angles, (x) => a.abs(x)));
  return { turn, mean: channels.mean, parts: [rootOf(a, e, channels), ...erred, slopes] };
}

/** From a row of outputs: one number for the angles, the samples, then rows of `width`. */
interface Layout {
  readonly width: number;
  readonly samples: number;
  /** How many rows R has. */
  readonly height: number;
}

function verdict(out: Float64Array, { width, samples, height }: Layout): ReturnType<CloseLook<string, string>> {
  const rows = (from: number, to: number): number[][] => {
    const found: number[][] = [];
    for (let at = 1 + samples + from * width; found.length < to - from; at += width) {
      found.push([...out.subarray(at, at + width)]);
    }
    return found;
  };
  const R = rows(0, height);
  if (!gram(numbers, R).every((row) => row.every(Number.isFinite))) return undefined;
  const rounding = (times: number): Rows<number> =>
    rows(times * height, (times + 1) * height).map((row, k) => row.map((x, i) => x - R[k]![i]!));
  const sight = sightOf(R, rounding(1), () => rounding(2));
  if (sight.clarity > 1 / CLOSE && sight.clarity < CLOSE) return undefined;
  if (!isClear(sight)) return 'refused';
  const C = covarianceRoot(sight.spectrum);
  const sds = C.map((row) => norm(row));
  if (!sds.every((sd) => sd > 0 && sd < Infinity)) return undefined;
  const slopes = rows(3 * height, (out.length - 1 - samples) / width);
  return [...sds, ...slopes.map((each) => norm(movedBy(C, each)))];
}
