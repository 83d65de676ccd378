import { NotIdentifiable } from '@fishergrad/models';
import { bounds } from '../../bounds.ts';
import type { Designed } from '../../design/designed.ts';

/** What is this many times less certain than its own value is as good as not measured. */
const LOST = 100;

/** That a design comes near to one that tells nothing of some other unknown, where it does. */
export function nearlySingular({ after, design }: Pick<Designed, 'after' | 'design'>): string[] {
  const names = design.of.map(({ name }) => name);
  const lost = [...bounds(after)].flatMap(({ outcome }) => {
    if (outcome instanceof NotIdentifiable) return [];
    const cov = (name: string): number => outcome.parameters[name]!.relativeSd;
    return outcome.names.filter((name) => !names.includes(name) && Number.isFinite(cov(name)) && cov(name) > LOST);
  });
  if (lost.length === 0) return [];
  const [about, others] = [names, [...new Set(lost)]].map((each) => each.join(', '));
  return [
    `the best design for ${about} is singular, and this is all but that: it tells next to nothing of ${others}, and values a little off cost much more. To measure with it take ${others} as known, or name ${others} in "of" as well`,
  ];
}
