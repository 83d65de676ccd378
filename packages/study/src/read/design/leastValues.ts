import type { Varied } from '../../studyDesign.ts';

/** The smallest values that a setting can take in so many acquisitions, all at once. */
export function leastValues({ from, layout }: Varied, samples: number): number[] {
  const rising = (count: number, begin: number, step: number): number[] =>
    Array.from({ length: count }, (_, k) => begin + k * step);
  if (layout.kind === 'free') return rising(samples, from, layout.spacing ?? 0);
  if (layout.kind === 'train')
    return layout.counts.flatMap((count) => rising(count, layout.first ?? from, layout.step ?? 0));
  return rising(samples, from, 0);
}

/** The largest, in the same order. */
export function largestValues({ from, to, layout }: Varied, samples: number): number[] {
  const rising = (count: number, step: number): number[] =>
    Array.from({ length: count }, (_, k) => to - (count - 1 - k) * step);
  if (layout.kind === 'free') return rising(samples, layout.spacing ?? 0);
  if (layout.kind !== 'train') return rising(samples, 0);
  const { counts, first = from, step } = layout;
  const widest = step ?? (to - first) / (Math.max(...counts) - 1);
  const begin = layout.first ?? to - widest * (Math.max(...counts) - 1);
  return counts.flatMap((count) => Array.from({ length: count }, (_, k) => begin + k * widest));
}

/** Values between the two that no round number would hide anything at; on its raster, where it has one. */
export function middleValues(varied: Varied, samples: number): number[] {
  const [low, high] = [leastValues(varied, samples), largestValues(varied, samples)];
  const { raster, from, to } = varied;
  return low.map((least, k) => {
    const value = least + (high[k]! - least) * GOLDEN;
    const nearest = raster === undefined ? value : Math.round(value / raster) * raster;
    return nearest >= from && nearest <= to ? nearest : value;
  });
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;
