// Every place of a space is a protocol that can be played, and every such protocol has a place.
import { jacobian, numbers, record, replay } from '@fishergrad/engine';
import { checkGradients } from '@fishergrad/engine/differences';
import {
  budgeted,
  evenTrain,
  fixedValues,
  freeValues,
  geometricValues,
  sameValue,
  space,
  spacedValues,
  splineValues,
  walkValues,
} from '@fishergrad/models/design';
import { seeded } from '@fishergrad/random';
import { describe, expect, it } from 'vitest';
import { expectAllClose, expectClose } from '../support/close.ts';
import { columns } from '../support/columns.ts';

const MOST_CORNERS = 10;
const RANDOM = 200;

type Box = { readonly lower: ArrayLike<number>; readonly upper: ArrayLike<number> };

const between = ({ lower, upper }: Box, at: (k: number) => number): number[] =>
  Array.from({ length: lower.length }, (_, k) => {
    const u = at(k);
    return u === 1 ? upper[k]! : lower[k]! + u * (upper[k]! - lower[k]!);
  });

/** All corners of a box of few sides, else as many random ones and the two ends of its diagonal. */
function cornersOf(box: Box): number[][] {
  const n = box.lower.length;
  if (n <= MOST_CORNERS) return Array.from({ length: 2 ** n }, (_, bits) => between(box, (k) => (bits >> k) & 1));
  const random = seeded(1);
  const some = Array.from({ length: 2 ** MOST_CORNERS }, () => between(box, () => Math.round(random())));
  return [between(box, () => 0), between(box, () => 1), ...some];
}

function placesOf(box: Box, count: number, seed = 2): number[][] {
  const random = seeded(seed);
  return Array.from({ length: count }, () => between(box, random));
}

describe.each(columns)('values: $name', ({ column, from, to, broken }) => {
  const corners = cornersOf(column);
  const places = placesOf(column, RANDOM);

  it('has names and limits for each free number, and a value for each acquisition', () => {
    const [n] = [column.names.length];
    expect([column.lower.length, column.upper.length]).toEqual([n, n]);
    expect(new Set(column.names).size).toBe(n);
    expect(column.values(numbers, places[0]!).length).toBe(column.count);
  });

  it.each([
    ['corners', corners],
    ['random places', places],
  ])('keeps what it promises at %s', (_, all) => {
    for (const x of all) {
      const values = column.values(numbers, x);
      expect(Math.min(...values), `at ${x.join(', ')}`).toBeGreaterThanOrEqual(from);
      expect(Math.max(...values), `at ${x.join(', ')}`).toBeLessThanOrEqual(to);
      expect(broken(values), `at ${x.join(', ')}: ${values.join(', ')}`).toBeLessThanOrEqual(1e-12);
    }
  });

  it('finds the place of its values again', () => {
    for (const x of [...corners, ...places]) {
      const values = column.values(numbers, x);
      const place = column.place(values);
      expect(
        place.every((u, k) => column.lower[k]! <= u && u <= column.upper[k]!),
        place.join(', '),
      ).toBe(true);
      const again = column.values(numbers, place);
      expect(Math.max(...again.map((value, k) => Math.abs(value / values[k]! - 1)))).toBeLessThanOrEqual(1e-9);
    }
  });

  it('has slopes that are finite at corners', () => {
    for (const x of corners.slice(0, column.count > 100 ? 2 : 100)) {
      const slopes = jacobian(numbers, (a, u) => column.values(a, u), x).jacobian.flat();
      expect(slopes.every(Number.isFinite), `at ${x.join(', ')}`).toBe(true);
    }
  });

  it('is recorded as it is computed', () => {
    const tape = record(
      column.names.map((_, k) => `x${k}`),
      (a, x) => column.values(a, x),
    );
    for (const x of [...corners.slice(0, 20), ...places.slice(0, 20)])
      expect(replay(tape, numbers, x)).toEqual(column.values(numbers, x));
  });
});

