import { type CompileOptions, compile } from '@fishergrad/engine/compile';
import { estimated } from './experiment.ts';
import { Judge } from './judge.ts';
import { boundTape, type MapDesign, settingName } from './mapDesign.ts';
import { openColumns, type ParameterColumns } from './parameterColumns.ts';

/** Bounds of many tissues: one row each. */
export interface CrlbMap {
  /** SDs in SI units, by the name of the parameter or derived quantity; NaN where a row has no bound. */
  readonly sd: Readonly<Record<string, Float64Array>>;
  /** One per row: 1 where it has a bound, 0 where it is not identifiable or not finite. */
  readonly identifiable: Uint8Array;
  /** Why a row has no bound, in a sentence; undefined where it has one. */
  readonly why: (row: number) => string | undefined;
}

/** A bound as a function of columns. */
export type CompiledCrlb<P extends string, S extends string> = (
  columns: ParameterColumns<P>,
  options?: CrlbMapOptions<S>,
) => CrlbMap;

/** What may change from call to call. */
export interface CrlbMapOptions<S extends string> {
  /** Another protocol of as many acquisitions, where the map was compiled with `protocol: 'free'`. */
  readonly protocol?: readonly Readonly<Record<S, number>>[];
  /** A map of an earlier call with as many rows, whose columns are overwritten: nothing is allocated. */
  readonly reuse?: CrlbMap;
}

/** How a bound is compiled. */
export interface CompileCrlbOptions extends Pick<CompileOptions, 'backEnd'> {
  /** `fixed` (default): folded into the code, which is fastest. `free`: another protocol of as many acquisitions may follow. */
  readonly protocol?: 'fixed' | 'free';
}

/**
 * The Cramér–Rao bound compiled for maps: call it with columns of parameter values, again and again.
 *
 * Rows go through the compiled road; those near a singular information matrix, or whose samples hardly move with a
 * parameter, are decided by `crlb` itself, so that every row has the number, or the refusal, that `crlb` gives it.
 *
 * @throws RangeError when nothing is to be estimated
 */
export function compileCrlb<P extends string, S extends string>(
  design: MapDesign<P, S>,
  { protocol: at = 'fixed', backEnd }: CompileCrlbOptions = {},
): CompiledCrlb<P, S> {
  if (estimated(design).length === 0)
    throw new RangeError('nothing is to be estimated: every parameter is taken as known');
  const { tape, told } = boundTape(design);
  const settings = tape.inputs.slice(Object.keys(design.model.parameters).length);
  const free = at === 'free';
  const program = compile(tape, {
    batch: true,
    fixed: { ...design.tissue, ...(free ? {} : numbersOf(settings, design.protocol)) },
    shared: free ? settings : [],
    ...(backEnd && { backEnd }),
  });
  let doubts = doubtColumns(0);
  return (given, { protocol = design.protocol, reuse } = {}) => {
    checkProtocol(design, protocol, free);
    const columns = openColumns(design, given);
    const shared = free ? Object.values(numbersOf(settings, protocol)).map((x) => Float64Array.of(x)) : [];
    const rows = [...columns.values()][0]?.length ?? 1;
    if (doubts[0].length !== rows) doubts = doubtColumns(rows);
    const sd = told.map((name) => (reuse ? reuse.sd[name]! : new Float64Array(rows)));
    program.into([...columns.values(), ...shared], [...sd, ...doubts]);
    const judge = new Judge({ ...design, protocol }, columns, told);
    const identifiable = judge.all(sd, ...doubts, reuse?.identifiable);
    return {
      sd: Object.fromEntries(told.map((name, k) => [name, sd[k]!])),
      identifiable,
      why: (row) => (identifiable[row] === 0 ? judge.refusal(row) : undefined),
    };
  };
}

/** Confusion and faintness of every row, kept from call to call. */
function doubtColumns(rows: number): [Float64Array, Float64Array] {
  return [new Float64Array(rows), new Float64Array(rows)];
}

function numbersOf<S extends string>(
  settings: readonly string[],
  protocol: readonly Readonly<Record<S, number>>[],
): Record<string, number> {
  const all = protocol.flatMap((each, k) =>
    Object.entries<number>(each).map(([name, x]): [string, number] => [settingName(name, k), x]),
  );
  const known = new Map(all);
  return Object.fromEntries(settings.map((name) => [name, known.get(name)!]));
}

function checkProtocol<P extends string, S extends string>(
  design: MapDesign<P, S>,
  protocol: MapDesign<P, S>['protocol'],
  free: boolean,
): void {
  if (!free && protocol !== design.protocol) {
    throw new TypeError(
      "This map was compiled for one protocol; compile it with { protocol: 'free' } to give another.",
    );
  }
  if (protocol.length !== design.protocol.length) {
    const [found, wanted] = [protocol.length, design.protocol.length];
    throw new RangeError(`This map was compiled for ${wanted} acquisitions, and the protocol has ${found}.`);
  }
}

/**
 * The Cramér–Rao bound of many tissues under one protocol: columns of parameter values in, columns of SDs out.
 *
 * @throws as `compileCrlb`; and TypeError or RangeError naming every column that is missing or of another length
 *
 * @example
 * ```ts
 * import { gaussian, t2star } from '@fishergrad/models';
 *
 * const protocol = [0.14e-3, 3.54e-3, 6.94e-3, 10.34e-3, 13.74e-3, 17.14e-3].map((TE) => ({ TE }));
 * const roles = { S0: 'estimate', T2star: 'estimate' } as const;
 * const design = { model: t2star, noise: gaussian(0.02), protocol, roles }; // σ per real channel
 * const map = crlbMap(design, { S0: 1, T2star: Float64Array.of(0.005, 0.01, 0.02) }); // s
 * map.sd.T2star![1]; // ~> 3.507777374957e-4
 * ```
 */
export function crlbMap<P extends string, S extends string>(
  design: MapDesign<P, S>,
  columns: ParameterColumns<P>,
): CrlbMap {
  return compileCrlb(design)(columns);
}
