// What is no formula: each fault told in words of formulas, at its character, and soon.
import { numbers } from '@fishergrad/engine';
import { readStudy } from '@fishergrad/study';
import { formula, FormulaError } from '@fishergrad/study/formula';
import { describe, expect, it } from 'vitest';

describe('what is no formula is refused at its place', () => {
  it.each([
    ['', 0, 'empty'],
    ['  ', 0, 'empty'],
    ['S0 exp(-t)', 3, 'a * is missing before "exp"'],
    ['2x', 1, 'a * is missing before "x"'],
    ['(a)(b)', 3, 'a * is missing'],
    ['S0(1 - t)', 0, 'there is no function "S0"; a product is written S0 * (…)'],
    ['2(3)', 1, 'a * is missing'],
    ['1 + ', 2, 'something must follow here'],
    ['a * / b', 4, 'a number or a name must stand before this "/"'],
    ['a // b', 3, 'a number or a name must stand before this "/"'],
    ['/a/', 0, 'a number or a name must stand before this "/"'],
    ['(a + b', 0, 'opened and never closed'],
    ['f(', 1, 'opened and never closed'],
    ['a + b)', 5, 'closes none'],
    ['()', 1, 'a number or a name must stand before this ")"'],
    ['exp(-TE/T2*)', 11, 'must stand before this ")"; a name cannot end in *: write T2star, for instance'],
    ['S0*T2*', 5, 'a name cannot end in *: write T2star'],
    ['a, b', 1, 'a comma stands only between the arguments'],
    ['0,14', 1, 'decimals are written with a point'],
    ['a = b', 2, 'no "="'],
    ['a == b', 2, 'no "="'],
    ['x²', 1, 'write a power as x^2'],
    ['a[0]', 1, 'round parentheses'],
    ['{a}', 0, 'round parentheses'],
    ['a ? b : c', 2, 'where(test, then, otherwise)'],
    ['a & b', 2, 'doubled'],
    ['a.b', 1, 'belongs to no number'],
    ['"a"', 0, 'cannot be read'],
    ['`a`', 0, 'cannot be read'],
    ["'a'", 0, 'cannot be read'],
    ['a; b', 1, 'cannot be read'],
    ['a => b', 2, 'no "="'],
    ['90 %', 3, 'write 0.9 for 90 %'],
    ['\\u0061', 0, 'cannot be read'],
    ['#a', 0, 'cannot be read'],
    ['1e999', 0, 'beyond the range of a double'],
    ['exp', 0, 'exp is a function; write exp(…)'],
    ['exp()', 0, 'exp takes one argument, and has no argument here'],
    ['where(a < b, c)', 0, 'where takes three arguments (test, then, otherwise), and has two arguments here'],
    ['1 + log10(x)', 4, 'there is no function log10; write log(x) / log(10)'],
    ['sqr(x)', 0, 'there is no function "sqr"; did you mean sqrt?'],
    ['constructor(x)', 0, 'there is no function "constructor"'],
    ['__proto__(x)', 0, 'there is no function "__proto__"'],
    ['toString(x)', 0, 'there is no function "toString"'],
    ['a < b', 0, 'a comparison belongs in the test of where'],
    ['1 + (a < b)', 5, 'a comparison belongs in the test of where'],
    ['where(a, b, c)', 6, 'the test of where needs a comparison'],
    ['where(a < b < c, 1, 2)', 6, 'write a < t && t < b'],
    ['where(!a, 1, 2)', 7, '! needs a comparison'],
    ['where(a && b < c, 1, 2)', 6, '&& needs a comparison'],
    ['where(i < 1, 1, 2)', 6, 'only real numbers can be compared'],
    ['1 + erf(i * x)', 8, 'erf has no complex form'],
    ['max(1, i)', 7, 'max has no complex form'],
    ['('.repeat(101) + 'x' + ')'.repeat(101), 100, 'nested deeper'],
    ['-'.repeat(200) + 'x', 100, 'nested deeper'],
    [Array.from({ length: 200 }, () => '2').join('^'), 200, 'nested deeper'],
    ['exp('.repeat(150) + 'x' + ')'.repeat(150), 400, 'nested deeper'],
  ])('%s', (text, offset, sentence) => {
    const found = faultsOf(text);
    expect(found[0]).toMatchObject({ offset, message: expect.stringContaining(sentence) as string });
    expect(found.map(({ message }) => message).join()).not.toMatch(/token|identifier|expression|acorn|undefined/i);
  });

  it('says all faults of what can be read', () => {
    expect(faultsOf('f(x) + g(y) + exp(1, 2)').map(({ offset }) => offset)).toEqual([0, 7, 14]);
  });

  it('refuses a text of a megabyte, and 100 000 parentheses, at once', () => {
    for (const text of ['x+'.repeat(500_000), '('.repeat(100_000), '2^'.repeat(50_000)]) {
      const began = performance.now();
      expect(faultsOf(text)[0]!.message).toContain('longer than 4000 characters');
      expect(performance.now() - began).toBeLessThan(50);
    }
  });

  it('needs a value of every name, an own one', () => {
    expect(() => formula('a + b').evaluate(numbers, { a: 1 })).toThrow(new TypeError('the formula needs a value of b'));
    expect(() => formula('constructor').evaluate(numbers, {})).toThrow('the formula needs a value of constructor');
  });
});

function faultsOf(text: string): FormulaError['faults'] {
  try {
    formula(text);
  } catch (error) {
    if (error instanceof FormulaError) return error.faults;
    throw error;
  }
  throw new Error(`${text} was read`);
}

describe('a name of JavaScript’s own', () => {
  const study = (tissue: string, protocol: string): string =>
    `model: "A * exp(-t / T)"\ntissue: ${tissue}\nprotocol: ${protocol}\nnoise: { kind: gaussian, sigma: 0.1 }\n`;

  it.each([
    ['{ __proto__: 5 ms, A: 1, T: 5 ms }', '{ t: "1, 5 ms" }', '2:11'],
    ['[{ A: 1, T: 5 ms, __proto__: 1 }]', '{ t: "1, 5 ms" }', '2:27'],
    ['{ A: 1, T: 5 ms }', '{ t: "1, 5 ms", __proto__: 1 }', '3:27'],
    ['{ A: 1, T: 5 ms }', '[{ t: 1 ms, __proto__: 1 }, { t: 5 ms, __proto__: 1 }]', '3:23'],
  ])('is refused in %s and %s', (tissue, protocol, place) => {
    expect(() => readStudy(study(tissue, protocol))).toThrow(`study:${place}: "__proto__" cannot be a name here`);
  });
});
