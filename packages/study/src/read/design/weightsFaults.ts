import type { Fault } from '../fault.ts';
import type { Asked } from './asked.ts';
import { knowOthers } from './knowOthers.ts';
import { LAYOUT_KEYS } from './layoutSchema.ts';
import { isCorrelated } from './misfits.ts';
import type { ReadVaried } from './readVaried.ts';

/** More free numbers than these are no place to look for the best setting in. */
const MOST_VARIED = 3;

/** What does not go with sharing the measuring among settings. */
export function weightsFaults(
  design: Readonly<Record<string, unknown>>,
  varied: readonly ReadVaried[],
  { model, noise }: Asked,
): Fault[] {
  const at = (key: string, message: string, path: Fault['path'] = ['design']): Fault => ({ message, path, key });
  const layouts = varied.flatMap(({ setting, layout, pathOf }) =>
    LAYOUT_KEYS.filter((key) => layout[key] !== undefined && layout[key] !== false).map((key) =>
      at(
        key,
        `weights share the measuring among single values, which have no ${key}; leave ${key} of ${setting} out, or weights`,
        pathOf(key),
      ),
    ),
  );
  const budget = 'weights share one measurement, however long, and do not go with a budget; duration is enough';
  const common = varied.find(({ kind }) => kind.common)?.setting;
  const problems = [
    varied.length > MOST_VARIED &&
      `weights are found for at most ${MOST_VARIED} settings at once, and ${varied.length} are varied; vary fewer`,
    isCorrelated(noise) && 'weights need samples whose noise is independent, and here it is correlated',
    (noise?.sigma?.values.length ?? 1) > 1 && 'weights need one sigma for all samples, and here each has its own',
    common !== undefined
      ? `${common} has one value for all acquisitions of this model, and weights would give it several; do not vary it`
      : knowOthers(model) &&
        `in ${model.name} each acquisition depends on those before it, so that they cannot be weighted one by one`,
  ];
  return [
    ...layouts,
    ...(Object.hasOwn(design, 'budget') ? [at('budget', budget)] : []),
    ...problems.flatMap((problem) => (problem ? [at('weights', problem)] : [])),
  ];
}
