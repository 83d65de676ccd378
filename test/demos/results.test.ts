// Every demonstration and lesson, run: what it prints is what is held, to the last printed digit.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { chapters, paths } from '../../demos/contents.ts';
import { placeOf, run } from '../../demos/weave/demo.ts';
import { filesIn } from '../../demos/weave/existing.ts';
import { held, resultsOf } from '../../demos/weave/results.ts';
import type { Cell, Output } from '../../demos/weave/output.ts';
import { names } from '../../demos/weave/weave.ts';

const isLesson = (name: string): boolean => name.startsWith('lessons/');

it('every demonstration stands on a path of the index, and every name of a path is one', () => {
  const files = [...filesIn('').filter((name) => name !== 'contents'), ...filesIn('lessons/')];
  expect(names.toSorted()).toEqual(files.toSorted());
  for (const { pages } of paths) expect(new Set(pages).size).toBe(pages.length);
  const lessons = chapters.flatMap(({ pages }) => pages);
  expect(lessons.filter(isLesson)).toEqual(lessons);
  expect(new Set(lessons).size).toBe(lessons.length);
});

describe.each(names)('%s', (name) => {
  it('shows what is held in demos/results', async () => {
    const shown = held(await run(name));
    // Different on purpose? Then npm run demos -- --accept, and read the difference it makes.
    expect(shown.split('\n')).toEqual(readFileSync(resultsOf(name), 'utf8').split('\n'));
  });

  it('shows every result from a line of code that shows', async () => {
    const { pieces, shown } = await run(name);
    for (const { line } of shown) {
      const piece = pieces.find(({ kind, from, to }) => kind === 'code' && line >= from && line <= to);
      expect(piece?.text.split('\n')[line - piece.from], `line ${line}`).toContain('show(');
    }
  });

  it('begins with a title and a paragraph, and has at most 80 lines of code, a lesson 60', () => {
    const source = readFileSync(placeOf(name), 'utf8');
    expect(source).toMatch(/^\/\*md\n# \S.*\n\n\S/);
    const code = source
      .replaceAll(/^\/\*md[\s\S]*?\*\//gm, '')
      .split('\n')
      .filter((line) => line.trim() !== '');
    expect(code.length).toBeLessThanOrEqual(isLesson(name) ? 60 : 80);
  });
});

it.each(names.filter(isLesson))('%s shows at least one figure, and one number', async (name) => {
  const outputs = (await run(name)).shown.map(({ output }) => output);
  expect(outputs.filter(({ kind }) => kind === 'plot')).not.toEqual([]);
  const cells = outputs.flatMap((output) => {
    if (output.kind === 'named') return output.entries.map(([, cell]) => cell);
    return output.kind === 'table' ? output.rows.flat() : [];
  });
  expect(cells.filter((cell) => typeof cell !== 'string')).not.toEqual([]);
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
      expect(which).toBeGreaterThan(isLesson(name) ? 0 : 5);
      return;
    }
    expect(held({ ...demo, shown: after.map((output) => ({ line: 0, output })) }), `number ${which}`).not.toBe(before);
  }
});

type Drawn = {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly z?: readonly (readonly number[])[];
  readonly mode?: string;
};

/** Heights with one in the middle raised by a hundredth of what lies between the lowest and the highest. */
function raised(z: readonly (readonly number[])[]): number[][] {
  const step = 0.01 * (Math.max(...z.flat()) - Math.min(...z.flat()));
  const [row, column] = [z.length >> 1, z[0]!.length >> 1];
  return z.map((heights, r) => heights.map((each, c) => (r === row && c === column ? each + step : each)));
}

/** What could happen to one trace of a figure, or to the figure, and must not go unnoticed. */
const mishaps: Readonly<Record<string, (trace: Drawn) => Drawn>> = {
  'its middle points exchanged': (trace) => ({
    ...trace,
    y: [...trace.y.slice(0, 1), ...trace.y.slice(1, -1).toReversed(), ...trace.y.slice(-1)],
  }),
  'its middle moved up by a hundredth': ({ x, y, ...rest }) => ({
    ...rest,
    x,
    y: y.map((each, k) => (k === 0 || k === y.length - 1 ? each : each * 1.01)),
  }),
  'its middle moved aside': ({ x, y, ...rest }) => ({
    ...rest,
    y,
    x: x.map((each, k) => (k === 0 || k === x.length - 1 || typeof each === 'string' ? each : each * 1.001)),
  }),
  'a height in its middle changed by a hundredth of all': ({ z, ...rest }) => (z ? { ...rest, z: raised(z) } : rest),
  'drawn in another way': (trace) => ({ ...trace, mode: 'lines+text' }),
};

describe.each(Object.entries(mishaps))('a trace with %s is noticed', (_, mishap) => {
  it.each(names)('in %s', async (name) => {
    const demo = await run(name);
    const before = held(demo);
    demo.shown.forEach(({ output }, at) => {
      if (output.kind !== 'plot') return;
      output.data.forEach((trace, which) => {
        const spoiled = mishap(trace as Drawn);
        const seen = ({ x, y, z, mode }: Drawn): string => JSON.stringify([x, y, z, mode]);
        if ((trace as Drawn).x.length < 4 || seen(trace as Drawn) === seen(spoiled)) return;
        const data = output.data.map((each, k) => (k === which ? spoiled : each));
        const shown = demo.shown.map((each, k) => (k === at ? { line: 0, output: { ...output, data } } : each));
        expect(held({ ...demo, shown }), `output ${at}, trace ${which}`).not.toBe(before);
      });
    });
    expect(before).toContain(`${name}.ts shows this.`);
  });
});

it('a curve moved by a hundredth at any one of its points is noticed, one trace at a time', async () => {
  const demo = await run('t2star-ute');
  const before = held(demo);
  demo.shown.forEach(({ output }, at) => {
    if (output.kind !== 'plot') return;
    output.data.forEach((trace, which) => {
      const { y } = trace as Drawn;
      for (let point = 0; point < y.length; point++) {
        const moved = { ...trace, y: y.map((each, k) => (k === point ? each * 1.01 : each)) };
        const data = output.data.map((each, k) => (k === which ? moved : each));
        const shown = demo.shown.map((each, k) => (k === at ? { line: 0, output: { ...output, data } } : each));
        expect(held({ ...demo, shown }), `output ${at}, trace ${which}, point ${point}`).not.toBe(before);
      }
    });
  });
});

it('an axis or a caption said otherwise, and a drawing without its words, are noticed', async () => {
  const [plotted, drawn] = [await run('t2star-ute'), await run('perceptron')];
  const other = (demo: typeof plotted, change: (output: Output) => Output): string =>
    held({ ...demo, shown: demo.shown.map(({ line, output }) => ({ line, output: change(output) })) });
  const relaid =
    (layout: object) =>
    (output: Output): Output =>
      output.kind === 'plot' ? { ...output, layout: { ...output.layout, ...layout } } : output;
  expect(other(plotted, relaid({}))).toBe(held(plotted));
  expect(other(plotted, relaid({ xaxis: { title: { text: 'T2* (s)' } } }))).not.toBe(held(plotted));
  expect(other(plotted, relaid({ yaxis: { title: { text: 'CoV (%)' }, type: 'linear' } }))).not.toBe(held(plotted));
  expect(other(drawn, (output) => (output.kind === 'picture' ? { ...output, svg: '<svg></svg>' } : output))).not.toBe(
    held(drawn),
  );
});
