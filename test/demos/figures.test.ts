// Contours and bars as the weaver reads them: where heights cross a level, what is held of them, and their small pictures.
import { describe, expect, it } from 'vitest';
import { crossings, thinned } from '../../demos/weave/crossings.ts';
import { bars, curve, evenly, figure, figureOf } from '../../demos/weave/index.ts';
import type { Plot } from '../../demos/weave/output.ts';
import { asHeld, inTerminal } from '../../demos/weave/terminal.ts';
import { thumbnail } from '../../demos/weave/thumbnail.ts';
import { levelsOf } from '../../demos/weave/traces.ts';

const [x, y] = [evenly(-2, 2, 60), evenly(-1, 1, 50)];
/** A saturated boundary, as a trained network has: a circle of radius 0.7, ±1 within a few cells. */
const circle = y.map((b) => x.map((a) => Math.tanh(20 * (0.7 - Math.hypot(a, b)))));

function boundary(z: readonly (readonly number[])[], levels: object = { start: 0, end: 0 }): Plot {
  const data = [{ type: 'contour', name: 'boundary', x, y, z, contours: levels, showscale: false }];
  return figureOf({ caption: 'a circle', data, layout: { xaxis: { title: { text: 'x₁' } } } });
}

const rowsOf = (drawn: string): string[] =>
  drawn
    .split('\n')
    .filter((line) => line.includes('│'))
    .map((line) => line.slice(line.indexOf('│') + 1).padEnd(64));

describe('where heights cross a level', () => {
  it('is a circle for a cone, closed and as long as one', () => {
    const cone = y.map((b) => x.map((a) => Math.hypot(a, b)));
    const lines = crossings({ x, y, z: cone }, 0.7);
    for (const [a, b] of lines.flat()) expect(Math.hypot(a, b)).toBeCloseTo(0.7, 2);
    const length = lines.reduce((sum, [[a, b], [c, d]]) => sum + Math.hypot(c - a, d - b), 0);
    expect(length).toBeCloseTo(2 * Math.PI * 0.7, 1);
    const ends = lines.flat().map(([a, b]) => `${a.toFixed(9)} ${b.toFixed(9)}`);
    for (const end of ends) expect(ends.filter((each) => each === end)).toHaveLength(2);
  });

  it('are two lines at a saddle, which its middle parts', () => {
    const saddle = (low: number, high: number) =>
      crossings(
        {
          x: [0, 1],
          y: [0, 1],
          z: [
            [high, low],
            [low, high],
          ],
        },
        0,
      );
    expect(saddle(-1, 3)).toEqual([
      [
        [0.75, 0],
        [1, 0.25],
      ],
      [
        [0.25, 1],
        [0, 0.75],
      ],
    ]);
    expect(saddle(-3, 1)).toEqual([
      [
        [0, 0.25],
        [0.25, 0],
      ],
      [
        [1, 0.75],
        [0.75, 1],
      ],
    ]);
  });

  it('is nowhere where none does, and keeps its place on a coarser grid', () => {
    expect(crossings({ x, y, z: circle }, 2)).toEqual([]);
    const coarse = crossings(thinned({ x, y, z: circle }, 30), 0);
    expect(coarse.length).toBeLessThan(crossings({ x, y, z: circle }, 0).length);
    for (const [a, b] of coarse.flat()) expect(Math.hypot(a, b)).toBeCloseTo(0.7, 1);
  });

  it('has the levels of Plotly', () => {
    expect(levelsOf()).toEqual([0]);
    expect(levelsOf({ start: 0.5, end: 0.5 })).toEqual([0.5]);
    expect(levelsOf({ start: -0.1, end: 0.3, size: 0.1 }).map((each) => each.toFixed(1))).toEqual([
      '-0.1',
      '0.0',
      '0.1',
      '0.2',
      '0.3',
    ]);
  });
});

