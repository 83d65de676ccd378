// Whatever is typed is read or refused at one of its characters: no crash, no hang, nothing of JavaScript reached.
import { numbers } from '@fishergrad/engine';
import { formula, FormulaError, formulaModel } from '@fishergrad/study/formula';
import fc from 'fast-check';
import { expect, it } from 'vitest';

const pieces = [
  ...'+-*/^()<>=!&|,.;:?%$#@\\"\'`{}[]~ \n²−×·≤é\u0000\u202E'.split(''),
  ...[
    '**',
    '&&',
    '||',
    '<=',
    '=>',
    '//',
    '/*',
    '*/',
    '<!--',
    '...',
    '?.',
    '0x1F',
    '1e5',
    '1e',
    '.5',
    '5.',
    '1_0',
    '1n',
  ],
  ...['x', 'TE', 'S0', 'pi', 'π', 'i', 'exp', 'log', 'where', 'min(', 'abs(', 're(', 'atan2(', '-', '2', '0', '^-'],
  ...['new', 'this', 'function', 'class', 'async', 'await', 'yield', 'typeof', 'in', 'null', 'true', 'let', 'import('],
  ...['constructor', '__proto__', 'toString', '\\u0061', '\uD800', '😀', 'x(', '))', '((', 'where(x < 2, '],
];
const soup = fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((parts) => parts.join(''));

const name = fc.constantFrom('x', 'TE', 'S0', 'T2star', 'e', 'in', 'α');
const number = fc.oneof(fc.constantFrom('0', '1', '2', '.5', '1e-3', 'pi'), fc.nat(99).map(String));
const { expression } = fc.letrec<{ expression: string }>((tie) => {
  const one = tie('expression');
  const sign = fc.constantFrom('+', ' - ', '*', ' / ', '^', '**');
  return {
    expression: fc.oneof(
      { maxDepth: 5, depthSize: 'small' },
      fc.oneof(name, number),
      fc.tuple(one, sign, one).map((parts) => parts.join('')),
      fc.tuple(fc.constantFrom('exp', 'sin', 'sqrt', 'erf', 'relu', '-', '+', ''), one).map(([f, x]) => `${f}(${x})`),
      fc.tuple(fc.constantFrom('min', 'max', 'pow', 'atan2'), one, one).map(([f, x, y]) => `${f}(${x}, ${y})`),
      fc.tuple(one, one, one, one).map(([a, b, x, y]) => `where(${a} < ${b}, ${x}, ${y})`),
    ),
  };
});
const mutated = fc
  .tuple(expression, fc.array(fc.tuple(fc.nat(200), fc.nat(3), fc.constantFrom(...pieces)), { maxLength: 4 }))
  .map(([text, changes]) =>
    changes.reduce((before, [at, take, piece]) => {
      const from = at % (before.length + 1);
      return before.slice(0, from) + piece + before.slice(from + take);
    }, text),
  );

/** Reads it, computes it where it can be read, and demands places inside of it where not. */
function expectReadOrPlaced(text: string): boolean {
  try {
    const { names, evaluate } = formula(text);
    const value = evaluate(numbers, Object.fromEntries(names.map((each) => [each, 0.5])));
    if (typeof value !== 'number') expect([typeof value.re, typeof value.im]).toEqual(['number', 'number']);
    return true;
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    expect(error.faults.length).toBeGreaterThan(0);
    for (const { offset, message } of error.faults) {
      expect(offset >= 0 && offset < Math.max(1, text.length), `${JSON.stringify(text)}: ${message} at ${offset}`).toBe(
        true,
      );
      expect(message).not.toMatch(/token|identifier|acorn|undefined|regular/i);
    }
    return false;
  }
}

it('reads every formula that it should', () => {
  fc.assert(
    fc.property(expression, (text) => {
      expect(expectReadOrPlaced(text), text).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

/** A formula with no more parentheses than it needs, how tightly it holds together, and what JavaScript makes of it. */
interface Known {
  readonly text: string;
  readonly tight: number;
  readonly value: number;
}
const within = ({ text, tight }: Known, least: number): string => (tight < least ? `(${text})` : text);
const signs: readonly [string, number, number, number, (x: number, y: number) => number][] = [
  ['+', 1, 1, 2, (x, y) => x + y],
  ['-', 1, 1, 2, (x, y) => x - y],
  ['*', 2, 2, 3, (x, y) => x * y],
  ['/', 2, 2, 3, (x, y) => x / y],
  ['^', 4, 5, 3, (x, y) => x ** y],
];
const { known } = fc.letrec<{ known: Known }>((tie) => ({
  known: fc.oneof(
    { maxDepth: 6 },
    fc.nat(9).map((value) => ({ text: String(value), tight: 5, value })),
    fc.tuple(fc.constantFrom(...signs), tie('known'), tie('known')).map(([[sign, tight, left, right, of], x, y]) => ({
      text: `${within(x, left)} ${sign} ${within(y, right)}`,
      tight,
      value: of(x.value, y.value),
    })),
    tie('known').map((x) => ({ text: `-${within(x, 3)}`, tight: 3, value: -x.value })),
  ),
}));

it('reads signs in the order in which mathematics does', () => {
  fc.assert(
    fc.property(known, ({ text, value }) => {
      const found = formula(text).evaluate(numbers, {}) as number;
      expect(found === value || Math.abs(found - value) < 1e-12 * Math.abs(value) || Number.isNaN(value), text).toBe(
        true,
      );
    }),
    { numRuns: 2000 },
  );
});

it.each([
  ['signs in any order', soup],
  ['formulas with slips', mutated],
])('reads or refuses %s', (_, texts) => {
  const read = { yes: 0, no: 0 };
  fc.assert(
    fc.property(texts, (text) => {
      read[expectReadOrPlaced(text) ? 'yes' : 'no']++;
    }),
    { numRuns: 50_000 },
  );
  expect(read.no).toBeGreaterThan(1000);
});

it('makes models of them, or refuses, with any units', () => {
  const unit = fc.constantFrom('s', '1', 'Hz', 'rad', 'm²/s', 'a.u.', '1/s');
  const quantity = (kind: string) =>
    ({ means: '', unit: kind, lower: -Infinity, upper: Infinity, usual: [0, 1] }) as const;
  const count = { made: 0, refused: 0 };
  fc.assert(
    fc.property(expression, expression, unit, unit, (text, line, one, other) => {
      const settings = {
        ...{ x: quantity(one), S0: quantity('a.u.'), T2star: quantity(other), e: quantity('1') },
        ...{ TE: quantity('s'), in: quantity(one), α: quantity(other) },
      };
      const parameters = {};
      try {
        const model = formulaModel({ formula: `${text} + L`, let: { L: line }, parameters, settings });
        expect(model.signal(numbers, model.typical.tissue, model.typical.protocol).length).toBe(1);
        expect(model.latex).not.toBe('');
        count.made++;
      } catch (error) {
        if (!(error instanceof FormulaError)) throw error;
        count.refused++;
        const texts = { formula: `${text} + L`, L: line };
        for (const { path, offset, named } of error.faults)
          if (!named) expect(offset).toBeLessThan(texts[path.at(-1) as keyof typeof texts].length);
      }
    }),
    { numRuns: 2000 },
  );
  expect(Math.min(count.made, count.refused)).toBeGreaterThan(100);
});
