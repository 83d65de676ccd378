// The architecture as a test: which room may import which, no circles, one idea to a file, no chance without a seed.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

const LESSON = ['demos/support', 'demos/weave', 'nn', 'optimize', 'random', 'models', 'engine'];

/** Room → what it may import: rooms below it, and libraries. A room is a package, or a folder of `models` or of the demonstrations. */
const floors: Readonly<Record<string, readonly string[]>> = {
  engine: [],
  random: ['pure-rand'],
  optimize: [],
  nn: ['engine', 'optimize', 'random'],
  'models/signal': ['engine'],
  'models/analytic': ['models/signal', 'engine'],
  'models/information': ['models/signal', 'engine', 'ml-matrix'],
  'models/design': ['models/signal', 'models/information', 'engine', 'optimize', 'ml-matrix'],
  models: ['models/signal', 'models/information'],
  study: ['models', 'models/analytic', 'models/design', 'engine', 'zod', 'yaml', 'cli-table3', 'acorn'],
  cli: ['study', 'models', 'models/analytic', 'engine', 'random', 'commander', '@viz-js/viz', 'node'],
  'demos/contents': [],
  'demos/weave': ['demos/contents', 'study', 'katex', 'markdown-it', 'shiki', 'node'],
  'demos/support': [
    ...['demos/reference', 'demos/weave', 'models', 'models/design', 'nn', 'optimize', 'random', 'engine'],
    ...['ml-matrix', 'node'],
  ],
  'demos/lessons': [...LESSON],
  'demos/lessons/exercises': [...LESSON],
  'demos/lessons/solutions': [...LESSON],
  'demos/lessons/checks': [...LESSON, 'demos/lessons/exercises', 'node'],
  demos: [
    'demos/support',
    'demos/weave',
    'cli',
    'study',
    'models',
    'models/design',
    'nn',
    'optimize',
    'random',
    'engine',
    'ml-matrix',
    'node',
  ],
};

const isOwn = (path: string): boolean => /^(?:packages|demos)\//.test(path);

interface Source {
  readonly path: string;
  readonly room: string;
  readonly text: string;
  /** Files of this workspace, as paths, and libraries, by name. */
  readonly imports: readonly string[];
}

function roomOf(path: string): string {
  const [top = '', name = '', , folder = ''] = path.split('/');
  if (path === 'demos/contents.ts') return 'demos/contents';
  if (top === 'demos') return dirname(path);
  return name === 'models' && !folder.endsWith('.ts') ? `models/${folder}` : name;
}

function target(from: string, specifier: string): string {
  if (specifier.startsWith('.')) return relative(root, resolve(root, dirname(from), specifier));
  if (specifier.startsWith('node:')) return 'node';
  if (specifier.startsWith('pure-rand/')) return 'pure-rand';
  const own = /^@fishergrad\/(\w+)(?:\/(\w+))?$/.exec(specifier);
  if (!own) return specifier;
  const [, name = '', part] = own;
  return name === 'models' && (part === 'analytic' || part === 'design')
    ? `packages/models/src/${part}/index.ts`
    : `packages/${name}/src/index.ts`;
}

const sources: Source[] = ['packages', 'demos']
  .flatMap((top) => readdirSync(join(root, top), { recursive: true, encoding: 'utf8' }).map((path) => `${top}/${path}`))
  .filter((path) =>
    /^(?:packages\/\w+\/src\/.*|demos\/(?:(?:weave|support|lessons(?:\/\w+)?)\/)?[\w-]+)\.ts$/.test(path),
  )
  .map((path) => {
    const text = readFileSync(join(root, path), 'utf8');
    const code = text.replaceAll(/\/\*[\s\S]*?\*\//g, '');
    const imports = [...code.matchAll(/(?:^|\n)(?:import|export)\b[^;'"]*?from '([^']+)'|\bimport\('([^']+)'\)/g)];
    return { path, room: roomOf(path), text, imports: imports.map(([, a, b]) => target(path, (a ?? b)!)) };
  });

describe('arrows', () => {
  it('finds the house', () => {
    expect(new Set(sources.map(({ room }) => room))).toEqual(new Set(Object.keys(floors)));
    expect(sources.flatMap(({ imports }) => imports).length).toBeGreaterThan(100);
  });

  it.each(sources)('$path imports only what its floor may', ({ room, imports }) => {
    for (const each of imports) {
      const to = isOwn(each) ? roomOf(each) : each;
      expect([room, ...floors[room]!], `${room} imports ${each}`).toContain(to);
    }
  });

  it('go round in no circle', () => {
    const edges = new Map(sources.map(({ path, imports }) => [path, imports.filter(isOwn)]));
    const done = new Set<string>();
    const visit = (path: string, above: readonly string[]): void => {
      expect(above, [...above, path].join(' → ')).not.toContain(path);
      if (done.has(path)) return;
      for (const each of edges.get(path) ?? []) visit(each, [...above, path]);
      done.add(path);
    };
    for (const path of edges.keys()) visit(path, []);
  });
});

describe('files', () => {
  it.each(sources)('$path holds one idea: at most 250 lines', ({ text }) => {
    expect(text.split('\n').length).toBeLessThanOrEqual(250);
  });

  it('are short: median at most 60 lines', () => {
    const lengths = sources.map(({ text }) => text.split('\n').length).toSorted((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(60);
  });

  it.each(sources)('$path takes no chance of its own and evaluates no text', ({ path, text }) => {
    expect(text).not.toMatch(/Math\.random|\beval\(/);
    // The one place that makes code makes it of op codes, numbers and places.
    if (path !== 'packages/engine/src/compile/javascript.ts') expect(text).not.toMatch(/new Function/);
  });

  it.each(sources)('$path says of each export what it is', ({ text }) => {
    const bare = [
      ...text.matchAll(/(?:^|\n)(?!\s*\*\/)([^\n]*)\n(export (?:const|function\*?|class|interface|type) \w+)/g),
    ];
    for (const [, above = '', what] of bare) expect(above.trim(), what).toMatch(/\*\/$/);
  });
});
