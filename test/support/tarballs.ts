import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { pnpm } from '../../tools/pnpm.mjs';

/** The part of a package.json that these tests read. */
interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly bin?: Readonly<Record<string, string>>;
}

/** A package as it would be published. */
export interface Tarball {
  readonly path: string;
  /** The folder it is unpacked in. */
  readonly folder: string;
  readonly manifest: Manifest;
  /** Its files, as paths in that folder. */
  readonly files: readonly string[];
}

/** Packs every package of the workspace into a folder, and unpacks it there, sorted by name. Throws with what pnpm or tar say. */
export function packAll(into: string): Tarball[] {
  const words = ['--recursive', '--filter', './packages/*', 'pack', '--json', '--pack-destination', into];
  const { status, stdout, stderr } = pnpm(words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The packages cannot be packed:\n${stdout}${stderr}`);
  const packed = JSON.parse(stdout.slice(stdout.indexOf('['))) as readonly { filename: string }[];
  return packed.map(({ filename }) => unpacked(filename)).toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function unpacked(path: string): Tarball {
  const folder = path.replace(/\.tgz$/, '');
  mkdirSync(folder);
  const { status, stderr } = spawnSync('tar', ['-xzf', path, '-C', folder, '--strip-components=1'], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${path} cannot be unpacked: ${stderr}`);
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return { path, folder, manifest, files: files.map((file) => file.slice(folder.length + 1)) };
}

/** What a program may import of a package: its name, and its name with each subpath but package.json. */
export function entryPoints({ manifest: { name, exports } }: Tarball): string[] {
  return Object.keys(exports)
    .filter((subpath) => subpath !== './package.json')
    .map((subpath) => name + subpath.slice(1));
}

const IMPORT = /(?:\bfrom |\bimport\(|^import |\bresolve\()'([^'.][^']*)'/gm;

/** The other packages that its compiled files import, without Node's. */
export function importsOf({ manifest: { name }, folder, files }: Tarball): string[] {
  const compiled = files.filter((file) => /^dist\/.*\.(?:js|d\.ts)$/.test(file));
  const texts = compiled.map((file) => readFileSync(join(folder, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, ''));
  const specifiers = texts.flatMap((text) => [...text.matchAll(IMPORT)].map(([, specifier = '']) => specifier));
  const packages = specifiers.filter((each) => !isBuiltin(each)).map((each) => /^(?:@[^/]+\/)?[^/]+/.exec(each)![0]);
  return packages.filter((each) => each !== name);
}
