import { COLORS, COLORS_ON_DARK } from '@fishergrad/study/page';
import type { Output, Plot } from './output.ts';
import { onAxis, partsOf, shareOf, type Trace } from './traces.ts';

const [WIDTH, HEIGHT, MARGIN] = [320, 180, 14];
const MOST = 400;

/** A small picture of what a page shows: the curves of its first figure, else its first drawing. */
export function thumbnail(outputs: readonly Output[]): string {
  const plot = outputs.find((output) => output.kind === 'plot');
  const picture = outputs.find((output) => output.kind === 'picture');
  return plot ? curves(plot) : (picture?.svg ?? '');
}

function curves(plot: Plot): string {
  const { traces, xaxis, yaxis } = partsOf(plot);
  const all = traces.map((trace) => ({ ...trace, x: onAxis(trace.x, xaxis), y: onAxis(trace.y, yaxis) }));
  const across = scale(shareOf(all.flatMap(({ x }) => x)), MARGIN, WIDTH - MARGIN);
  const up = scale(shareOf(all.flatMap(({ y }) => y)), HEIGHT - MARGIN, MARGIN);
  const shapes = all.map((trace, k) => shape(trace, k, [across, up]));
  return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-hidden="true">${shapes.join('')}</svg>`;
}

type Scale = (value: number) => string;

function shape({ mode, fill, x, y, line, marker }: Trace, k: number, [toX, toY]: readonly [Scale, Scale]): string {
  const points = x.map((each, i) => [each, y[i]] as const);
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

function scale(share: (value: number) => number, from: number, to: number): Scale {
  return (value) => (from + (to - from) * share(value)).toFixed(1);
}
