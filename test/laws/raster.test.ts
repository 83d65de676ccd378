// What a scanner plays is whole steps of its raster, and still what the space promises.
import { numbers } from '@fishergrad/engine';
import {
  budgeted,
  evenTrain,
  fixedValues,
  freeValues,
  geometricValues,
  rounded,
  type Space,
  space,
  spacedValues,
  walkValues,
} from '@fishergrad/models/design';
import { seeded } from '@fishergrad/random';
import { describe, expect, it } from 'vitest';
import { columns } from '../support/columns.ts';

const STEP = 1e-5;

/** Whether it reads as a decimal of five places, as a person would write it. */
const isClean = (value: number): boolean => value === Number(value.toFixed(5));

const rows = (...TE: readonly number[]): { TE: number }[] => TE.map((each) => ({ TE: each }));

/** Columns whose promises can be kept on the raster: 1 ms apart in exactly 5 ms, whole steps, or anything free. */
const onRaster = columns.filter(
  ({ column, name }) => column.names.length > 0 && name !== 'geometric' && !name.startsWith('spline'),
);

describe.each(onRaster)('on the raster: $name', ({ column, from, to, broken }) => {
  it('values are clean multiples in the range that keep the promise, no further than they must', () => {
    const random = seeded(4);
    for (let k = 0; k < (column.count > 100 ? 5 : 100); k++) {
      const place = column.names.map((_, i) => column.lower[i]! + random() * (column.upper[i]! - column.lower[i]!));
      const values = column.onRaster(column.values(numbers, place), STEP);
      expect(values.every(isClean), values.join(', ')).toBe(true);
      expect(Math.min(...values)).toBeGreaterThanOrEqual(from);
      expect(Math.max(...values)).toBeLessThanOrEqual(to);
      expect(broken(values), values.join(', ')).toBeLessThanOrEqual(1e-9);
      expect(column.onRaster(values, STEP)).toEqual(values);
    }
  });
});

describe('single values', () => {
  const TE = space({ TE: freeValues(1, 0, 0.06) });

  it.each([
    [0.0035400000001, 0.00354],
    [0.003544, 0.00354],
    [0.003546, 0.00355],
    [0.0000299, 0.00003],
    [0, 0],
    [0.06, 0.06],
    [0.0599999, 0.06],
  ])('%d is played as %d', (value, played) => {
    expect(rounded(TE, rows(value), { TE: STEP })).toEqual(rows(played));
  });

  it('all of a raster are the doubles nearest to their decimals', () => {
    const many = space({ TE: freeValues(6001, 0, 0.06) });
    const given = Array.from({ length: 6001 }, (_, k) => k * STEP);
    const wanted = Array.from({ length: 6001 }, (_, k) => Number(`${k}e-5`));
    expect(rounded(many, rows(...given), { TE: STEP })).toEqual(rows(...wanted));
  });

  it('of a raster that is no decimal keep all their digits', () => {
    const degree = Math.PI / 180;
    const FA = space({ FA: freeValues(1, 0, Math.PI) });
    expect(rounded(FA, [{ FA: 0.18 }], { FA: degree })).toEqual([{ FA: 10 * degree }]);
  });

  it('stay within a range whose ends are not on the raster', () => {
    const odd = space({ TE: freeValues(2, 0.000143, 0.000288) });
    expect(rounded(odd, rows(0.000143, 0.000288), { TE: STEP })).toEqual(rows(0.00015, 0.00028));
  });
});

