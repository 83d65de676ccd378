import type { CrlbMap } from './boundMap.ts';
import { compileCrlb } from './compileCrlb.ts';
import type { MapDesign } from './mapDesign.ts';
import type { ParameterColumns } from './parameterColumns.ts';

/**
 * The Cramér–Rao bound of many tissues under one protocol: columns of parameter values in, columns of SDs out.
 *
 * For one tissue, with correlations: {@link crlb}. For map after map of one design: {@link compileCrlb}.
 *
 * @throws as {@link compileCrlb}; and TypeError or RangeError naming every column that is missing or of another length
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
