import type { StudyDesign } from '../../studyDesign.ts';

/** What a design keeps and the weights it is compared with do not: "spacing", "order"; empty where they keep the same. */
export function layoutWords({ vary }: StudyDesign): string[] {
  const words = vary.flatMap(({ layout, raster }) => [
    ...(layout.kind === 'train' ? ['trains'] : []),
    ...(layout.kind === 'geometric' ? ['geometric steps'] : []),
    ...(layout.kind === 'spline' ? ['smooth curve'] : []),
    ...(layout.kind === 'same' ? ['common value'] : []),
    ...(layout.kind === 'free' && layout.spacing !== undefined ? ['spacing'] : []),
    ...(layout.kind === 'free' && layout.slew !== undefined ? ['slew limit'] : []),
    ...(raster === undefined ? [] : ['raster']),
  ]);
  return [...new Set(words)];
}

/** "a", "a and b", "a, b and c" */
export function listed(words: readonly string[], last = 'and'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)!}`;
}