describe('values that hang together', () => {
  it('stay as far apart as they must: 1.005 ms is 1.01 ms on a raster of 10 µs', () => {
    const TE = space({ TE: spacedValues(4, 0, 0.06, 0.001005) });
    expect(rounded(TE, rows(0.000143, 0.001148, 0.002153, 0.003158), { TE: STEP })).toEqual(
      rows(0.00014, 0.00115, 0.00216, 0.00317),
    );
  });

  it('are the nearest such values, by trying all', () => {
    const random = seeded(9);
    const column = spacedValues(3, 0.3, 9.4, 1.2);
    const choices = Array.from({ length: 9 }, (_, k) => k + 1);
    const all = choices.flatMap((x) => choices.flatMap((y) => choices.map((z) => [x, y, z])));
    const apart = all.filter(([x, y, z]) => y! - x! >= 1.2 && z! - y! >= 1.2);
    const distance = (x: readonly number[], y: readonly number[]): number =>
      x.reduce((sum, v, k) => sum + (v - y[k]!) ** 2, 0);
    for (let k = 0; k < 100; k++) {
      const given = column.values(numbers, [random(), random(), random()]);
      const least = Math.min(...apart.map((each) => distance(each, given)));
      expect(distance(column.onRaster(given, 1), given)).toBeLessThanOrEqual(least + 1e-12);
    }
  });

  it('trains stay even', () => {
    const TE = space({ TE: evenTrain([4, 2], 0.00014, 0.06) });
    // 340.4 steps apart become 340; a first of 15 steps is then nearer (squares 1.44) than one of 14 (2.24).
    const given = rows(0.00014, 0.003544, 0.006948, 0.010352, 0.0018439, 0.0052479);
    expect(rounded(TE, given, { TE: STEP })).toEqual(rows(0.00015, 0.00355, 0.00695, 0.01035, 0.00185, 0.00525));
  });

  it('a walk changes by no more than whole steps of its slew', () => {
    const column = walkValues(5, 0, 10, 1.9);
    expect(
      column
        .onRaster([0, 1.9, 3.8, 5.7, 3.8], 1)
        .slice(1)
        .every((v, k, all) => k === 0 || Math.abs(v - all[k - 1]!) <= 1),
    ).toBe(true);
  });

  it('a budget is kept: what would be rounded up above it is not', () => {
    const TR = space({ TR: budgeted(freeValues(3, 1, 9), 10) });
    const found = rounded(TR, [{ TR: 2.6 }, { TR: 3.7 }, { TR: 3.7 }], { TR: 1 });
    expect(found.reduce((sum, row) => sum + row.TR, 0)).toBeLessThanOrEqual(10);
  });

  it('fixed acquisitions and fixed values stay off the raster', () => {
    const both = space({ TE: freeValues(1, 0, 1), TR: fixedValues([0.123]) }, [], [{ TE: 0.456, TR: 0.789 }]);
    const given = [
      { TE: 0.123, TR: 0.123 },
      { TE: 0.456, TR: 0.789 },
    ];
    expect(rounded(both, given, { TE: 0.1, TR: 0.1 })).toEqual([
      { TE: 0.1, TR: 0.123 },
      { TE: 0.456, TR: 0.789 },
    ]);
  });
});

describe('what is not allowed', () => {
  const TE = space({ TE: freeValues(3, 0, 9) });
  const distinct = (protocol: readonly { readonly TE: number }[]): boolean =>
    new Set(protocol.map((row) => row.TE)).size === protocol.length;

  it('is mended by neighbors: down or up', () => {
    const found = rounded(TE, rows(2.1, 2.2, 7.4), { TE: 1 }, distinct);
    expect(found).toEqual(rows(2, 3, 7));
  });

  it('goes back where a beginning leads nowhere', () => {
    const sum = (protocol: readonly { readonly TE: number }[]): boolean =>
      protocol.length < 3 || protocol.reduce((all, row) => all + row.TE, 0) === 12;
    const found = rounded(TE, rows(2.4, 2.4, 6.9), { TE: 1 }, sum);
    expect(found).toEqual(rows(2, 3, 7));
  });

  it('is mended only as the space promises', () => {
    const spaced = space({ TE: spacedValues(2, 0, 9, 2) });
    const odd = (protocol: readonly { readonly TE: number }[]): boolean => protocol.every((row) => row.TE % 2 === 1);
    expect(rounded(spaced, rows(2.6, 4.6), { TE: 1 }, odd)).toEqual(rows(3, 5));
    const low = (protocol: readonly { readonly TE: number }[]): boolean => protocol.every((row) => row.TE < 4.5);
    expect(() => rounded(spaced, rows(2.6, 4.6), { TE: 1 }, low)).not.toThrow(); // 2 and 4
    const both = (protocol: readonly { readonly TE: number }[]): boolean => low(protocol) && protocol[0]!.TE > 2;
    expect(() => rounded(spaced, rows(2.6, 4.6), { TE: 1 }, both)).toThrow(/^no protocol on the raster/);
  });

  it('over two settings, neighbors of both are tried', () => {
    const both = space({ TE: freeValues(1, 0, 9), TR: freeValues(1, 0, 9) });
    const found = rounded(both, [{ TE: 4.6, TR: 5.3 }], { TE: 1, TR: 1 }, (all) =>
      all.every((row) => row.TR - row.TE >= 1),
    );
    expect(found).toEqual([{ TE: 4, TR: 5 }]);
  });

  it('is refused where no neighbor is allowed', () => {
    expect(() => rounded(TE, rows(1, 2, 3), { TE: 1 }, () => false)).toThrow(
      new RangeError(
        'no protocol on the raster next to the one given is allowed: take a finer raster, or leave it more room',
      ),
    );
  });

  it('is refused where too many would have to be tried', () => {
    const many = space({ TE: freeValues(40, 0, 9) });
    const never = (protocol: readonly unknown[]): boolean => protocol.length < 40;
    expect(() => rounded(many, rows(...new Array<number>(40).fill(2.5)), { TE: 1 }, never)).toThrow(
      new RangeError(
        'none of the first 100000 protocols on the raster next to the one given is allowed: take a finer raster, or leave it more room',
      ),
    );
  });

  it('a space made by hand is rounded value by value', () => {
    const own: Space<'TE'> = {
      ...{ names: ['TE'], lower: [0], upper: [9] },
      protocol: (_, [x]) => [{ TE: x! }],
      place: ([row]) => [row!.TE],
    };
    expect(rounded(own, rows(2.6), { TE: 1 })).toEqual(rows(3));
    expect(rounded(own, rows(2.6), { TE: 1 }, ([row]) => row!.TE < 3)).toEqual(rows(2));
  });
});

