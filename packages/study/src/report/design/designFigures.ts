import { NotIdentifiable } from '@fishergrad/models';
import { bounds } from '../../bounds.ts';
import type { Designed } from '../../design/designed.ts';
import { passOf } from '../../design/pricing.ts';
import { symbolOf } from '../../format.ts';
import { COLORS, type Figure, LOGARITHMIC } from '../../page/figure.ts';
import type { Study } from '../../study.ts';
import { inUnit } from '../../units.ts';
import { signalFigures } from '../signalFigures.ts';
import { protocolFigures } from './protocolFigures.ts';
import { worthFigures } from './worthFigure.ts';

/** What became of a design, drawn: CoVs before and after, the protocols, the worth of other acquisitions, the signal. */
export function designFigures(designed: Designed): Figure[] {
  const { after } = designed;
  return [
    ...covFigure(designed),
    ...protocolFigures(designed),
    ...worthFigures(designed),
    ...signalFigures(after, [...bounds(after)]),
  ];
}

/** CoVs over the only parameter that is swept. */
function covFigure(designed: Designed): Figure[] {
  const { before, after, design, weights } = designed;
  const [swept] = before.swept;
  if (before.swept.length !== 1 || swept === undefined || before.cases.length < 2) return [];
  const { unit } = before.model.parameters[swept]!;
  const symbol = symbolOf(before, swept, unit);
  const x = before.cases.map(({ tissue }) => inUnit(tissue[swept]!, symbol, unit));
  const timed = !weights && passOf(after, design) !== undefined;
  const data = design.of.flatMap(({ name }, i) =>
    (
      [
        [before, 'before', 'dot'],
        [after, 'after', 'solid'],
      ] as const
    ).map(([study, when, dash]) => ({
      ...{ type: 'scatter', mode: 'lines+markers', name: design.of.length === 1 ? when : `${name}, ${when}`, x },
      y: covs(study, name, weights ? 1 : Math.sqrt(passOf(study, design) ?? 1)),
      line: { color: COLORS[(design.of.length === 1 ? (when === 'after' ? 1 : 0) : i) % COLORS.length], dash },
      hovertemplate: '%{y:.4g} %<extra>%{fullData.name}</extra>',
    })),
  );
  const layout = {
    xaxis: { title: { text: symbol === '' ? swept : `${swept} (${symbol})` }, ...(wide(x) ? LOGARITHMIC : {}) },
    yaxis: { title: { text: timed ? 'CoV (%·√s)' : 'CoV (%)' }, ...LOGARITHMIC },
    hovermode: 'x unified',
  };
  const of = design.of.length === 1 ? ` of ${design.of[0]!.name}` : '';
  return [
    {
      caption: `CoV${of}${timed ? ', times the root of the time a protocol takes' : ''}. Dotted: the protocol given. Solid: the answer.`,
      data,
      layout,
    },
  ];
}

/** In percent; null where there is none, which leaves a gap. */
function covs(study: Study, name: string, scale: number): (number | null)[] {
  return [...bounds(study)].map(({ outcome }) => {
    const own = outcome instanceof NotIdentifiable ? undefined : outcome.parameters[name];
    const cov = (own ?? outcome.derived[name])?.relativeSd;
    return cov !== undefined && Number.isFinite(cov) ? 100 * scale * cov : null;
  });
}

function wide(x: readonly number[]): boolean {
  const [low, high] = [Math.min(...x), Math.max(...x)];
  return low > 0 && high / low >= 8;
}
