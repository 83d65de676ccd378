import type { Designed } from '../../design/designed.ts';
import { formatGiven } from '../../format.ts';
import { layoutWords, listed } from './layoutWords.ts';

/** The heading of tolerances. */
export function toleranceWords({ design, loss }: Pick<Designed, 'design' | 'loss'>): string {
  const broken = layoutWords(design);
  const aside = broken.length === 0 ? '' : `, ${listed(broken)} aside`;
  return `How far each may be off by itself before the cost has risen by ${formatGiven(100 * loss)} %${aside}`;
}

/** What a table of tissues is of. */
export function tableWords({ design, weights, before }: Designed, left: number): string[] {
  const { samples, duration, budget } = design;
  const one = weights === undefined;
  const alike = before.parts[0]!.protocol.length;
  return [
    ...(left > 0 ? [`${left} more tissues are left out of this table; --json has them all`] : []),
    ...(!one && duration === undefined
      ? [
          `SDs of ${samples === 1 ? 'one sample' : `${samples} samples`} shared so, before as among the ${alike} of the protocol given`,
        ]
      : []),
    ...(!one && duration !== undefined ? ['SDs of one second of measuring'] : []),
    ...(one && duration !== undefined && budget === undefined
      ? ['SDs times the root of the time a protocol takes']
      : []),
  ];
}
