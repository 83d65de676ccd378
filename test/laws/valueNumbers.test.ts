import { type Arithmetic, gradient, numbers } from '@fishergrad/engine';
import fc from 'fast-check';
import { expect, it } from 'vitest';

/** Numbers that are not known as such, so that values over them go by the table of rules. */
const byTable: Arithmetic<number> = { ...numbers };

/** Sums and products of every length, inputs used twice, plain numbers on both sides. */
const tangled = <T>({ add, mul, sub, exp }: Arithmetic<T>, [x, y, z]: readonly T[]): T =>
  add(mul(x!, y!, z!), mul(2, x!), mul(x!, x!), add(y!, 1, z!, y!), mul(add(1, z!), sub(x!, y!), 3), exp(mul(x!, 0)));

const double = fc.oneof(fc.double(), fc.constantFrom(0, -0, 1, -1, 5e-324, 1e308, Infinity, -Infinity, NaN));

it('sums and products of values, which are spelled out, have the numbers and gradients that the table of rules says', () => {
  fc.assert(
    fc.property(fc.tuple(double, double, double), (at) => {
      const [fast, slow] = [numbers, byTable].map((a) => gradient(a, (b, x) => tangled(b, x), at));
      expect(fast!.value).toBe(slow!.value);
      // A gradient of −0 is none, as is one of 0.
      fast!.gradient.forEach((slope, k) =>
        expect(slope === 0 ? 0 : slope).toBe(slow!.gradient[k] === 0 ? 0 : slow!.gradient[k]),
      );
    }),
    { numRuns: 1000 },
  );
});
