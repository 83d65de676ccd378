import type { Fault } from '../fault.ts';
import type { Asked } from './asked.ts';
import { knowOthers } from './knowOthers.ts';
import { LAYOUT_KEYS } from './layoutSchema.ts';
import { isCorrelated, noiseMisfit } from './misfits.ts';

const OTHERS = ['vary', 'samples', 'weights', 'fixed', 'duration', 'budget', ...LAYOUT_KEYS];

/** What does not go with keeping some of the acquisitions that there are. */
export function chooseFaults(
  design: Readonly<Record<string, unknown>>,
  choose: number | undefined,
  { samples, noise, model }: Asked,
): Fault[] {
  const at = (key: string, message: string): Fault => ({ message, path: ['design'], key });
  const count = samples?.protocol.length;
  const others = OTHERS.filter((key) => Object.hasOwn(design, key)).map((key) =>
    at(key, `choose keeps acquisitions of the protocol as they are, and does not go with ${key}; keep one of the two`),
  );
  const problems = [
    choose !== undefined && count !== undefined && choose >= count && tooMany(choose, count),
    isCorrelated(noise) && 'choose needs samples whose noise is independent, and here it is correlated',
    choose !== undefined && !isCorrelated(noise) && noiseMisfit(noise, choose, 0),
    knowOthers(model) &&
      `in ${model.name} each acquisition depends on those before it, so that none can be left out alone`,
  ];
  return [...others, ...problems.flatMap((problem) => (problem ? [at('choose', problem)] : []))];
}

function tooMany(choose: number, count: number): string {
  if (count === 1) return 'choose leaves acquisitions out, and this protocol has only one';
  return `choose: ${choose} leaves nothing out of a protocol of ${count} acquisitions; write 1 to ${count - 1}`;
}