describe('a contour', () => {
  const before = asHeld(boundary(circle));
  const change = (spoil: (z: number[][]) => void): string => {
    const z = circle.map((row) => [...row]);
    spoil(z);
    return asHeld(boundary(z));
  };

  it('is held by its level, its grid, its heights and its crossing', () => {
    expect(before).toContain('boundary: contour at 0, 60 points');
    expect(before).toMatch(
      /z corners −1.*, within −1 … .*, mean .*, weighed .* across, .* up\n {4}crosses \d+ cells, mean 0.500000 across/,
    );
    expect(asHeld(boundary(circle, { start: 0.1, end: 0.1 }))).not.toBe(before);
  });

  it('changed in a cell by a hundredth of its range is noticed, wherever the cell', () => {
    for (let k = 0; k < x.length * y.length; k += 7) {
      const [r, c] = [Math.floor(k / x.length), k % x.length];
      expect(
        change((z) => (z[r]![c]! += 0.02)),
        `row ${r}, column ${c}`,
      ).not.toBe(before);
    }
  });

  it('with neighbors exchanged, with columns moved, or upside down where it is not even, is noticed', () => {
    const [r, c] = [25, 19];
    expect(circle[r]![c]).not.toBeCloseTo(circle[r]![c + 1]!, 1);
    expect(change((z) => ([z[r]![c], z[r]![c + 1]] = [z[r]![c + 1]!, z[r]![c]!]))).not.toBe(before);
    expect(change((z) => ([z[7]![29], z[8]![29]] = [z[8]![29]!, z[7]![29]!]))).not.toBe(before);
    expect(change((z) => z.forEach((row) => row.unshift(row.pop()!)))).not.toBe(before);
    expect(change((z) => z.unshift(z.pop()!))).not.toBe(before);
  });

  it('is drawn in a terminal, over the marks', () => {
    const along = evenly(-2, 2, 128);
    const marks = { name: 'marks', mode: 'markers', x: along, y: along.map(() => 0) };
    const { data, caption, layout } = boundary(circle);
    const lines = inTerminal(figureOf({ caption, layout, data: [...data, marks] }));
    const rows = rowsOf(lines);
    expect(rows[0]!.trim()).toBe('');
    // x runs from −2 to 2 over 64 letters: the circle goes through −0.7 and 0.7 of the middle, where marks lie.
    const middle = rows.find((row) => row.includes('b'))!;
    for (const at of [10, 32, 60]) expect(middle[at]).toBe('b');
    expect(middle.slice(19, 22)).toMatch(/[⠀-⣿]/);
    expect(middle.slice(42, 45)).toMatch(/[⠀-⣿]/);
    expect(lines).toContain('⠤⠤ boundary, b marks');
  });

  it('has a small picture that stays small, also with a thousand marks', () => {
    const many = evenly(-1, 1, 1000);
    const { data, caption, layout } = boundary(circle);
    const svg = thumbnail([
      figureOf({ caption, layout, data: [...data, { name: 'm', mode: 'markers', x: many, y: many }] }),
    ]);
    expect(svg.match(/<path/g)).toHaveLength(2);
    expect(svg.match(/L/g)!.length).toBeGreaterThan(30);
    expect(svg.length).toBeLessThan(8000);
    expect(svg).not.toContain('NaN');
  });

  it('that cannot be drawn is refused', () => {
    expect(() => boundary(circle.slice(1))).toThrow('"boundary" has 49 rows of z over 50 y');
    expect(() => boundary(circle.map((row) => row.slice(1)))).toThrow('needs one of 60 for each');
    expect(() => change((z) => (z[3]![4] = NaN))).toThrow('"boundary": z of point 5 is NaN');
  });
});

describe('bars', () => {
  const axes = { x: 'optimizer', y: 'steps' };
  const named = figure('how many', axes, bars('steps', ['GD', 'ball', 'Adam'], [40, 20, 10]));

  it('are held by their names and heights', () => {
    expect(asHeld(named)).toContain('steps: bar, 3 points\n    x GD, ball, Adam\n    y 40 to 10');
    const moved = figure('how many', axes, bars('steps', ['GD', 'ball', 'Adam'], [40, 20, 11]));
    expect(asHeld(moved)).not.toBe(asHeld(named));
    const renamed = figure('how many', axes, bars('steps', ['GD', 'bell', 'Adam'], [40, 20, 10]));
    expect(asHeld(renamed)).not.toBe(asHeld(named));
  });

  it('are drawn in a terminal from 0 up, their names under them', () => {
    const lines = inTerminal(named).split('\n');
    const rows = rowsOf(inTerminal(named));
    const height = (column: number): number => rows.filter((row) => row[column] !== ' ').length;
    expect([height(5), height(31), height(60)]).toEqual([14, 7, 4]);
    expect(lines.at(-3)!.trim()).toBe('optimizer: GD, ball, Adam');
    expect(lines.find((line) => line.includes('│') && line.trim().startsWith('0'))).toBeDefined();
  });

  it('of two traces stand side by side, with or without a curve over them', () => {
    const both = figure(
      'two',
      axes,
      bars('a', [0, 1, 2], [1, 2, 3]),
      bars('b', [0, 1, 2], [3, 2, 1]),
      curve('c', [0, 2], [0, 3]),
    );
    const svg = thumbnail([both]);
    expect(svg.match(/<path/g)).toHaveLength(2);
    const lefts = [...svg.matchAll(/M([\d.]+),/g)].map(([, left]) => Number(left));
    expect(new Set(lefts).size).toBe(6);
    expect(svg).toContain('<polyline');
  });

  it.each([
    [() => bars('b', ['x'], [NaN]), 'y of point 1 is NaN'],
    [() => bars('b', ['x', 'y'], [1]), '"b" has 2 x and 1 y'],
  ])('that cannot be drawn are refused', (make, sentence) => {
    expect(() => figure('', axes, make())).toThrow(sentence);
  });
});
