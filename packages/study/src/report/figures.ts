import { numbers } from '@fishergrad/engine';
import { type Bound, NotIdentifiable, type SignalModel } from '@fishergrad/models';
import type { Result } from '../bounds.ts';
import { COLORS, type Figure, LOGARITHMIC } from '../page/figure.ts';
import type { Protocol, Study, Tissue } from '../study.ts';
import { symbolOf } from '../format.ts';
import { inUnit } from '../units.ts';

/** More tissues than this are not drawn. */
const CURVES = 8;

/** What a study looks like: its signals and samples, and for a sweep of one parameter the bounds along it. */
export function figuresOf(study: Study, results: readonly Result[]): Figure[] {
  return [...sweepFigure(study, results), ...signalFigure(study, results)];
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

function signalFigure(study: Study, results: readonly Result[]): Figure[] {
  const { model, protocol, averages } = study;
  const [setting, ...others] = Object.keys(model.settings);
  if (setting === undefined || others.length > 0) return [];
  const { unit } = model.settings[setting]!;
  const symbol = symbolOf(study, setting, unit);
  const shown =
    results.length <= CURVES
      ? results
      : Array.from({ length: CURVES }, (_, k) => results[Math.round((k * (results.length - 1)) / (CURVES - 1))]!);
  const scale = (t: number): number => inUnit(t, symbol, unit);
  const data = shown.flatMap(({ label, experiment: { tissue } }, i) => {
    const color = COLORS[i % COLORS.length];
    const sigma = study.cases.find((each) => each.tissue === tissue)?.sigma ?? 0;
    const smooth = dense(model, tissue, protocol, setting);
    const line = {
      ...{ type: 'scatter', mode: 'lines', name: label, showlegend: shown.length > 1 },
      legendgroup: label,
      line: { color, simplify: false },
    };
    const samples = {
      ...{
        type: 'scatter',
        mode: 'markers',
        name: label,
        showlegend: false,
        legendgroup: label,
        marker: { color, size: protocol.length > 60 ? 3 : 7 },
      },
      ...{ x: protocol.map((at) => scale(at[setting]!)), y: model.signal(numbers, tissue, protocol) },
      error_y: {
        type: 'data',
        array: averages.map((n) => sigma / Math.sqrt(n)),
        thickness: 1,
        width: protocol.length > 60 ? 0 : 3,
        color,
      },
      hovertemplate: `%{x:.4g} ${symbol}: %{y:.4g}<extra>${escapeHover(label)}</extra>`,
    };
    return [...(smooth ? [{ ...line, hoverinfo: 'skip', x: smooth.x.map(scale), y: smooth.y }] : []), samples];
  });
  const layout = {
    xaxis: { title: { text: symbol === '' ? setting : `${setting} (${symbol})` } },
    yaxis: { title: { text: 'signal (a.u.)' } },
  };
  const left = results.length > shown.length ? ` ${shown.length} of ${results.length} tissues are drawn.` : '';
  return [{ caption: `The signal and its samples; bars are ± σ of one sample after averaging.${left}`, data, layout }];
}

/** The signal between the samples, where samples do not depend on each other. */
function dense(
  model: SignalModel,
  tissue: Tissue,
  protocol: Protocol,
  setting: string,
): { x: number[]; y: number[] } | undefined {
  const together = model.signal(numbers, tissue, protocol);
  const apart = protocol.map((at) => model.signal(numbers, tissue, [at])[0]);
  if (together.some((sample, k) => sample !== apart[k])) return undefined;
  const times = protocol.map((at) => at[setting]!);
  const [low, high] = [Math.min(0, ...times), times.reduce((most, t) => Math.max(most, t), 0) * 1.05];
  const x = Array.from({ length: 400 }, (_, k) => low + ((high - low) * k) / 399);
  return {
    x,
    y: model.signal(
      numbers,
      tissue,
      x.map((t) => ({ [setting]: t })),
    ),
  };
}

function wide(x: readonly number[]): boolean {
  const [low, high] = [Math.min(...x), Math.max(...x)];
  return low > 0 && high / low >= 8;
}

function escapeHover(text: string): string {
  return text.replaceAll('<', '&lt;').replaceAll('%', '&#37;');
}