describe.each(columns.filter(({ column }) => column.count <= 20 && column.names.length > 0))(
  'slopes: $name',
  ({ column }) => {
    it('are those of duals, of values and of differences', () => {
      for (const x of placesOf(column, 3, 5)) {
        // Differences step by a tenth of x: no place nearer to a side than that, nor on a kink.
        const inside = x.map(
          (u, k) => column.lower[k]! + 0.8 * (u - column.lower[k]!) + 0.1 * (column.upper[k]! - column.lower[k]!),
        );
        expect(checkGradients((a, u) => column.values(a, u), inside, { tolerance: 1e-6 }).reverse).toBeLessThan(1e-12);
      }
    });
  },
);

describe('the map of spaced values', () => {
  it('makes equal gaps of the middle of the box', () => {
    expectAllClose(spacedValues(4, 0, 13, 1).values(numbers, [0.5, 0.5, 0.5, 0.5]), [2, 5, 8, 11]);
  });

  it('gives every free number an effect of its own where none is 1', () => {
    const column = spacedValues(6, 0, 1, 0.05);
    for (const x of cornersOf({ lower: column.lower, upper: new Float64Array(6).fill(0.99) })) {
      const slopes = jacobian(numbers, (a, u) => column.values(a, u), x).jacobian;
      slopes.forEach((row, k) => expect(row[k]).toBeGreaterThan(0));
    }
  });

  it('leaves of random places as much room as its formula does', () => {
    // Of uniform u, q = m(1 − u)/(u + m(1 − u)) has ∫ ln q = −ln m/(m − 1): after 10 of 20 values the sum over m = 20 … 11.
    const wanted = Array.from({ length: 10 }, (_, k) => 20 - k).reduce((sum, m) => sum - Math.log(m) / (m - 1), 0);
    const column = spacedValues(20, 0, 1, 0);
    const left = placesOf(column, 4000, 3).map((x) => Math.log1p(-column.values(numbers, x)[9]!));
    const mean = left.reduce((sum, each) => sum + each, 0) / left.length;
    const variance = left.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (left.length - 1);
    expect(Math.abs(mean - wanted)).toBeLessThan(4 * Math.sqrt(variance / left.length));
  });

  it('reaches any values far enough apart', () => {
    const random = seeded(7);
    const column = spacedValues(5, 2, 12, 1);
    for (let k = 0; k < RANDOM; k++) {
      const sorted = Array.from({ length: 5 }, () => 6 * random()).toSorted((x, y) => x - y);
      const values = sorted.map((z, i) => 2 + z + i);
      expectAllClose(column.values(numbers, column.place(values)), values);
    }
  });
});

