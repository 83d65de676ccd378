import { type CompiledParallel, compileParallel, type ParallelOptions } from '@fishergrad/engine/compile';
import type { CompileCrlbOptions, CrlbMapOptions } from './compileCrlb.ts';
import type { CrlbMap } from './boundMap.ts';
import type { MapDesign } from './mapDesign.ts';
import { mapRoad } from './mapRoad.ts';
import type { ParameterColumns } from './parameterColumns.ts';

/** How a bound is compiled for several threads. */
export type CompileCrlbParallelOptions = Pick<CompileCrlbOptions, 'protocol'> &
  Pick<ParallelOptions, 'workers' | 'fewestRows'>;

/** A bound as a function of columns, on several threads; `workers`, `why` and `close` as of {@link compileParallel}. */
export interface CompiledCrlbParallel<P extends string, S extends string> extends Pick<
  CompiledParallel,
  'workers' | 'why' | 'close'
> {
  /** Columns over a SharedArrayBuffer are not copied; leave them as they are until the map is there. */
  (columns: ParameterColumns<P>, options?: Pick<CrlbMapOptions<S>, 'protocol'>): Promise<CrlbMap>;
}

/**
 * As {@link compileCrlb}, for maps of a million rows and more: they are shared out to workers, which stay until `close()`.
 *
 * The map is that of `compileCrlb` bit for bit. Smaller maps (`fewestRows`), and all maps where there are no workers or no
 * memory to share with them, are made on this thread.
 *
 * @throws RangeError when nothing is to be estimated or measured
 *
 * @example
 * ```ts
 * import { gaussian, t2star } from '@fishergrad/models';
 *
 * const protocol = [0.14e-3, 3.54e-3, 6.94e-3, 10.34e-3, 13.74e-3, 17.14e-3].map((TE) => ({ TE }));
 * const roles = { S0: 'estimate', T2star: 'estimate' } as const;
 * const bounds = compileCrlbParallel({ model: t2star, noise: gaussian(0.02), protocol, roles });
 * (await bounds({ S0: 1, T2star: 0.01 })).sd.T2star![0]; // ~> 3.507777374957e-4
 * bounds.close();
 * ```
 */
export function compileCrlbParallel<P extends string, S extends string>(
  design: MapDesign<P, S>,
  { protocol: at = 'fixed', ...rest }: CompileCrlbParallelOptions = {},
): CompiledCrlbParallel<P, S> {
  const road = mapRoad(design, at);
  const program = compileParallel(road.tape, { ...road.options, ...rest });
  const map = async (
    given: ParameterColumns<P>,
    { protocol }: Pick<CrlbMapOptions<S>, 'protocol'> = {},
  ): Promise<CrlbMap> => {
    const { columns, judged } = road.open(given, protocol);
    return judged(await program(columns));
  };
  const { workers, why, close } = program;
  return Object.assign(map, { workers, why, close });
}
