import {
  budgeted,
  type Column,
  evenTrain,
  freeValues,
  geometricValues,
  sameValue,
  space,
  type Space,
  spacedValues,
  splineValues,
  walkValues,
} from '@fishergrad/models/design';
import type { Study } from '../study.ts';
import { StudyError } from '../studyError.ts';
import type { StudyDesign, Varied } from '../studyDesign.ts';

/** The space that the design block of a study speaks of. */
export function spaceOf(study: Study, design: StudyDesign): Space {
  const { vary, samples, rest, fixed, duration, budget, averages = 1 } = design;
  const columns = Object.fromEntries(
    vary.map((varied) => {
      const column = columnOf(varied, samples);
      const counts = budget !== undefined && duration === varied.setting;
      if (counts && column.least === undefined)
        throw new StudyError(study.file, [{ message: noShrinking(varied.setting), ...study.place }]);
      return [varied.setting, counts ? budgeted(column, budget / averages - taken(fixed, varied.setting)) : column];
    }),
  );
  return space(columns, rest, fixed);
}

function columnOf({ from, to, layout }: Varied, count: number): Column {
  if (layout.kind === 'free') {
    if (layout.slew !== undefined) return walkValues(count, from, to, layout.slew);
    return layout.spacing === undefined ? freeValues(count, from, to) : spacedValues(count, from, to, layout.spacing);
  }
  if (layout.kind === 'train') {
    const { counts, first, step } = layout;
    return evenTrain(counts, from, to, { ...(first !== undefined && { first }), ...(step !== undefined && { step }) });
  }
  if (layout.kind === 'spline') return splineValues(count, from, to, layout.knots);
  return layout.kind === 'geometric' ? geometricValues(count, from, to) : sameValue(count, from, to);
}

function taken(fixed: StudyDesign['fixed'], setting: string): number {
  return fixed.reduce((sum, at) => sum + at[setting]!, 0);
}

function noShrinking(setting: string): string {
  return `a budget needs each ${setting} to be chosen for itself; leave its spacing, train or geometric out, or the budget`;
}
