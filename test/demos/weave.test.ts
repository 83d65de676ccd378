// What a maker of a page may get wrong is answered in a sentence with a place, and nothing wrong reaches a page.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { callerOf } from '../../demos/weave/caller.ts';
import { claim } from '../../demos/weave/claim.ts';
import { cut, opens } from '../../demos/weave/cut.ts';
import { curve, evenly, figure, geometrically, points } from '../../demos/weave/figure.ts';
import { renderer } from '../../demos/weave/markdown.ts';
import { apart, collect, digits, show, table } from '../../demos/weave/show.ts';
import { inTerminal } from '../../demos/weave/terminal.ts';

describe('a source', () => {
  const source =
    '/*md\n# A *title*\n\nA lead,\nin two lines.\n\nMore.\n*/\nconst a = 1;\n\n/*md\n## Next\n*/\nshow(a);\n';

  it('is cut into prose and code, with their lines', () => {
    const pieces = cut(source);
    expect(pieces.map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ['prose', 1, 8],
      ['code', 8, 11],
      ['prose', 11, 13],
      ['code', 13, 15],
    ]);
    expect(opens(pieces)).toEqual({ title: 'A *title*', lead: 'A lead,\nin two lines.' });
    expect(pieces.map(({ text }) => text.trim()).join('\n')).toContain('const a = 1;');
  });

  it.each([
    ['', /begins with \/\*md/],
    ['const a = 1;\n', /begins with \/\*md/],
    ['/*md\nA title\n=======\n\nText.\n*/\n', /begins with \/\*md/],
    ['/*md\n# Only a title\n*/\n', /a paragraph under it/],
    ['const a = 1;\n/*md\n# Late\n\nText.\n*/\n', /begins with \/\*md/],
    ['/*md\n# T\n\nText.\n*/\n  /*md further in */\n', /in line 6 it stands further in/],
    ['/*md\n# T\n\nText.\n', /line 1 has no end/],
  ])('%j is refused', (text, sentence) => {
    expect(() => opens(cut(text))).toThrow(sentence);
  });
});

describe('a formula', () => {
  it('is typeset, and keeps the stop behind it', async () => {
    const { prose, line } = await renderer();
    expect(prose('So $a^2$. And\n\n$$b$$\n')).toMatch(/<span class="whole">.*katex.*<\/span>\.<\/span>/);
    expect(prose('$$b$$')).toContain('katex-display');
    expect(line('T2* by `six` echoes')).toBe('T2* by <code>six</code> echoes');
    expect(prose('`$5` and \\$5')).toContain('$5');
  });

  it.each(['a $S(t is open', 'a $$b$ is mixed', String.raw`$\notACommand$`, String.raw`$\frac{1}$`])(
    '%s is refused',
    async (text) => {
      const { prose } = await renderer();
      expect(() => prose(text)).toThrow(/partner|KaTeX/);
    },
  );
});

describe('a result', () => {
  it('must be a number', () => {
    expect(() => show({ 'SD (ms)': NaN })).toThrow('SD (ms) is NaN');
    expect(() => show({ 'SD (ms)': undefined as unknown as number })).toThrow('SD (ms) is undefined');
    expect(() => table(['of', 'SD'], [['T1', NaN]])).toThrow('SD, in the row of T1, is NaN');
    expect(() => table(['of', 'SD'], [['T1']])).toThrow('has 1 cells under a head of 2: T1');
    for (const count of [0, 1.5, 18, NaN]) expect(() => digits(1, count)).toThrow('1 to 17 digits');
    expect(() => apart(1, NaN, 1)).toThrow('not NaN to 1');
    expect(() => apart(1, 1.1, 0.01, 'SD')).toThrow('SD is 1, which is not 1.1 to 0.01');
  });

  it('prints with its digits, and a distance as one', () => {
    const text = inTerminal(
      table(
        ['a', 'b'],
        [
          ['x', 0.1 + 0.2],
          ['y', digits(Math.PI, 3)],
          ['z', 20],
          ['Δ', apart(1 + 1e-15, 1, 1e-12)],
          ['=', apart(1, 1, 1e-12)],
        ],
      ),
    );
    expect(text.split('\n').map((line) => line.split(/\s{2,}/)[1])).toEqual([
      'b',
      expect.stringMatching(/^─+$/),
      '0.3',
      '3.14',
      '20',
      'Δ 1e−15',
      'equal',
    ]);
  });
});

