import { type Arithmetic, type Binary, Dual, dualsOver, numbers, rules } from '@fishergrad/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

type Input = Dual<number> | number;

/** Numbers that are not known as such, so that duals over them go by the table of rules. */
const byTable = dualsOver<number>({ ...numbers });
const fast = dualsOver(numbers);

const double = fc.oneof(fc.double(), fc.constantFrom(0, -0, 1, -1, 5e-324, 1e308, Infinity, -Infinity, NaN));
const input = (directions: number): fc.Arbitrary<Input> =>
  fc.oneof(
    double,
    fc
      .tuple(double, fc.array(double, { minLength: directions, maxLength: directions }))
      .map(([value, tangents]) => new Dual(value, tangents)),
  );
/** So many inputs with as many tangents each: two are written out, other counts are not. */
const inputs = (least: number, most: number): fc.Arbitrary<Input[]> =>
  fc.constantFrom(1, 2, 3).chain((directions) => fc.array(input(directions), { minLength: least, maxLength: most }));

/** A change of −0 is none, as is one of 0. */
const unsigned = (x: Input): Input =>
  typeof x === 'number'
    ? x
    : new Dual(
        x.value,
        x.tangents.map((d) => (d === 0 ? 0 : d)),
      );

describe('an operation on duals of plain numbers that is spelled out', () => {
  const spelled = ['neg', 'add', 'sub', 'mul', 'div', 'exp', 'log', 'sin', 'cos'] as const;

  it('is spelled out', () => {
    for (const name of spelled) expect(fast[name], name).not.toBe(byTable[name]);
  });

  it.each(spelled)('%s has the bits that the table of rules says', (name) => {
    const call = (a: Arithmetic<Input>, x: readonly Input[]): Input =>
      name === 'add' || name === 'mul' ? a[name](...x) : (a[name] as Binary<Input>)(x[0]!, x[1]!);
    const arity = rules[name].arity;
    fc.assert(
      fc.property(inputs(arity, arity), (x) => {
        expect(unsigned(call(fast, x))).toEqual(unsigned(call(byTable, x)));
      }),
      { numRuns: 2000 },
    );
  });

  it.each(['add', 'mul'] as const)('%s of any number of inputs', (name) => {
    fc.assert(
      fc.property(inputs(0, 5), (x) => {
        expect(unsigned(fast[name](...x))).toEqual(unsigned(byTable[name](...x)));
      }),
    );
  });
});
