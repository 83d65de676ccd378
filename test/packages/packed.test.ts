// Every package as a stranger gets it: packed and looked over, installed by npm in an empty project, its README tried there.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, describe, expect, it } from 'vitest';
import { demands, pageModule } from '../support/pageModule.ts';
import { compiled, installed, node, shell, write } from '../support/project.ts';
import { entryPoints, importsOf, packAll } from '../support/tarballs.ts';

const scratch = mkdtempSync(join(tmpdir(), 'fishergrad-packed-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const within = (name: string): string => join(scratch, name);
const [alone, together] = [within('alone'), within('together')];
mkdirSync(within('packed'));
const tarballs = packAll(within('packed'));

const require = createRequire(import.meta.url);
const attw = join(dirname(require.resolve('@arethetypeswrong/cli/package.json')), 'dist/index.js');

describe.each(tarballs)('the tarball of $manifest.name', (tarball) => {
  const { path, folder, files, manifest } = tarball;
  const read = (file: string): string => readFileSync(join(folder, file), 'utf8');

  it('has nothing that publint finds wrong', async () => {
    const data = Uint8Array.from(readFileSync(path)).buffer;
    const { messages, pkg } = await publint({ pack: { tarball: data }, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  it('has no wrong types', () => {
    const words = ['--profile', 'esm-only', '--no-definitely-typed', '--no-color', '--format', 'ascii'];
    const { code, stdout, stderr } = node(folder, [attw, ...words, path]);
    expect(code, stdout + stderr).toBe(0);
  });

  it('holds what its sources compile to, README, license and history, and nothing else', () => {
    const others = files.filter((file) => !/^(?:src\/.*\.ts|dist\/.*\.(?:js|d\.ts)(?:\.map)?)$/.test(file));
    expect(others.toSorted()).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json']);
    const stems = files.filter((file) => file.startsWith('src/')).map((file) => file.slice(4, -3));
    const outputs = stems.flatMap((stem) =>
      ['.js', '.js.map', '.d.ts', '.d.ts.map'].map((end) => `dist/${stem}${end}`),
    );
    expect(files.filter((file) => file.startsWith('dist/')).toSorted()).toEqual(outputs.toSorted());
  });

  it('leads from everything compiled to its source', () => {
    const maps = files.filter((file) => file.endsWith('.map'));
    for (const map of maps) {
      const { sources } = JSON.parse(read(map)) as { readonly sources: readonly string[] };
      for (const source of sources) expect(files, map).toContain(join(dirname(map), source).replaceAll('\\', '/'));
    }
  });

  it('says what npm shows, and how to install it', () => {
    const keywords = expect.arrayContaining([expect.any(String)]);
    expect(manifest).toMatchObject({ license: 'MIT', description: expect.stringMatching(/.{20}/), keywords });
    expect(read('README.md')).toMatch(new RegExp(`^npm install (?:--global )?${manifest.name}$`, 'm'));
    expect(read('CHANGELOG.md')).toContain(`\n## ${manifest.version}\n`);
  });

  it('exports compiled files, their types first', () => {
    expect(entryPoints(tarball)).not.toEqual([]);
    for (const [subpath, target] of Object.entries(manifest.exports)) {
      if (typeof target !== 'string') expect(Object.keys(target), subpath).toEqual(['types', 'default']);
      const paths = typeof target === 'string' ? [target] : Object.values(target);
      for (const each of paths) expect(files, subpath).toContain(each.replace('./', ''));
    }
  });

  it('depends on what it imports and on nothing else, on its siblings as they are now', () => {
    const dependencies = Object.entries(manifest.dependencies ?? {});
    expect(new Set(dependencies.map(([name]) => name))).toEqual(new Set(importsOf(tarball)));
    const siblings = dependencies.filter(([name]) => name.startsWith('@fishergrad/'));
    for (const [name, range] of siblings) expect(range, name).toBe(`^${manifest.version}`);
  });
});

const quiet = { code: 0, stdout: '', stderr: '' };
const rootPage = fileURLToPath(new URL('../../README.md', import.meta.url));
/** Module → the page it is made of. */
const pages = new Map([
  ['fishergrad', rootPage],
  ...tarballs.map(({ manifest, folder }) => [basename(manifest.name), join(folder, 'README.md')] as const),
]);
const moduleOf = (name: string): string => pageModule(readFileSync(pages.get(name)!, 'utf8'));

it('the engine brings nothing with it, and does what its README says', () => {
  const engine = tarballs.find(({ manifest }) => manifest.name === '@fishergrad/engine')!;
  expect(installed(alone, [engine.path])).toBe(true); // no dependency: no registry is asked
  expect(readdirSync(join(alone, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['@fishergrad']);
  expect(readdirSync(join(alone, 'node_modules/@fishergrad'))).toEqual(['engine']);
  write(alone, { ...demands, 'engine.ts': moduleOf('engine') });
  expect(compiled(alone, ['engine.ts'], 'NodeNext')).toEqual(quiet);
  expect(node(alone, ['--enable-source-maps', 'engine.js'])).toEqual(quiet);
}, 60_000);

const there = installed(
  together,
  tarballs.map(({ path }) => path),
);
if (!there) console.warn('No npm registry answers: the packages together are not tried in an empty project.');

describe.skipIf(!there)('in an empty project', () => {
  const modules = [...pages.keys()].filter((name) => name !== 'cli'); // whose README has commands instead
  const entries = tarballs.flatMap(entryPoints);

  it.each(['bundler', 'NodeNext'] as const)('every README and entry point has its types (%s)', (resolution) => {
    const every = entries.map((entry, k) => `export * as e${k} from '${entry}';\n`).join('');
    const examples = modules.map((name) => [`${name}.ts`, moduleOf(name)] as const);
    write(together, { ...demands, ...Object.fromEntries(examples), 'every.ts': every });
    expect(compiled(together, ['every.ts', ...examples.map(([file]) => file)], resolution)).toEqual(quiet);
  });

  it.each(modules)('the README of %s holds', (name) => {
    expect(node(together, ['--enable-source-maps', `${name}.js`])).toEqual(quiet);
  });

  it('every entry point can be required, and gives what an import gives', () => {
    const demand = `const [required, imported] = [require(name), await import(name)].map((all) => Object.keys(all).sort());
      assert.ok(required.length > 0, name);
      assert.deepEqual(required, imported, name);`;
    const script = `const assert = require('node:assert/strict');
      (async () => { for (const name of ${JSON.stringify(entries)}) { ${demand} } console.log('done'); })();`;
    write(together, { 'requires.cjs': script });
    expect(node(together, ['requires.cjs'])).toEqual({ ...quiet, stdout: 'done\n' });
  });
});

describe.skipIf(!there)('the installed command', () => {
  /** What each line of the README of the command prints, or leaves in a file. */
  const wanted: Readonly<Record<string, RegExp>> = {
    'fishergrad models': /│ t2star /,
    'fishergrad models t2star --study > mine.yaml': /^$/,
    'fishergrad crlb mine.yaml': /│ T2star │ {3}10 ms │ ± 0\.3508 ms │/,
    'fishergrad crlb mine.yaml --json': /"sd": 0\.000350777737495/,
    'fishergrad crlb mine.yaml --html mine.html': /± 0\.3508 ms/,
    'fishergrad graph t2star': /^$/,
    'fishergrad verify t2star': /agrees to/,
  };
  const page = readFileSync(pages.get('cli')!, 'utf8');
  const lines = [...page.matchAll(/^fishergrad .*?(?= *(?:#|$))/gm)].map(([line]) => line);

  it('is tried in every line of its README', () => expect(lines).toEqual(Object.keys(wanted)));

  it.each(lines)('%s', (line) => {
    const { code, stdout, stderr } = shell(together, line);
    expect([code, stdout], stderr).toEqual([0, expect.stringMatching(wanted[line]!)]);
  });

  it('leaves the files it says', () => {
    const read = (file: string): string => readFileSync(join(together, file), 'utf8');
    expect(read('mine.html')).toMatch(/<script[^>]* src="plotly\.js"/);
    expect(read('plotly.js').length).toBeGreaterThan(1e6);
    expect(read('t2star.svg')).toMatch(/<svg /);
  });

  it('exits with 2 where the input is wrong, with 3 where something is not identifiable', () => {
    const mine = readFileSync(join(together, 'mine.yaml'), 'utf8');
    write(together, { 'one.yaml': mine.replace(/TE:.*/, 'TE: 3 ms'), 'wrong.yaml': mine.replace('t2star', 't3star') });
    expect(shell(together, 'fishergrad crlb wrong.yaml').code).toBe(2);
    expect(shell(together, 'npx --no-install fishergrad crlb one.yaml').code).toBe(3);
  });
});
