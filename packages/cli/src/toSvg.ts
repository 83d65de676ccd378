/**
 * Drawings of computation graphs, by Graphviz as WebAssembly: what `fishergrad graph` writes.
 *
 * @module
 */
import { instance } from '@viz-js/viz';

/**
 * A drawing of DOT text, such as {@link @fishergrad/engine!toDot | toDot} writes: SVG with the graph's name as its title,
 * and without the names of its parts, which mean nothing to a reader.
 *
 * @throws Error where the text is no DOT
 *
 * @example
 * ```ts
 * import { toSvg } from '@fishergrad/cli/toSvg';
 *
 * const svg = await toSvg('digraph "a sum" { x -> y }');
 * svg.includes('<title>a sum</title>'); // => true
 * ```
 */
export async function toSvg(dot: string): Promise<string> {
  const drawn = (await instance()).renderString(dot, { format: 'svg' });
  const [, title = ''] = /<title>([\s\S]*?)<\/title>/.exec(drawn) ?? [];
  return drawn
    .replace(/<!DOCTYPE[^>]*>\n?/, '')
    .replaceAll(/<!--[\s\S]*?-->\n?/g, '')
    .replaceAll(/<title>[\s\S]*?<\/title>\n?/g, '')
    .replace(
      /<svg [^>]*>/,
      (svg) =>
        `${svg.replace('<svg ', '<svg role="img" style="max-width:100%;height:auto" ')}\n<title>${title}</title>`,
    );
}
