import { existsSync, readdirSync } from 'node:fs';
import { placeOf } from './demo.ts';
import { names } from './weave.ts';

const demos = new URL('../', import.meta.url);

/** The demonstrations and lessons that there are, those on the index first. */
export function existing(): string[] {
  const files = [...filesIn('').filter((name) => name !== 'contents'), ...filesIn('lessons/')];
  return [...new Set([...names, ...files])].filter((name) => existsSync(placeOf(name)));
}

/** The TypeScript files of a folder of the demonstrations, by their names without the ending. */
export function filesIn(folder: string): string[] {
  const files = readdirSync(new URL(folder, demos)).filter((file) => file.endsWith('.ts'));
  return files.map((file) => `${folder}${file.slice(0, -'.ts'.length)}`);
}

/** The name somebody means: a lesson may be called without its folder, a file by its path. */
export function meant(given: string): string {
  const name = given.replace(/^(?:\.\/)?demos\//, '').replace(/\.ts$/, '');
  const all = existing();
  return !all.includes(name) && all.includes(`lessons/${name}`) ? `lessons/${name}` : name;
}

/** All names that `meant` understands. */
export const callable = (): string[] => existing().flatMap((name) => [name, name.replace(/^lessons\//, '')]);
