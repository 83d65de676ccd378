import type { AnyModel } from '@fishergrad/models';
import type { Agreement } from '@fishergrad/models/analytic';
import { drawTable } from './table.ts';

/** How far each way to a model's derivatives lies from what it is held to, `route`: `the derivative worked out by hand`. */
export function agreementTable(
  { name, formula }: AnyModel,
  {
    rows,
    route,
    tolerance,
  }: { readonly rows: readonly Agreement[]; readonly route: string; readonly tolerance: number },
): string {
  const table = rows.map(({ of, forward, reverse, differences }) => [
    of === 'signal' ? 'signal' : `∂/∂${of}`,
    ...[forward, reverse, differences].map(small),
  ]);
  const worst = Math.max(...rows.flatMap(({ forward, reverse }) => [forward, reverse]));
  return [
    `${name}: ${formula}`,
    `Largest difference from ${route}, relative to the largest slope in that parameter`,
    drawTable(['', 'forward mode', 'reverse mode', 'finite differences'], table),
    worst <= tolerance
      ? `agrees to ${small(worst)} (allowed ${small(tolerance)})`
      : `DISAGREES: ${small(worst)} is more than ${small(tolerance)}`,
  ].join('\n');
}

function small(x: number): string {
  return x === 0 ? '0' : x.toExponential(1);
}
