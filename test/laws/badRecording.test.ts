import {
  type Arithmetic,
  derivative,
  gradient,
  jacobian,
  numbers,
  record,
  rules,
  type ScalarFormula,
  Slot,
  taylor,
  Value,
  type VectorFormula,
  values,
} from '@fishergrad/engine';
import { describe, expect, it } from 'vitest';

/** A formula as JavaScript would write it, where no compiler objects. */
type Untyped = (a: Arithmetic<unknown>, x: readonly never[], lift: unknown) => unknown;

const recording =
  (f: Untyped, names: readonly string[] = ['x', 'y']): (() => unknown) =>
  () =>
    record(names, f as unknown as VectorFormula<Slot | number>);

describe('a formula that looks at its numbers', () => {
  it('does not compile', () => {
    const formula = (f: VectorFormula<number>): VectorFormula<number> => f;
    const looks = [
      // @ts-expect-error -- a number that is not known yet has no data
      formula((_, [x]) => [x!.data]),
      // @ts-expect-error -- nor an order
      formula((a, [x]) => (x! > 1 ? [x!] : [a.neg(x!)])),
      // @ts-expect-error -- nor is it a number for Math
      formula((a, [x]) => [a.constant(Math.exp(x!))]),
      // @ts-expect-error -- nor for JavaScript's own operations
      formula((a, [x]) => [a.constant(x! * 2)]),
      // @ts-expect-error -- and what it gives are numbers of its arithmetic
      formula((_, [x]) => [+x!]),
      // @ts-expect-error -- so no text
      formula((_, [x]) => [String(x)]),
    ];
    expect(looks).toHaveLength(6);
  });

  it.each<[string, Untyped]>([
    ['x > 1', (_, [x]) => (x! > 1 ? [x] : [x])],
    ['x <= y', (_, [x, y]) => (x! <= y! ? [x] : [y])],
    ['x == 1', (_, [x]) => ((x as unknown) == 1 ? [x] : [x])], // oxlint-disable-line eqeqeq -- what must be refused
    ['+x', (_, [x]) => [+x!]],
    ['x * 2', (_, [x]) => [x! * 2]],
    ['x + y', (_, [x, y]) => [x! + y!]],
    ['x ** 2', (_, [x]) => [x! ** 2]],
    ['Math.exp(x)', (_, [x]) => [Math.exp(x!)]],
    ['Number(x)', (_, [x]) => [Number(x)]],
    ['isNaN(x)', (_, [x]) => [Number.isNaN(x! - 0)]],
    ['String(x)', (_, [x]) => [String(x)]],
    ['`it is ${x}`', (_, [x]) => [`it is ${x as unknown as string}`]],
    ['[x].join()', (_, [x]) => [[x].join()]],
    ['table[x]', (_, [x]) => [[1, 2][x!]]],
    ['x.data', (_, [x]) => [(x as unknown as { data: unknown }).data]],
    ['x.value', (_, [x]) => [(x as unknown as { value: unknown }).value]],
  ])('%s throws a sentence that says what to write instead', (_, f) => {
    expect(recording(f)).toThrow(TypeError);
    expect(recording(f)).toThrow(
      /^This formula is being recorded for all inputs at once.*use the operations of the arithmetic/,
    );
  });

  it('is noticed inside a derivative as well', () => {
    type Inner = { readonly value?: never; readonly data?: never };
    const forward: Untyped = (a, x) => jacobian(a, (_, [u]) => ((u as Inner).value! > 1 ? [u!] : [u!]), x).value;
    const reverse: Untyped = (a, x) => gradient(a, (_, [u]) => ((u as Inner).data! > 1 ? u! : u!), x).gradient;
    expect(recording(forward)).toThrow(/being recorded/);
    expect(recording(reverse)).toThrow(/being recorded/);
  });
});

