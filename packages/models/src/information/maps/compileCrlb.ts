import { type CompileOptions, compile } from '@fishergrad/engine/compile';
import type { CrlbMap } from './boundMap.ts';
import type { MapDesign } from './mapDesign.ts';
import { mapRoad } from './mapRoad.ts';
import type { ParameterColumns } from './parameterColumns.ts';

/** A bound as a function of columns. @throws TypeError or RangeError naming all that is missing or of another length */
export type CompiledCrlb<P extends string, S extends string> = (
  columns: ParameterColumns<P>,
  options?: CrlbMapOptions<S>,
) => CrlbMap;

/** What may change from call to call. */
export interface CrlbMapOptions<S extends string> {
  /** Another protocol of as many acquisitions, where the map was compiled with `protocol: 'free'`. */
  readonly protocol?: readonly Readonly<Record<S, number>>[];
  /** A map of an earlier call with as many rows, whose columns are overwritten: none is allocated. */
  readonly reuse?: Pick<CrlbMap, 'sd' | 'identifiable'>;
}

/** How a bound is compiled. */
export interface CompileCrlbOptions extends Pick<CompileOptions, 'backEnd'> {
  /** `fixed` (default): folded into the code, which is fastest. `free`: another protocol of as many acquisitions may follow. */
  readonly protocol?: 'fixed' | 'free';
}

/**
 * The Cramér–Rao bound compiled for maps: call it with columns of parameter values, again and again.
 *
 * Rows go through the compiled road. Those near a singular information matrix, whose samples hardly move with a
 * parameter, or whose sines and cosines turn more than 10⁵ rad, are decided as `crlb` decides, so that every row has
 * the number, or the refusal, that {@link crlb} gives it. {@link compileCrlbParallel} does the same on several threads.
 *
 * @throws RangeError when nothing is to be estimated or measured
 *
 * @example
 * ```ts
 * import { gaussian, t2star } from '@fishergrad/models';
 *
 * const protocol = [0.14e-3, 3.54e-3, 6.94e-3, 10.34e-3, 13.74e-3, 17.14e-3].map((TE) => ({ TE }));
 * const roles = { S0: 'estimate', T2star: 'estimate' } as const;
 * const bounds = compileCrlb({ model: t2star, noise: gaussian(0.02), protocol, roles });
 * const map = bounds({ S0: 1, T2star: Float64Array.of(0.01, 0) }); // s
 * map.sd.T2star![0]; // ~> 3.507777374957e-4
 * map.why(1); // => 'T2star must be greater than 0 s, not 0'
 * ```
 */
export function compileCrlb<P extends string, S extends string>(
  design: MapDesign<P, S>,
  { protocol: at = 'fixed', backEnd }: CompileCrlbOptions = {},
): CompiledCrlb<P, S> {
  const road = mapRoad(design, at);
  const program = compile(road.tape, { ...road.options, batch: true, ...(backEnd && { backEnd }) });
  let doubt = new Float64Array(0);
  return (given, { protocol, reuse } = {}) => {
    const { columns, rows, judged } = road.open(given, protocol);
    if (reuse) checkReuse(reuse, road.told, rows);
    if (doubt.length !== rows) doubt = new Float64Array(rows);
    const outputs = [...road.told.map((name) => reuse?.sd[name] ?? new Float64Array(rows)), doubt];
    program.into(columns, outputs);
    return judged(outputs, reuse?.identifiable);
  };
}

function checkReuse({ sd, identifiable }: Pick<CrlbMap, 'sd' | 'identifiable'>, told: readonly string[], rows: number) {
  const missing = told.filter((name) => !(sd[name] instanceof Float64Array));
  if (missing.length > 0) throw new TypeError(`The map to reuse has no column of ${missing.join(', ')}.`);
  const wrong = [...told.map((name) => sd[name]!), identifiable].find(({ length }) => length !== rows);
  if (wrong) throw new RangeError(`The map to reuse has ${wrong.length} rows, not ${rows}.`);
}
