import type { Layout } from '../../studyDesign.ts';
import type { Fault } from '../fault.ts';
import type { Read } from '../quantityText.ts';
import { inRangeOf, multiplesWithin, shownIn } from './amounts.ts';
import type { ReadVaried } from './readVaried.ts';

/** A raster that its range, or the layout beside it, leaves no values on. */
export function rasterFaults(varied: ReadVaried, layout: Layout | undefined, samples: number): Fault[] {
  const { setting, kind, range, pathOf } = varied;
  const { raster, train, slew } = varied.layout;
  if (!raster || !range) return [];
  const [from, to, grid] = [range.from.values[0]!, range.to.values[0]!, raster.values[0]!];
  const shown = ({ values, symbol }: Read): string => shownIn(values[0]!, symbol, kind.unit);
  const fault = (message: string): Fault[] => [{ message, path: [...pathOf('raster'), 'raster'] }];
  const [least, most] = multiplesWithin(grid, from, to);
  if (grid > to - from || least > most)
    return fault(
      `the raster of ${setting}, ${shown(raster)}, is wider than its range, ${inRangeOf(varied, from)} to ${inRangeOf(varied, to)}`,
    );
  const odd = Object.entries(train || {}).find(([, read]) => read && !isMultiple((read as Read).values[0]!, grid));
  if (odd)
    return fault(`${odd[0]} of ${setting}, ${shown(odd[1] as Read)}, is no multiple of its raster, ${shown(raster)}`);
  if (slew && slew.values[0]! < grid * (1 - 1e-9))
    return fault(`slew of ${setting}, ${shown(slew)}, is less than a step of its raster, ${shown(raster)}`);
  const apart = layout?.kind === 'free' && layout.spacing ? Math.ceil((layout.spacing / grid) * (1 - 1e-9)) : 0;
  if (apart * (samples - 1) <= most - least) return [];
  const wide = shownIn(apart * grid, raster.symbol, kind.unit);
  return fault(
    `on its raster of ${shown(raster)} neighbors of ${setting} lie ${wide} apart or more, which leaves room for ${Math.floor((most - least) / apart) + 1} of ${samples} samples`,
  );
}

function isMultiple(value: number, step: number): boolean {
  return Math.abs(value / step - Math.round(value / step)) <= 1e-9 * Math.max(1, Math.abs(value / step));
}
