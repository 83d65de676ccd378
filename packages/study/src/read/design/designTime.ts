import type { Protocol } from '../../study.ts';
import type { Varied } from '../../studyDesign.ts';
import type { Fault } from '../fault.ts';
import { suggestion } from '../nearest.ts';
import { shownIn } from './amounts.ts';
import type { Asked } from './asked.ts';
import type { DesignData } from './designSchema.ts';
import { leastValues } from './leastValues.ts';
import { inWords } from './wordSchemas.ts';

/** The acquisitions that take time. */
export interface Timed {
  readonly vary: readonly Varied[];
  readonly rest: Protocol;
  readonly fixed: Protocol;
  readonly samples: number;
  /** How often each is measured. */
  readonly averages: number;
}

/** A duration that names no time. */
export function durationFaults({ duration }: DesignData, asked: Asked): Fault[] {
  if (duration === undefined || !('name' in duration)) return [];
  const problem = noTime(duration.name, asked);
  return problem === undefined ? [] : [{ message: problem, path: ['design', 'duration'] }];
}

function noTime(name: string, { model, constants }: Asked): string | undefined {
  const short = name.slice(0, 40);
  const times = Object.keys(model.settings).filter((key) => model.settings[key]!.unit === 's');
  const example = times.length > 0 ? `write ${inWords(times)}, or a time such as 2 s` : 'write a time such as 2 s';
  if (times.includes(name)) return undefined;
  if (Object.hasOwn(model.settings, name)) return `duration must be a time, and ${short} is none; ${example}`;
  if (constants.includes(name)) return `duration must be a setting, and ${short} is a constant; write its value`;
  if (Object.hasOwn(model.parameters, name))
    return `duration must be a setting, and ${short} is a parameter of the tissue; ${example}`;
  return `${model.name} has no setting "${short}" for a duration${suggestion(name, times) || `; ${example}`}`;
}

/** A budget without a duration. */
export function budgetFaults(design: Readonly<Record<string, unknown>>): Fault[] {
  if (!Object.hasOwn(design, 'budget') || Object.hasOwn(design, 'duration')) return [];
  const message = 'budget needs duration: how long one acquisition takes, a setting such as TR or a time such as 2 s';
  return [{ message, path: ['design'], key: 'budget' }];
}

/** A duration that can be no time at all, and a budget below the least that all acquisitions take. */
export function timeFaults({ duration, budget }: DesignData, timed: Timed): Fault[] {
  if (duration === undefined) return [];
  const { fixed, averages, samples } = timed;
  const free =
    'name' in duration ? leastOf(duration.name, timed) : new Array<number>(samples).fill(duration.values[0]!);
  const stay = fixed.map((row) => ('name' in duration ? row[duration.name]! : duration.values[0]!));
  if ('name' in duration && [...free, ...stay].some((time) => !(time > 0))) {
    const message = `an acquisition takes ${duration.name}, which may be 0 here, and so no time at all; let it begin above 0`;
    return [{ message, path: ['design', 'duration'] }];
  }
  const least = averages * [...free, ...stay].reduce((sum, time) => sum + time, 0);
  if (!budget || least <= budget.values[0]! * (1 + 1e-12)) return [];
  const shown = (time: number): string => shownIn(time, budget.symbol, 's');
  const message = `the budget of ${shown(budget.values[0]!)} is less than the ${shown(least)} that the ${samples + fixed.length} acquisitions take at least`;
  return [{ message, path: ['design', 'budget'] }];
}

function leastOf(name: string, { vary, rest, samples }: Timed): number[] {
  const varied = vary.find(({ setting }) => setting === name);
  return varied ? leastValues(varied, samples) : rest.map((row) => row[name]!);
}
