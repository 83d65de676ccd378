import type { Approximate } from '@fishergrad/models/design';
import type { Designed } from '../../design/designed.ts';
import { symbolOf } from '../../format.ts';
import { COLORS, type Figure } from '../../page/figure.ts';
import { inUnit } from '../../units.ts';

const [ALONG, ACROSS] = [601, 81];

/** What one more acquisition would be worth to the best sharing, over the varied setting, or two of them. */
export function worthFigures(designed: Designed): Figure[] {
  const { certificate, design } = designed;
  if ('none' in certificate) return [];
  const axes = design.vary.map((varied) => axisOf(designed, varied));
  if (axes.length === 1) return [alongOne(certificate.best, axes[0]!)];
  return axes.length === 2 ? [overTwo(certificate.best, axes[0]!, axes[1]!)] : [];
}

interface Axis {
  readonly setting: string;
  readonly title: string;
  readonly low: number;
  readonly high: number;
  readonly scale: (value: number) => number;
}

function axisOf({ after }: Designed, { setting, from, to }: Designed['design']['vary'][number]): Axis {
  const { unit } = after.parts[0]!.model.settings[setting]!;
  const symbol = symbolOf(after, setting, unit);
  const title = symbol === '' ? setting : `${setting} (${symbol})`;
  return { setting, title, low: from, high: to, scale: (value) => inUnit(value, symbol, unit) };
}

function spread({ low, high }: Axis, count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, k) =>
    k === count - 1 ? high : low + ((high - low) * k) / (count - 1),
  );
}

const CAPTION =
  'The certificate (equivalence theorem): what one more acquisition would be worth to the best sharing of the measuring. 1 is break-even; a place above it would improve the sharing.';

function alongOne({ worth, support }: Approximate, axis: Axis): Figure {
  const own = support.map(({ at }) => at[axis.setting]!);
  const x = Float64Array.from([...spread(axis, ALONG), ...own]).toSorted();
  const line = (at: Float64Array): number[] => Array.from(worth([at]));
  const color = COLORS[1];
  const data = [
    {
      type: 'scatter',
      mode: 'lines',
      name: 'worth',
      x: Array.from(x, axis.scale),
      y: line(x),
      line: { color: COLORS[0] },
      hovertemplate: '%{x:.4g}: %{y:.4g}<extra></extra>',
    },
    {
      type: 'scatter',
      mode: 'lines',
      name: 'break-even',
      x: [axis.low, axis.high].map(axis.scale),
      y: [1, 1],
      line: { color: COLORS[6], dash: 'dash' },
      hoverinfo: 'skip',
    },
    {
      ...{
        type: 'scatter',
        mode: 'markers',
        name: 'best sharing',
        x: own.map(axis.scale),
        y: line(Float64Array.from(own)),
      },
      marker: { color, size: support.map(({ weight }) => 7 + 14 * Math.sqrt(weight)) },
      text: support.map(({ weight }) => `${(100 * weight).toPrecision(4)} %`),
      hovertemplate: '%{x:.5g}: %{text} of the measuring<extra></extra>',
    },
  ];
  return {
    caption: `${CAPTION} It touches 1 where the best sharing measures.`,
    data,
    layout: { xaxis: { title: { text: axis.title } }, yaxis: { title: { text: 'worth' }, rangemode: 'tozero' } },
  };
}

function overTwo({ worth, support }: Approximate, across: Axis, up: Axis): Figure {
  const [x, y] = [spread(across, ACROSS), spread(up, ACROSS)];
  const all = worth([
    Float64Array.from({ length: ACROSS * ACROSS }, (_, k) => x[k % ACROSS]!),
    Float64Array.from({ length: ACROSS * ACROSS }, (_, k) => y[Math.floor(k / ACROSS)]!),
  ]);
  const z = Array.from({ length: ACROSS }, (_, row) => Array.from(all.subarray(row * ACROSS, (row + 1) * ACROSS)));
  const data = [
    {
      ...{ type: 'heatmap', x: Array.from(x, across.scale), y: Array.from(y, up.scale), z, zmin: 0, zmax: 1 },
      ...{ colorscale: 'Viridis', zsmooth: 'best', colorbar: { title: { text: 'worth' } }, showlegend: false },
      hovertemplate: '%{x:.4g}, %{y:.4g}: %{z:.4g}<extra></extra>',
    },
    {
      ...{ type: 'scatter', mode: 'markers', name: 'best sharing', cliponaxis: false },
      x: support.map(({ at }) => across.scale(at[across.setting]!)),
      y: support.map(({ at }) => up.scale(at[up.setting]!)),
      marker: {
        color: COLORS[1],
        size: support.map(({ weight }) => 7 + 14 * Math.sqrt(weight)),
        line: { color: 'white', width: 1.5 },
      },
      text: support.map(({ weight }) => `${(100 * weight).toPrecision(4)} %`),
      hovertemplate: '%{x:.5g}, %{y:.5g}: %{text} of the measuring<extra></extra>',
    },
  ];
  return {
    caption: `${CAPTION} It comes up to 1 where the best sharing measures.`,
    data,
    layout: { xaxis: { title: { text: across.title } }, yaxis: { title: { text: up.title } } },
  };
}
