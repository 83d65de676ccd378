import { demanding, fencesOf, placed } from '../../tools/fences.ts';

/** What a module of a page imports beside it: `equal` and `close` by node:assert, typed without Node's types. */
export const demands = {
  'demands.js': `import assert from 'node:assert/strict';
export const equal = assert.deepEqual;
export function close(found, wanted) {
  const [xs, ys] = [[found].flat(), [wanted].flat()];
  assert.equal(xs.length, ys.length);
  xs.forEach((x, i) => assert.ok(Math.abs(x - ys[i]) <= 1e-9 * Math.abs(ys[i]), \`\${x} is not close to \${ys[i]}\`));
}
`,
  'demands.d.ts': `export declare function equal(found: unknown, wanted: unknown): void;
export declare function close(found: unknown, wanted: number | readonly number[]): void;
`,
};

/**
 * The ```ts fences of a Markdown page as one module that demands what its comments state. Every line has the number it
 * has in the page, so that a fault is found where the compiler says it is.
 */
export function pageModule(page: string): string {
  const demanded = fencesOf(page).map(({ code, line }) => ({
    line,
    code: demanding(code, (expression, demand, value) =>
      demand === '=>' ? `equal(${expression}, ${value})` : `close(${expression}, ${value})`,
    ),
  }));
  const lines = placed(page, demanded);
  lines[0] = `import { close, equal } from './demands.js';`; // in place of the title
  return lines.join('\n');
}
