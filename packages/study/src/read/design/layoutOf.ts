import type { Layout } from '../../studyDesign.ts';
import type { Fault } from '../fault.ts';
import { type Found, missing } from './found.ts';
import { LAYOUTS, type ReadLayout } from './layoutSchema.ts';
import type { ReadVaried } from './readVaried.ts';
import { trainOf } from './trainOf.ts';

type Key = (typeof LAYOUTS)[number];

/** The layout of a setting for so many samples; or why the keys written for it do not make one. */
export function layoutOf(varied: ReadVaried, samples: number): Found<Layout> {
  const { setting, kind, layout, pathOf } = varied;
  const at = (key: Key, message: string): Fault => ({ message, path: pathOf(key), key });
  const written = LAYOUTS.filter((key) => layout[key] !== undefined && layout[key] !== false);
  if (kind.common) {
    const other = written.find((key) => key !== 'same') ?? (layout.same === false ? 'same' : undefined);
    const all = `${setting} has one value for all acquisitions of this model`;
    if (other !== undefined) return missing(at(other, `${all}; leave ${other} out`));
    return { found: { kind: 'same' }, faults: [] };
  }
  const [first, second] = firstOfEach(written);
  if (second !== undefined)
    return missing(
      at(second, `${setting} has both ${first} and ${second}, which are two layouts; keep one of the two`),
    );
  if (layout.interleaves !== undefined && layout.train === false)
    return missing(at('interleaves', 'interleaves are of a train, and train is false; keep one of the two'));
  return laidOut(first, varied, samples);
}

/** The first two keys that are not about one layout. */
function firstOfEach(written: readonly Key[]): readonly Key[] {
  return written.filter((key) => key !== 'interleaves' || !written.includes('train'));
}

function laidOut(key: Key | undefined, varied: ReadVaried, samples: number): Found<Layout> {
  const { layout } = varied;
  if (key === 'train' || key === 'interleaves') return trainOf(varied, samples);
  return { found: plain(key, layout), faults: [] };
}

function plain(key: Exclude<Key, 'train' | 'interleaves'> | undefined, layout: ReadLayout): Layout {
  switch (key) {
    case 'spacing':
      return { kind: 'free', spacing: layout.spacing!.values[0]! };
    case 'slew':
      return { kind: 'free', slew: layout.slew!.values[0]! };
    case 'spline':
      return { kind: 'spline', knots: layout.spline! };
    case 'geometric':
    case 'same':
      return { kind: key };
    case undefined:
    default:
      return { kind: 'free' };
  }
}
