import type { Varied } from '../../studyDesign.ts';
import type { Fault } from '../fault.ts';
import { layoutOf } from './layoutOf.ts';
import { rasterFaults } from './rasterFaults.ts';
import type { ReadVaried } from './readVaried.ts';
import { roomFaults } from './roomFaults.ts';

/** A setting that may be chosen, for so many samples, SI; undefined where something is wrong with it. */
export function variedOf(
  read: ReadVaried,
  samples: number,
): { readonly found?: Varied; readonly faults: readonly Fault[] } {
  const laid = layoutOf(read, samples);
  const layout = laid.found;
  const unfit = [...laid.faults, ...(layout ? roomFaults(read, layout, samples) : [])];
  const faults = unfit.length > 0 ? unfit : rasterFaults(read, layout, samples);
  if (faults.length > 0 || !layout || !read.range) return { faults };
  const { from, to } = read.range;
  const raster = read.layout.raster?.values[0];
  const found: Varied = {
    ...{ setting: read.setting, from: from.values[0]!, to: to.values[0]!, layout },
    ...(raster !== undefined && { raster }),
  };
  return { found, faults };
}

/** Whether nothing of its values is left to choose. */
export function isGiven({ layout }: Varied): boolean {
  return layout.kind === 'train' && layout.first !== undefined && layout.step !== undefined;
}