describe('the nearest place', () => {
  const distance = (x: readonly number[], y: readonly number[]): number[] =>
    x.map((value, k) => Math.abs(value - y[k]!));
  const squares = (x: readonly number[], y: readonly number[]): number =>
    distance(x, y).reduce((sum, each) => sum + each * each, 0);
  const largest = (x: readonly number[], y: readonly number[]): number => Math.max(...distance(x, y));

  it.each([
    ['spaced values', spacedValues(4, 0, 10, 2), squares],
    ['a walk', walkValues(4, 0, 10, 1.5), largest],
    ['a train', evenTrain([4], -100, 110), squares],
    ['a spline', splineValues(9, -100, 110, 5), squares],
  ])('of %s has no nearer one around it or elsewhere', (_, column, apart) => {
    const random = seeded(11);
    for (let k = 0; k < 20; k++) {
      const wanted = Array.from({ length: column.count }, () => 10 * random()).toSorted((x, y) => x - y);
      const place = column.place(wanted);
      const least = apart(column.values(numbers, place), wanted);
      const near = placesOf(column, 100, k).map((x) => x.map((u, i) => place[i]! + 0.01 * (u - place[i]!)));
      for (const x of [...placesOf(column, 100, k), ...near])
        expect(apart(column.values(numbers, x), wanted)).toBeGreaterThanOrEqual(least - 1e-12);
    }
  });

  it('of several trains has their common spacing', () => {
    const column = evenTrain([3, 2], 0, 10);
    expectAllClose(column.values(numbers, column.place([1, 3, 5, 4, 6])), [1, 3, 5, 4, 6]);
    // Least squares by hand: spacing (2·2 + 2·2 + ½·1)/(2 + ½) over means 3 and 4.5 with steps 2 and 1 is 1.8.
    expectAllClose(column.values(numbers, column.place([1, 3, 5, 4, 5])), [1.2, 3, 4.8, 3.6, 5.4]);
  });

  it('of a train with a given first keeps it', () => {
    const column = evenTrain([3], 0, 10, { first: 1 });
    expectAllClose(column.values(numbers, column.place([2, 4, 6])), [1, 3.6, 6.2]); // Σk(v − 1)/Σk² = 13/5
  });

  it('of geometric values is the line through their logarithms', () => {
    const column = geometricValues(3, 1, 1000);
    expectAllClose(column.values(numbers, column.place([2, 6, 18])), [2, 6, 18]);
    expectAllClose(
      column.values(numbers, column.place([1, 27, 27])),
      [0.5, 2, 3.5].map((power) => 3 ** power),
    );
  });

  it('of values above the budget is at the budget', () => {
    const column = budgeted(freeValues(3, 1, 10), 12);
    expectAllClose(column.values(numbers, column.place([4, 7, 10])), [2.5, 4, 5.5]);
  });
});

describe('a spline', () => {
  // scipy 1.10.1, BSpline(t, c, 3)(linspace(0, 3, 9)), t = [0,0,0,0,1,2,3,3,3,3], c = [0, 0.9, 0.2, 1, 0.4, 0.7]
  const wanted = [
    0.0, 0.5673339843749999, 0.573046875, 0.5060058593750001, 0.6031249999999999, 0.710791015625, 0.6648437500000001,
    0.56904296875, 0.7,
  ];

  it('is that of scipy', () => {
    const found = splineValues(9, 0, 1, 6).values(numbers, [0, 0.9, 0.2, 1, 0.4, 0.7]);
    found.forEach((value, k) => expectClose(value, wanted[k]!, 1e-14, 1e-15));
  });

  it('of control points in a line at their Greville places is that line', () => {
    const knots = [0, 0, 0, 0, 1, 2, 3, 4, 4, 4, 4];
    const line = Array.from({ length: 7 }, (_, j) => (knots[j + 1]! + knots[j + 2]! + knots[j + 3]!) / 12);
    expectAllClose(
      splineValues(13, 0, 12, 7).values(numbers, line),
      Array.from({ length: 13 }, (_, k) => k),
    );
  });
});

describe('a budget', () => {
  it('changes nothing of values that keep it', () => {
    const column = budgeted(freeValues(3, 1, 10), 12);
    expect(column.values(numbers, [2, 4, 5])).toEqual([2, 4, 5]);
    expect(jacobian(numbers, (a, x) => column.values(a, x), [2, 4, 5]).jacobian).toEqual([
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ]);
  });

  it('is spent to the end by values above it', () => {
    const sum = budgeted(freeValues(3, 1, 10), 12)
      .values(numbers, [9, 4, 5])
      .reduce((x, y) => x + y, 0);
    expectClose(sum, 12, 1e-15);
  });
});

