import { readFileSync } from 'node:fs';
import { type Plugin, transformWithOxc } from 'vite';
import { demanding, fencesOf } from './fences.ts';

const QUERY = '?doctest';

/**
 * Runs the examples of documentation as tests: importing `some/file.ts?doctest` or `page.md?doctest` gives a module with
 * one test for each ```ts fence. In a fence, `// => value` after an expression demands deep equality and `// ~> value`
 * closeness to 1e-9; the fences of a Markdown page share one scope, those of a source file see its exports.
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
      return (await transformWithOxc(module, `${file}.ts`)).code;
    },
  };
}

function pageModule(file: string, text: string): string {
  const fences = fencesOf(text);
  if (fences.length === 0) return '';
  const { imports, body } = hoisted(fences.map(({ code }) => code).join('\n'));
  return moduleOf(imports, [test(`${file}:${fences[0]!.line}`, body)]);
}

function sourceModule(file: string, text: string): string {
  const comments = [...text.matchAll(/\/\*\*[\s\S]*?\*\//g)];
  const fences = comments.flatMap(({ 0: comment, index }) => {
    const above = text.slice(0, index).split('\n').length - 1;
    return fencesOf(comment.replaceAll(/^[ \t]*\* ?/gm, '')).map(({ code, line }) => ({ code, line: above + line }));
  });
  if (fences.length === 0) return '';
  const parts = fences.map(({ code, line }) => ({ ...hoisted(code), title: `${file}:${line}` }));
  const scope = `import * as scope from ${JSON.stringify(file)};\nimport * as surroundings from '@fishergrad/engine';`;
  const names = 'const { Value, numbers, values, gradient, jacobian } = surroundings;';
  const open = exportsOf(text)
    .map((name) => `const ${name} = scope.${name};`)
    .join(' ');
  return moduleOf(
    [scope, ...parts.flatMap(({ imports }) => imports)],
    parts.map(({ body, title }) => test(title, `{ ${names} { ${open}\n${body}\n} }`)),
  );
}

function exportsOf(text: string): string[] {
  return [...text.matchAll(/^export (?:const|function\*?|class) (\w+)/gm)].map(({ 1: name = '' }) => name);
}

/** Imports go to the top of the module; a comment that states a value becomes a demand. */
function hoisted(code: string): { imports: string[]; body: string } {
  const imports = [...code.matchAll(/^import [\s\S]*?;$/gm)].map(([line]) => line);
  const rest = code.replaceAll(/^import [\s\S]*?;$/gm, '');
  const body = demanding(rest, (expression, demand, value) =>
    demand === '=>' ? `expect(${expression}).toEqual(${value})` : `close(${expression}, ${value})`,
  );
  return { imports: [...new Set(imports)], body };
}

function test(title: string, body: string): string {
  return `it(${JSON.stringify(title.replace(/^.*?\/(?=packages|docs|README)/, ''))}, async () => {\n${body}\n});`;
}

function moduleOf(imports: readonly string[], tests: readonly string[]): string {
  return [
    "import { expect, it } from 'vitest';",
    ...new Set(imports),
    `const close = (found, wanted) => {
      const [xs, ys] = [[found].flat(), [wanted].flat()];
      expect(xs.length).toBe(ys.length);
      xs.forEach((x, i) => {
        const away = Math.abs(x - ys[i]);
        expect(away, \`\${x} is not close to \${ys[i]}\`).toBeLessThanOrEqual(1e-9 * Math.max(1e-300, Math.abs(ys[i])));
      });
    };`,
    ...tests,
  ].join('\n');
}