describe('bad input is refused in a sentence', () => {
  const TE = space({ TE: freeValues(1, 0.1, 0.9) }, [{ TR: 1 }]);
  it.each([
    [() => rounded(TE, [{ TE: 0.5, TR: 1 }], { TE: 0 }), 'the raster of TE must be a positive step, not 0'],
    [() => rounded(TE, [{ TE: 0.5, TR: 1 }], { TE: NaN }), 'the raster of TE must be a positive step, not NaN'],
    [() => rounded(TE, [{ TE: 0.5, TR: 1 }], { TR: 1 }), 'TR has a raster and may not be chosen: leave its raster out'],
    [
      () => rounded(TE, [{ TE: 0.5, TR: 1 }], { TE: 1 }),
      'no whole multiple of the raster 1 lies between 0.1 and 0.9: take a finer raster or a wider range',
    ],
    [() => freeValues(1, 0, 1).onRaster([0.5], -1), 'the step of a raster must be positive, not -1'],
    [
      () => spacedValues(3, 0, 2.5, 1.2).onRaster([0, 1.2, 2.4], 1),
      'on the raster 1 3 values no nearer than 1.2 do not fit from 0 to 2.5: take a finer raster or fewer values',
    ],
    [
      () => evenTrain([3], 0, 9, { step: 1.2 }).onRaster([0, 1.2, 2.4], 1),
      'the step of the train, 1.2, is no whole multiple of the raster 1: the nearest is 1',
    ],
    [
      () => evenTrain([3], 0, 9, { first: 1.6 }).onRaster([1.6, 2, 3], 1),
      'the first value of the train, 1.6, is no whole multiple of the raster 1: the nearest is 2',
    ],
    [
      () => evenTrain([3], 0.5, 4.5, { step: 2 }).onRaster([0.5, 2.5, 4.5], 1),
      'on the raster 1 a train of 3 samples with the step 2 does not fit from 0.5 to 4.5: take a finer raster',
    ],
    [
      () => budgeted(freeValues(2, 0.6, 9), 1.5).onRaster([0.7, 0.7], 1),
      'on the raster 1 the least values sum to 2, more than the total of 1.5: take a finer raster',
    ],
    [
      () => geometricValues(2, 0.1, 0.9).onRaster([0.1, 0.9], 1),
      'no whole multiple of the raster 1 lies between 0.1 and 0.9: take a finer raster or a wider range',
    ],
  ])('%s', (make, sentence) => {
    expect(make).toThrow(new RangeError(sentence));
  });
});