describe('a space', () => {
  const settings = {
    TE: spacedValues(3, 1, 10, 1),
    FA: freeValues(3, 0, 1),
    TR: sameValue(3, 10, 20),
    B: fixedValues([5, 6, 7]),
  };
  const rest = [{ TI: 1 }, { TI: 2 }, { TI: 3 }];
  const fixed = [{ TE: 2, FA: 0.5, TR: 15, B: 0, TI: 4 }];
  const all = space(settings, rest, fixed);

  it('says what its free numbers are', () => {
    expect(all.names).toEqual(['TE 1', 'TE 2', 'TE 3', 'FA 1', 'FA 2', 'FA 3', 'TR']);
    expect(space({ TE: evenTrain([3], 1, 10) }).names).toEqual(['TE first', 'TE spacing']);
    expect(space({ TE: evenTrain([3, 2], 1, 10) }).names).toEqual(['TE first 1', 'TE first 2', 'TE spacing']);
    expect(space({ b: geometricValues(3, 1, 10) }).names).toEqual(['b first', 'b ratio']);
    expect(space({ FA: splineValues(4, 1, 10, 4) }).names).toEqual([
      'FA control 1',
      'FA control 2',
      'FA control 3',
      'FA control 4',
    ]);
  });

  it('lays the values over the rest, and the fixed acquisitions come last', () => {
    expect(all.protocol(numbers, [0, 0, 1, 0.1, 0.2, 0.3, 12])).toEqual([
      { TI: 1, TE: 1, FA: 0.1, TR: 12, B: 5 },
      { TI: 2, TE: 2, FA: 0.2, TR: 12, B: 6 },
      { TI: 3, TE: 10, FA: 0.3, TR: 12, B: 7 },
      ...fixed,
    ]);
    expect(space({ TE: freeValues(1, 0, 9) }, [{ TE: 5 }]).protocol(numbers, [7])).toEqual([{ TE: 7 }]);
  });

  it('has a box of as many sides', () => {
    expect([all.lower, all.upper]).toEqual([
      [0, 0, 0, 0, 0, 0, 10],
      [1, 1, 1, 1, 1, 1, 20],
    ]);
  });

  it('finds the place of a protocol, whatever comes after the free acquisitions', () => {
    for (const x of [...cornersOf(all), ...placesOf(all, RANDOM)]) {
      const protocol = all.protocol(numbers, x);
      const again = all.protocol(numbers, all.place(protocol)!);
      protocol.forEach((row, k) => Object.entries(row).forEach(([s, v]) => expectClose(again[k]![s as 'TE'], v, 1e-9)));
      expect(all.place(protocol.slice(0, 3))).toEqual(all.place(protocol));
    }
  });

  it('finds none of a protocol that is too short, or lacks a setting', () => {
    const protocol = all.protocol(numbers, all.lower as number[]);
    expect(all.place(protocol.slice(0, 2))).toBeUndefined();
    expect(all.place(protocol.map((row) => ({ ...row, FA: NaN })))).toBeUndefined();
  });

  it('is a formula: recorded, it gives the same protocol, constants included', () => {
    const tape = record(all.names, (a, x) =>
      all.protocol(a, x).flatMap((row) => [row.TE, row.FA, row.TR, row.B, row.TI]),
    );
    for (const x of placesOf(all, 20))
      expect(replay(tape, numbers, x)).toEqual(
        all.protocol(numbers, x).flatMap((row) => [row.TE, row.FA, row.TR, row.B, row.TI]),
      );
  });
});

