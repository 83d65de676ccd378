// Every demonstration, run: what it prints is what is held, to the last printed digit.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { paths } from '../../demos/contents.ts';
import { held, placeOf, resultsOf, run } from '../../demos/weave/demo.ts';
import type { Cell, Output } from '../../demos/weave/output.ts';
import { names } from '../../demos/weave/weave.ts';

const files = readdirSync(new URL('../../demos/', import.meta.url))
  .filter((file) => file.endsWith('.ts') && file !== 'contents.ts')
  .map((file) => file.slice(0, -'.ts'.length));

it('every demonstration stands on a path of the index, and every name of a path is one', () => {
  expect(names.toSorted()).toEqual(files.toSorted());
  for (const { pages } of paths) expect(new Set(pages).size).toBe(pages.length);
});

describe.each(names)('%s', (name) => {
  it('shows what is held in demos/results', async () => {
    const shown = held(await run(name));
    // Different on purpose? Then npm run demos -- --accept, and read the difference it makes.
    expect(shown.split('\n')).toEqual(readFileSync(resultsOf(name), 'utf8').split('\n'));
  });

  it('begins with a title and a paragraph, and has at most 80 lines of code', () => {
    const source = readFileSync(placeOf(name), 'utf8');
    expect(source).toMatch(/^\/\*md\n# \S.*\n\n\S/);
    const code = source
      .replaceAll(/^\/\*md[\s\S]*?\*\//gm, '')
      .split('\n')
      .filter((line) => line.trim() !== '');
    expect(code.length).toBeLessThanOrEqual(80);
  });
});

/** The outputs with one number changed as little as can be seen. */
function changed(outputs: readonly Output[], which: number): Output[] {
  let count = 0;
  const nudge = (cell: Cell): Cell => {
    if (typeof cell === 'string' || count++ !== which) return cell;
    if (typeof cell === 'number') return cell === 0 ? 1e-6 : cell * (1 + 1e-5);
    if ('apart' in cell) return { ...cell, tolerance: cell.tolerance * 2 };
    return { ...cell, value: cell.value === 0 ? 1 : cell.value * (1 + 10 ** (1 - cell.digits)) };
  };
  return outputs.map((output): Output => {
    if (output.kind === 'named') return { ...output, entries: output.entries.map(([key, cell]) => [key, nudge(cell)]) };
    if (output.kind === 'table') return { ...output, rows: output.rows.map((row) => row.map(nudge)) };
    return output;
  });
}

it.each(names)('a digit changed anywhere in the tables of %s is noticed', async (name) => {
  const demo = await run(name);
  const outputs = demo.shown.map(({ output }) => output);
  const before = held(demo);
  for (let which = 0; ; which++) {
    const after = changed(outputs, which);
    if (JSON.stringify(after) === JSON.stringify(outputs)) {
      expect(which).toBeGreaterThan(5);
      return;
    }
    expect(held({ ...demo, shown: after.map((output) => ({ line: 0, output })) }), `number ${which}`).not.toBe(before);
  }
});

it('a curve moved by a hundredth at any one of its points is noticed', async () => {
  const demo = await run('exponential');
  const moved = (at: number): string =>
    held({
      ...demo,
      shown: demo.shown.map(({ line, output }) => {
        if (output.kind !== 'plot') return { line, output };
        const data = output.data.map((trace) => {
          const { y } = trace as { y: readonly number[] };
          return { ...trace, y: y.map((each, k) => (k === at % y.length ? each * 1.01 : each)) };
        });
        return { line, output: { ...output, data } };
      }),
    });
  for (let at = 0; at < 100; at++) expect(moved(at)).not.toBe(held(demo));
});
