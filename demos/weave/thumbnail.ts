import { COLORS, COLORS_ON_DARK } from '@fishergrad/study/page';
import type { Output } from './output.ts';

const [WIDTH, HEIGHT, MARGIN] = [320, 180, 14];
const MOST = 400;

interface Drawn {
  readonly mode?: string;
  readonly fill?: string;
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly line?: { readonly color?: string; readonly dash?: string };
  readonly marker?: { readonly color?: string };
}

/** A small picture of what a page shows: the curves of its first figure, else its first drawing. */
export function thumbnail(outputs: readonly Output[]): string {
  const plot = outputs.find((output) => output.kind === 'plot');
  const picture = outputs.find((output) => output.kind === 'picture');
  if (plot) return curves(plot.data as readonly Drawn[], plot.layout);
  return picture?.svg ?? '';
}

function curves(traces: readonly Drawn[], layout: object): string {
  const { xaxis, yaxis } = layout as { xaxis?: { type?: string }; yaxis?: { type?: string } };
  const at = (values: readonly number[], axis?: { type?: string }): number[] =>
    axis?.type === 'log' ? values.map(Math.log) : [...values];
  const all = traces.map(({ x, y, ...rest }) => ({ ...rest, x: at(x, xaxis), y: at(y, yaxis) }));
  const place = [
    scale(
      all.flatMap(({ x }) => x),
      MARGIN,
      WIDTH - MARGIN,
    ),
    scale(
      all.flatMap(({ y }) => y),
      HEIGHT - MARGIN,
      MARGIN,
    ),
  ] as const;
  return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-hidden="true">${all.map((trace, k) => shape(trace, k, place)).join('')}</svg>`;
}

type Scale = (value: number) => string;

function shape({ mode, fill, x, y, line, marker }: Drawn, k: number, [toX, toY]: readonly [Scale, Scale]): string {
  const points = x.map((each, i) => [each, y[i]] as const).filter((point) => point.every(Number.isFinite));
  const color = onBoth(line?.color ?? marker?.color ?? COLORS[k % COLORS.length]);
  if (mode === 'markers') {
    return points.map(([a, b]) => `<circle cx="${toX(a)}" cy="${toY(b)}" r="4" style="fill:${color}"/>`).join('');
  }
  const outline = (all: readonly (readonly [number, number])[]): string =>
    all.map(([a, b]) => `${toX(a)},${toY(b)}`).join(' ');
  if (fill !== undefined) return `<polygon points="${outline(points)}" style="fill:${color}" opacity="0.25"/>`;
  const step = Math.max(1, Math.ceil(points.length / MOST));
  const kept = points.filter((_, i) => i % step === 0 || i === points.length - 1);
  const dash = line?.dash === undefined || line.dash === 'solid' ? '' : ' stroke-dasharray="5 4"';
  return `<polyline points="${outline(kept)}" fill="none" style="stroke:${color}" stroke-width="2.5"${dash}/>`;
}

/** A color as CSS chooses it on light and on dark paper. */
function onBoth(color: string): string {
  const k = COLORS.indexOf(color);
  return k < 0 ? color : `light-dark(${color}, ${COLORS_ON_DARK[k]})`;
}

function scale(values: readonly number[], from: number, to: number): Scale {
  const finite = values.filter(Number.isFinite);
  const [low, high] = [Math.min(...finite), Math.max(...finite)];
  return (value) => (from + ((to - from) * (value - low)) / (high - low || 1)).toFixed(1);
}