describe('what is no number of the recording', () => {
  const foreign = ((): Slot => {
    let slot: unknown;
    record(['x'], (_, x) => [(slot = x[0])] as typeof x);
    return slot as Slot;
  })();

  it.each<[string, RegExp, Untyped]>([
    ['a number of another recording', /another recording.*through lift/, (a, [x]) => [a.add(foreign, x!)]],
    ['the same as a result', /another recording/, () => [foreign]],
    [
      'a misspelt parameter',
      /undefined where a number belongs; is a parameter misspelt/,
      (a, [x]) => [a.mul(x!, (a as { T1?: number }).T1!)],
    ],
    [
      'a missing second input',
      /undefined where a number belongs/,
      (a, [x]) => [(a as { sub(...x: unknown[]): unknown }).sub(x)],
    ],
    [
      'a missing third input',
      /undefined where a number belongs/,
      (a, [x, y]) => [(a as { where(...x: unknown[]): unknown }).where(x, y)],
    ],
    [
      'a missing input of any primitive',
      /"atan2" has arity 2 and was applied to 1 input/,
      (a, [x]) => [a.apply(rules.atan2, x!)],
    ],
    ['an input that was not declared', /undefined where a number belongs/, (a, [, , z]) => [a.exp(z!)]],
    ['null', /null where a number belongs/, (a, [x]) => [a.add(x!, null)]],
    ['a text', /string where a number belongs/, (a, [x]) => [a.add(x!, '1')]],
    ['a value', /an object where a number belongs/, (a, [x]) => [a.add(x!, values.constant(1), new Date())]],
    ['a result that is missing', /undefined where a number belongs/, () => [undefined]],
    ['a result that is a text', /string where a number belongs/, () => ['1']],
  ])('%s is refused', (_, sentence, f) => {
    expect(recording(f)).toThrow(TypeError);
    expect(recording(f)).toThrow(sentence);
  });

  it('is refused by numbers too, as NaN: a missing operand is not 0', () => {
    expect((numbers.sub as (x: number) => number)(1)).toBeNaN();
    expect((numbers.max as (x: number) => number)(1)).toBeNaN();
    expect(() => numbers.apply(rules.pow, 2)).toThrow('The primitive "pow" has arity 2 and was applied to 1 input.');
  });

  it.each<[string, Untyped]>([
    ['a number', (_, [x]) => x],
    ['nothing', () => undefined],
    ['a record', (_, [x]) => ({ x })],
    ['a typed array', () => Float64Array.of(1)],
  ])('a formula must give a list, not %s', (_, f) => {
    expect(recording(f)).toThrow(/gives a list of its outputs, as in \[y\]/);
  });

  it('two inputs of one name', () => {
    expect(recording((_, x) => x, ['a', 'T1', 'b', 'T1'])).toThrow(
      'Two inputs are named "T1"; every input needs a name of its own.',
    );
  });

  it('more primitives than a step can tell apart', () => {
    const many: Untyped = (a, [x]) =>
      Array.from({ length: 65_537 }, () => a.apply({ ...rules.exp, value: (u: number) => u }, x!));
    expect(recording(many)).toThrow(
      'A formula may use 65536 primitives; make each of your own once, outside of the formula.',
    );
  });

  it('an error of the formula comes through as it is', () => {
    const error = new RangeError('TE must be positive');
    expect(
      recording(() => {
        throw error;
      }),
    ).toThrow(error);
  });
});

describe('a number that carries derivatives', () => {
  type Scalar = (a: Arithmetic<unknown>, x: never) => unknown;
  const ways: readonly (readonly [string, (f: Scalar) => unknown])[] = [
    ['derivative', (f) => derivative(numbers, f as unknown as ScalarFormula<number>, 1, 2)],
    ['taylor', (f) => taylor(numbers, f as unknown as ScalarFormula<number>, 1, 2)],
    ['gradient', (f) => gradient(numbers, ((a: Arithmetic<unknown>, [x]: never[]) => f(a, x!)) as never, [1])],
    ['jacobian', (f) => jacobian(numbers, ((a: Arithmetic<unknown>, [x]: never[]) => [f(a, x!)]) as never, [1])],
  ];
  const lost: readonly (readonly [string, Scalar])[] = [
    ['Math.exp(x)', (_, x) => Math.exp(x)],
    ['x * 2', (_, x) => x * 2],
    ['x + 1', (_, x) => x + 1],
    ['x > 0 ? …', (a, x) => (x > 0 ? a.exp(x) : x)],
  ];

  it.each(ways.flatMap(([name, way]) => lost.map(([text, f]) => [name, text, way, f] as const)))(
    'does not lose them without a word: %s of %s',
    (_, __, way, f) => {
      expect(() => way(f)).toThrow(TypeError);
      expect(() => way(f)).toThrow('which + − × ÷, comparisons and Math of JavaScript would lose');
    },
  );

  it('has a text', () => {
    expect(`${String(new Value(2))} ${new Value(3).toString()}`).toBe('Value(data=2, grad=0) Value(data=3, grad=0)');
    expect(() => Number(new Value(2))).toThrow(TypeError);
  });
});
