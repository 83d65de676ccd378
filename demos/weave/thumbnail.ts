import { COLORS, COLORS_ON_DARK } from '@fishergrad/study/page';
import { places, type Point } from './crossings.ts';
import type { Output, Plot } from './output.ts';
import { type Shape, shapesOf } from './shapes.ts';

const [WIDTH, HEIGHT, MARGIN] = [320, 180, 14];
/** What a small picture has of a line and of marks at most; more is not seen, and every card would carry it. */
const [MOST, MOST_MARKS, FEW] = [400, 150, 40];

/** A small picture of what a page shows: the curves of its first figure, else its first drawing. */
export function thumbnail(outputs: readonly Output[]): string {
  const plot = outputs.find((output) => output.kind === 'plot');
  const picture = outputs.find((output) => output.kind === 'picture');
  return plot ? drawn(plot) : (picture?.svg ?? '');
}

function drawn(plot: Plot): string {
  const shapes = shapesOf(plot).shapes.map(svgOf);
  return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-hidden="true">${shapes.join('')}</svg>`;
}

function svgOf(shape: Shape, k: number): string {
  const { line, marker } = shape.trace;
  const own = line?.color ?? (typeof marker?.color === 'string' ? marker.color : undefined);
  const color = onBoth(own ?? COLORS[k % COLORS.length]);
  if (shape.trace.type === 'contour') return crossed(shape);
  if (shape.bars.length > 0) return barred(shape, color);
  return shape.marks.length > 0 ? marked(shape, color) : lined(shape, color);
}

/** Many short lines as one path, in the color of the text. */
function crossed({ lines }: Shape): string {
  const path = lines.map(([from, to]) => `M${at(from)}L${at(to)}`).join('');
  return `<path d="${path}" fill="none" style="stroke:var(--ink)" stroke-width="2.5"/>`;
}

/** Lines of no length with round ends are dots, and shorter to say than circles. */
function marked({ marks }: Shape, color: string): string {
  const path = places(marks.length, MOST_MARKS).map((k) => `M${at(marks[k])}h0`);
  const look = marks.length > FEW ? 'stroke-width="5" opacity="0.6"' : 'stroke-width="8"';
  return `<path d="${path.join('')}" stroke-linecap="round" style="stroke:${color}" ${look}/>`;
}

function barred({ bars }: Shape, color: string): string {
  const path = bars.map(([[left, foot], [right, top]]) => {
    return `M${at([left, foot])}L${at([left, top])}L${at([right, top])}L${at([right, foot])}z`;
  });
  return `<path d="${path.join('')}" style="fill:${color}" opacity="0.75"/>`;
}

function lined({ trace: { fill, line }, lines: [points = []] }: Shape, color: string): string {
  const outline = (all: readonly Point[]): string => all.map(at).join(' ');
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

function at([across, up]: Point): string {
  const [x, y] = [MARGIN + (WIDTH - 2 * MARGIN) * across, HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * up];
  return `${x.toFixed(1)},${y.toFixed(1)}`;
}
