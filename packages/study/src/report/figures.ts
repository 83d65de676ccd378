import { type Bound, NotIdentifiable } from '@fishergrad/models';
import type { Result } from '../bounds.ts';
import { COLORS, type Figure, LOGARITHMIC } from '../page/figure.ts';
import type { Study } from '../study.ts';
import { symbolOf } from '../format.ts';
import { inUnit } from '../units.ts';
import { signalFigures } from './signalFigures.ts';

/** What a study looks like: its signals and samples, and for a sweep of one parameter the bounds along it. */
export function figuresOf(study: Study, results: readonly Result[]): Figure[] {
  return [...sweepFigure(study, results), ...signalFigures(study, results)];
}

function sweepFigure(study: Study, results: readonly Result[]): Figure[] {
  const [swept] = study.swept;
  const found = results.filter(({ outcome }) => !(outcome instanceof NotIdentifiable));
  if (study.swept.length !== 1 || swept === undefined || found.length < 2) return [];
  const { unit } = study.model.parameters[swept]!;
  const symbol = symbolOf(study, swept, unit);
  const x = found.map(({ experiment }) => inUnit(experiment.tissue[swept]!, symbol, unit));
  const data = curves(found.map(({ outcome }) => outcome as Bound)).map(({ name, y, dash, color }) => ({
    ...{ type: 'scatter', mode: dash ? 'lines' : 'lines+markers', name, x, y },
    line: { color: COLORS[color % COLORS.length], dash: dash ? 'dot' : 'solid' },
    hovertemplate: '%{y:.4g} %<extra>%{fullData.name}</extra>',
  }));
  const layout = {
    xaxis: { title: { text: symbol === '' ? swept : `${swept} (${symbol})` }, ...(wide(x) ? LOGARITHMIC : {}) },
    yaxis: { title: { text: 'CoV (%)' }, ...LOGARITHMIC },
    hovermode: 'x unified',
  };
  const caption =
    'CoV: the SD of the bound over the value. Solid: every estimated parameter unknown. Dotted: all the others known.';
  return data.length === 0 ? [] : [{ caption, data, layout }];
}

interface Curve {
  readonly name: string;
  readonly y: readonly number[];
  readonly dash: boolean;
  readonly color: number;
}

/** CoV in percent along a sweep, of each parameter and of those derived quantities whose CoV is not a parameter's own. */
function curves(bounds: readonly Bound[]): Curve[] {
  const [first] = bounds as [Bound];
  const names = first.names.filter((name) => first.parameters[name]!.unit !== 'rad');
  const percent = (of: (bound: Bound) => number): number[] => bounds.map((bound) => 100 * of(bound));
  const own = names.flatMap((name, color): Curve[] => {
    const y = percent(({ parameters }) => parameters[name]!.relativeSd);
    const alone = percent(({ parameters }) => parameters[name]!.conditionalSd / Math.abs(parameters[name]!.value));
    return [
      { name, y, dash: false, color },
      ...(names.length > 1 ? [{ name: `${name}, others known`, y: alone, dash: true, color }] : []),
    ];
  });
  const derived = Object.keys(first.derived).map((name, i): Curve => {
    return {
      name,
      y: percent((bound) => bound.derived[name]?.relativeSd ?? NaN),
      dash: false,
      color: names.length + i,
    };
  });
  const told = derived.filter(
    ({ y }) => !own.some((curve) => y.every((value, k) => Math.abs(value - curve.y[k]!) < 1e-9 * value)),
  );
  return [...own, ...told].filter(({ y }) => y.every(Number.isFinite));
}

function wide(x: readonly number[]): boolean {
  const [low, high] = [Math.min(...x), Math.max(...x)];
  return low > 0 && high / low >= 8;
}
