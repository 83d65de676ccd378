import { readFileSync } from 'node:fs';
import { type Plugin, transformWithOxc } from 'vite';
import { demanding, fencesOf, placed } from './fences.ts';

const QUERY = '?doctest';

/**
 * Runs the examples of documentation as tests: importing `some/file.ts?doctest` or `page.md?doctest` gives a module with
 * one test for each ```ts fence. In a fence, `// => value` after an expression demands deep equality and `// ~> value`
 * closeness to 1e-9; the fences of a Markdown page share one scope, those of a source file see its exports. Every line of
 * the module is where it is in the file, so that a fault is found in the line that is told.
 */
export function docTests(): Plugin {
  return {
    name: 'doc-tests',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith(QUERY)) return null;
      const file = id.slice(0, -QUERY.length);
      const text = readFileSync(file, 'utf8');
      const module = file.endsWith('.md') ? pageModule(file, text) : sourceModule(file, text);
      const { code, map } = await transformWithOxc(module, file, { lang: 'ts', sourcemap: true });
      return map ? { code, map } : code;
    },
  };
}

function pageModule(file: string, text: string): string {
  const fences = fencesOf(text);
  if (fences.length === 0) return '';
  const parts = fences.map(({ code, line }) => ({ ...hoisted(code), line }));
  const lines = placed(text, parts);
  const imports = parts.flatMap((part) => part.imports);
  lines[0] = `${head(imports)} ${opening(`${file}:${fences[0]!.line}`)}`; // in place of the title
  return `${lines.join('\n')}\n});`;
}

function sourceModule(file: string, text: string): string {
  const comments = [...text.matchAll(/\/\*\*[\s\S]*?\*\//g)];
  const fences = comments.flatMap(({ 0: comment, index }) => {
    const above = text.slice(0, index).split('\n').length - 1;
    return fencesOf(comment.replaceAll(/^[ \t]*\* ?/gm, '')).map(({ code, line }) => ({ code, line: above + line }));
  });
  if (fences.length === 0) return '';
  const scope = `import * as scope from ${JSON.stringify(file)}; import * as surroundings from '@fishergrad/engine';`;
  const names = 'const { Value, numbers, values, gradient, jacobian } = surroundings;';
  const open = exportsOf(text)
    .map((name) => `const ${name} = scope.${name};`)
    .join(' ');
  const parts = fences.map(({ code, line }) => ({ ...hoisted(code), line }));
  const lines = placed(text, parts);
  for (const { line, code } of parts) {
    lines[line - 2] += ` ${opening(`${file}:${line}`)} { ${names} { ${open}`; // in place of the fence's own first line
    lines[line - 2 + code.split('\n').length] += ' } } });';
  }
  lines[0] = `${head([scope, ...parts.flatMap(({ imports }) => imports)])} ${lines[0]}`;
  return lines.join('\n');
}

function exportsOf(text: string): string[] {
  const names = text.matchAll(/^export (?:const|function\*?|class) (\w+)/gm);
  return [...new Set(Array.from(names, ({ 1: name = '' }) => name))]; // an overloaded function stands there several times
}

/** Imports go to the top of the module; a comment that states a value becomes a demand; lines stay where they are. */
function hoisted(given: string): { imports: string[]; code: string } {
  const imports = [...given.matchAll(/^import [^;]*;/gm)].map(([each]) => each.replaceAll('\n', ' '));
  const rest = given.replaceAll(/^import [^;]*;/gm, (each) => '\n'.repeat(each.split('\n').length - 1));
  const code = demanding(rest, (expression, demand, value) =>
    demand === '=>' ? `expect(${expression}).toEqual(${value})` : `close(${expression}, ${value})`,
  );
  return { imports, code };
}

function opening(title: string): string {
  return `it(${JSON.stringify(title.replace(/^.*?\/(?=packages|docs|README)/, ''))}, async () => {`;
}

/** All that stands before the examples, in one line. */
function head(imports: readonly string[]): string {
  return ["import { expect, it } from 'vitest';", ...new Set(imports), CLOSE.replaceAll(/\n */g, ' ')].join(' ');
}

const CLOSE = `const close = (found, wanted) => {
  const [xs, ys] = [[found].flat(), [wanted].flat()];
  expect(xs.length).toBe(ys.length);
  xs.forEach((x, i) => {
    const away = Math.abs(x - ys[i]);
    expect(away, \`\${x} is not close to \${ys[i]}\`).toBeLessThanOrEqual(1e-9 * Math.max(1e-300, Math.abs(ys[i])));
  });
};`;