describe('bad input is refused in a sentence', () => {
  const free = freeValues(2, 0, 1);
  it.each([
    [() => freeValues(0, 0, 1), 'the number of values must be a whole number of at least 1, not 0'],
    [() => freeValues(1.5, 0, 1), 'the number of values must be a whole number of at least 1, not 1.5'],
    [() => sameValue(2, 2, 1), 'values cannot lie from 2 to 1: give two finite ends, the lower one first'],
    [
      () => walkValues(2, 0, Infinity, 1),
      'values cannot lie from 0 to Infinity: give two finite ends, the lower one first',
    ],
    [() => freeValues(2, NaN, 1), 'values cannot lie from NaN to 1: give two finite ends, the lower one first'],
    [() => fixedValues([]), 'fixed values must be finite numbers, at least one, not []'],
    [() => fixedValues([1, NaN]), 'fixed values must be finite numbers, at least one, not [1, NaN]'],
    [
      () => spacedValues(6, 0, 4, 1),
      '6 values no nearer than 1 need 5 from the first to the last, and from 0 to 4 there is 4: take at most 5 values, or a spacing of at most 0.8',
    ],
    [() => spacedValues(2, 0, 4, -1), 'the spacing of values must be a number of at least 0, not -1'],
    [() => spacedValues(2, 0, 4, NaN), 'the spacing of values must be a number of at least 0, not NaN'],
    [() => evenTrain([], 0, 1), 'the number of values must be a whole number of at least 1, not 0'],
    [() => evenTrain([3, 0], 0, 1), 'the samples of each train must be whole numbers of at least 1, not 3, 0'],
    [() => evenTrain([3], 0, 1, { step: 0 }), 'the step of a train must be positive, not 0'],
    [
      () => evenTrain([3, 5], 0, 2, { step: 1 }),
      '5 samples with a step of 1 take 4, and from 0 to 2 there is 2: take a step of at most 0.5, or fewer samples',
    ],
    [
      () => evenTrain([3], 0, 2, { first: 1, step: 1 }),
      '3 samples with a step of 1 take 2, and from 1 to 2 there is 1: take a step of at most 0.5, or fewer samples',
    ],
    [() => evenTrain([3], 1, 2, { first: 0 }), 'the first value of the train, 0, must lie in its range, from 1 to 2'],
    [
      () => evenTrain([3, 3], 0, 2, { first: 0 }),
      'the first value can be given of one train, and there are 2: leave it free, or fix all values',
    ],
    [() => geometricValues(3, 0, 1), 'geometric values must be positive: let them begin above 0, not at 0'],
    [() => splineValues(9, 0, 1, 3), 'a spline of 9 values has a whole number of control points from 4 to 9, not 3'],
    [() => splineValues(5, 0, 1, 6), 'a spline of 5 values has a whole number of control points from 4 to 5, not 6'],
    [() => walkValues(3, 0, 1, 0), 'the slew of values must be positive, not 0'],
    [
      () => budgeted(freeValues(3, 1, 2), 2),
      '3 values of at least 1 sum to 3, more than the total of 2: allow more, or take fewer or smaller values',
    ],
    [
      () => budgeted(freeValues(3, 1, 2), NaN),
      '3 values of at least 1 sum to 3, more than the total of NaN: allow more, or take fewer or smaller values',
    ],
    [
      () => budgeted(fixedValues([1, 2]), 2),
      'the fixed values sum to 3, more than the total of 2: allow more, or fix smaller values',
    ],
    [() => space({}), 'a space needs a setting that may be chosen: give it a column at least'],
    [
      () => space({ TE: free, FA: freeValues(3, 0, 1) }),
      'TE has 2 values and FA has 3: every column must give one value for each acquisition',
    ],
    [
      () => space({ TE: free }, [{ FA: 1 }]),
      'the other settings are given for 1 acquisitions, and 2 may be chosen: give as many, or none',
    ],
    [
      () => space<string, string>({ TE: free }, [{ FA: 1 }, { FA: 1 }], [{ TE: 1 }]),
      'fixed acquisition 1 needs a finite FA, as the others have, not undefined',
    ],
  ])('%s', (make, sentence) => {
    expect(make).toThrow(new RangeError(sentence));
  });

  it.each([
    ['spaced values', spacedValues(3, 0, 9, 1)],
    ['geometric values', geometricValues(3, 1, 9)],
    ['a train with a given step', evenTrain([3], 0, 9, { step: 1 })],
  ])('a budget of %s', (_, column) => {
    expect(() => budgeted(column, 5)).toThrow(TypeError);
    expect(() => budgeted(column, 5)).toThrow(/^these values cannot shrink to keep a budget/);
  });
});