describe('a figure', () => {
  const axes = { x: 't (s)', y: 'S' };
  it.each([
    [() => figure('empty', axes), 'the figure "empty" has no curve'],
    [() => figure('', axes, curve('c', [], [])), '"c" has 0 x and 0 y'],
    [() => figure('', axes, curve('c', [1, 2], [1])), '"c" has 2 x and 1 y'],
    [() => figure('', axes, curve('c', [1, 2], [1, NaN])), 'y of point 2 is NaN'],
    [() => figure('', axes, points('p', [1, Infinity], [1, 2])), 'x of point 2 is Infinity'],
    [
      () => figure('', { ...axes, logY: true }, curve('c', [1, 2], [0, 1])),
      'y of point 1 is 0, which a logarithmic axis',
    ],
  ])('that cannot be drawn is refused', (make, sentence) => {
    expect(make).toThrow(sentence);
  });

  it('is drawn in a terminal: curves in dots, marks as letters, axes with their ends', () => {
    const drawn = figure(
      'a line and three marks',
      { x: 't (s)', y: 'S' },
      curve('line', [0, 2], [10, 30]),
      points('marks', [0, 1, 2], [30, 20, 10]),
    );
    const lines = inTerminal(drawn).split('\n');
    expect(lines.at(-1)).toBe('[figure] a line and three marks');
    expect(lines.at(-2)?.trim()).toBe('a line, b marks');
    expect(lines.at(-3)).toMatch(/^ +0 +t \(s\) +2\.00$/);
    const rows = lines.filter((line) => line.includes('│')).map((line) => line.slice(line.indexOf('│') + 1));
    expect([rows.length, lines[1]?.trim().split(' ')[0], lines[14]?.trim().split(' ')[0]]).toEqual([
      14,
      '30.0',
      '10.0',
    ]);
    expect([rows[0]![0], rows[0]![63], rows[13]![63], rows[13]![0]]).toEqual(['b', 'a', 'b', '⣀']);
    expect(rows.join('').match(/b/g)).toHaveLength(3);
  });

  it('has points where it says', () => {
    expect(evenly(0, 1, 5)).toEqual([0, 0.25, 0.5, 0.75, 1]);
    const [first, second, last] = geometrically(0.5, 30, 3);
    expect([first, last]).toEqual([0.5, 30]);
    expect(second).toBeCloseTo(Math.sqrt(15), 12);
  });
});

describe('a call of show', () => {
  const frame = (path: string, line: number): string => `    at f (file:///somewhere/demos/${path}:${line}:7)`;

  it('belongs to the outermost line of a demonstration', () => {
    const stack = [
      'Error: here',
      frame('weave/show.ts', 20),
      frame('cosine.ts', 5),
      frame('cosine.ts', 90),
      '    at node:internal',
    ].join('\n');
    expect(callerOf(stack)).toEqual({ name: 'cosine', line: 90 });
    expect(callerOf(frame('lessons/xor.ts', 3))).toEqual({ name: 'lessons/xor', line: 3 });
    expect(callerOf(frame('support/roads.ts', 3))).toBeUndefined();
    const below = '    at file:///home/demos/fishergrad/demos/cosine.ts:90:1';
    expect(callerOf(below)).toEqual({ name: 'cosine', line: 90 });
    expect(callerOf('    at file:///home/demos/demos/support/roads.ts:3:1')).toBeUndefined();
  });

  it('after the end of a program is told, and is on no page', async () => {
    const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const before = process.exitCode;
    const all = await collect('somewhere else', async () => show({ a: 1 }));
    expect(all).toEqual([]);
    expect(String(told.mock.calls[0]![0])).toContain('shown after the program has ended');
    told.mockRestore();
    process.exitCode = before;
  });
});

describe('a folder for pages', () => {
  const home = mkdtempSync(join(tmpdir(), 'fishergrad-claim-'));
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  it('is new, empty, or was one before', () => {
    const folder = join(home, 'a', 'b');
    claim(folder);
    writeFileSync(join(folder, 'index.html'), '');
    claim(folder);
    expect(readdirSync(folder)).toContain('index.html');
  });

  it('is none that holds something else, and no file', () => {
    const folder = join(home, 'mine');
    mkdirSync(folder);
    writeFileSync(join(folder, 'thesis.tex'), '');
    expect(() => claim(folder)).toThrow(/it holds thesis\.tex; choose a new folder/);
    expect(readdirSync(folder)).toEqual(['thesis.tex']);
    expect(() => claim(join(folder, 'thesis.tex'))).toThrow('it is a file');
  });
});
