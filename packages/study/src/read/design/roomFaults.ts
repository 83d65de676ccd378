import type { Layout } from '../../studyDesign.ts';
import type { Fault } from '../fault.ts';
import type { Read } from '../quantityText.ts';
import { inRangeOf, isBeyond, roundedDown, shownIn } from './amounts.ts';
import type { ReadVaried } from './readVaried.ts';

/** A layout that does not fit into its range, as a sentence that says what would. */
export function roomFaults(varied: ReadVaried, layout: Layout, samples: number): Fault[] {
  const { setting, range, pathOf } = varied;
  if (!range) return [];
  const at = (key: string, message: string): Fault[] => [{ message, path: pathOf(key), key }];
  if (layout.kind === 'free') return spacingFaults(varied, samples);
  if (layout.kind === 'train') return trainFaults(varied, Math.max(...layout.counts));
  if (layout.kind === 'spline' && layout.knots > samples) {
    const most = samples < 4 ? 'needs 4 samples or more' : `takes at most ${samples} here`;
    return at('spline', `spline has ${layout.knots} control points for ${counted(samples)} of ${setting}; it ${most}`);
  }
  if (layout.kind === 'geometric' && samples < 2)
    return at('geometric', `geometric is about the ratio of neighbors, and ${setting} has one sample`);
  if (layout.kind === 'geometric' && !(range.from.values[0]! > 0))
    return at(
      'geometric',
      `geometric values of ${setting} cannot begin at ${inRangeOf(varied, range.from.values[0]!)}; let its range begin above 0`,
    );
  return [];
}

function spacingFaults(varied: ReadVaried, samples: number): Fault[] {
  const { spacing } = varied.layout;
  if (!spacing) return [];
  const of = (least: string): string => `${counted(samples)} of ${varied.setting}, neighbors at least ${least} apart,`;
  return tooLong(varied, { step: spacing, key: 'spacing', of, count: samples, begin: varied.range!.from.values[0]! });
}

function trainFaults(varied: ReadVaried, longest: number): Fault[] {
  const { setting, layout, range, pathOf } = varied;
  const { first, step } = layout.train || {};
  const [from, to] = [range!.from.values[0]!, range!.to.values[0]!];
  const begin = first?.values[0] ?? from;
  const path = [...pathOf('train'), 'train'];
  if (!(begin >= from && begin < to)) {
    const message = `first of ${setting} is ${inRangeOf(varied, begin)}, and its train must begin from ${inRangeOf(varied, from)} on and before ${inRangeOf(varied, to)}`;
    return [{ message, path, key: 'first' }];
  }
  const of = (length: string): string => `a train of ${counted(longest)} of ${setting}, one every ${length},`;
  return step ? tooLong(varied, { step, key: 'step', of, count: longest, begin }) : [];
}

interface Row {
  readonly step: Read;
  readonly key: 'spacing' | 'step';
  readonly of: (step: string) => string;
  readonly count: number;
  readonly begin: number;
}

function tooLong(varied: ReadVaried, { step, key, of, count, begin }: Row): Fault[] {
  const { range, kind, pathOf } = varied;
  const [length, to] = [step.values[0]!, range!.to.values[0]!];
  const room = to - begin;
  if (!isBeyond(begin + length * (count - 1), to)) return [];
  const shown = (value: number): string => shownIn(value, step.symbol, kind.unit);
  const most = shown(roundedDown(room / (count - 1), step.symbol, kind.unit));
  const fits = counted(Math.floor(room / length + 1e-9) + 1);
  const there = `${inRangeOf(varied, begin)} to ${inRangeOf(varied, to)} is ${shown(room)}`;
  const many = of(shown(length));
  const message = `${many} ${many.startsWith('a ') ? 'needs' : 'need'} ${shown(length * (count - 1))}, and ${there}; what fits is a ${key} of ${most}, or ${fits}`;
  return [{ message, path: key === 'step' ? [...pathOf('train'), 'train', key] : [...pathOf(key), key] }];
}

function counted(samples: number): string {
  return samples === 1 ? '1 sample' : `${samples} samples`;
}
