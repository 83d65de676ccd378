import { numbers } from '@fishergrad/engine';
import { logCostOf, tolerances, wholeOf } from '@fishergrad/models/design';
import { experimentOf } from '../bounds.ts';
import type { Study } from '../study.ts';
import type { StudyDesign } from '../studyDesign.ts';
import type { Designed } from './designed.ts';
import { askedOf } from './questions.ts';

/** Of more numbers than these nobody reads a table. */
const MOST = 60;

/** How far each setting of each free acquisition may be off by itself, others being kept, for a rise of the cost by `loss`. */
export function tolerancesOf(after: Study, design: StudyDesign, loss: number): Designed['tolerances'] {
  const { vary, rest } = design;
  const { protocol } = after.parts[0]!;
  const places = rest.flatMap((_, acquisition) =>
    vary.map(({ setting, from, to }) => ({ acquisition, setting, from, to })),
  );
  if (places.length > MOST) return [];
  const asked = askedOf(after, design);
  const experiments = after.cases.map((each) => experimentOf(after, each));
  const logCost = (x: Float64Array): number => {
    const moved = protocol.map((at): Record<string, number> => ({ ...at }));
    places.forEach(({ acquisition, setting }, k) => (moved[acquisition]![setting] = x[k]!));
    const logCosts = experiments.map((experiment) => logCostOf(numbers, asked, { ...experiment, protocol: moved }));
    return wholeOf(asked.tissues, asked.criterion.power, logCosts);
  };
  const x = places.map(({ acquisition, setting }) => protocol[acquisition]![setting]!);
  const box = { lower: places.map(({ from }) => from), upper: places.map(({ to }) => to) };
  return tolerances(logCost, x, box, loss).map((each, k) => ({
    ...each,
    acquisition: places[k]!.acquisition,
    setting: places[k]!.setting,
  }));
}
