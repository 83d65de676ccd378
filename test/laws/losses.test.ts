// Losses and their slopes, held to their formulas worked out by hand and, where exponentials are in them, to 60-digit
// arithmetic (mpmath); finite wherever the true loss is.
import { gradient, numbers } from '@fishergrad/engine';
import { boundWeighted, crossEntropy, hinge, type Loss, relative, squared } from '@fishergrad/nn';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';

/** A loss and its slopes in the outputs. */
function found(loss: Loss, o: readonly number[], t: readonly number[]): { value: number; gradient: number[] } {
  const sloped = gradient(numbers, (a, outputs) => loss.of(a, outputs, t), o);
  expect(loss.of(numbers, o, t)).toBe(sloped.value); // plain numbers and the walk are one
  return sloped;
}

describe('losses of numbers', () => {
  it.each([
    { loss: squared, o: [3], t: [1], value: 4, slopes: [4] },
    { loss: squared, o: [3, 0.5, -1], t: [1, 0, -1], value: 4.25 / 3, slopes: [4 / 3, 1 / 3, 0] },
    // errors of 5 % up and 50 % down, whatever the size and the sign
    { loss: relative, o: [1.05], t: [1], value: 0.0025, slopes: [0.1] },
    { loss: relative, o: [105, -1], t: [100, -2], value: (0.0025 + 0.25) / 2, slopes: [0.1 / 200, -1 / -4] },
    // one bound, two bounds away
    { loss: boundWeighted, o: [1.5, 2], t: [1, 3, 0.5, 0.5], value: (1 + 4) / 2, slopes: [1 / 0.5, -2 / 0.5] },
    { loss: boundWeighted, o: [7], t: [1, 2], value: 9, slopes: [3] },
  ])('$loss.name of $o at $t', ({ loss, o, t, value, slopes }) => {
    const { value: of, gradient: by } = found(loss, o, t);
    expectClose(of, value, 2e-15);
    slopes.forEach((each, k) => expectClose(by[k], each, 2e-14));
    expect(loss.targets(o.length)).toBe(t.length);
    expect([loss.outputs, loss.right]).toEqual([undefined, undefined]);
  });
});

describe('hinge', () => {
  it.each([
    { o: 0.25, t: 1, value: 0.75, slope: -1 },
    { o: 0.25, t: -1, value: 1.25, slope: 1 },
    { o: 1.5, t: 1, value: 0, slope: 0 },
    { o: -1.5, t: -1, value: 0, slope: 0 },
    { o: -800, t: 1, value: 801, slope: -1 },
    { o: 1, t: 1, value: 0, slope: 0 }, // at the edge, as relu
  ])('of $o with label $t is $value', ({ o, t, value, slope }) => {
    const { value: of, gradient: by } = found(hinge, [o], [t]);
    expect([of, by[0]! + 0]).toEqual([value, slope]);
  });

  it('is of one output, right on the side of the label, and on the line never', () => {
    expect([hinge.outputs, hinge.targets(1)]).toEqual([1, 1]);
    const right = (o: number, t: number): boolean => hinge.right!([o], [t]);
    expect([right(0.1, 1), right(-0.1, -1), right(0.1, -1), right(-0.1, 1), right(0, 1), right(0, -1)]).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('cross-entropy', () => {
  // mpmath: log1p(exp(-t o)), and -t / (1 + exp(t o))
  it.each([
    { o: 0.3, t: 1, value: 0.5543552444685271, slope: -0.425557483188341 },
    { o: 0.3, t: -1, value: 0.8543552444685271, slope: 0.574442516811659 },
    { o: -2.5, t: 1, value: 2.5788897342925496, slope: -0.9241418199787564 },
    { o: 40, t: 1, value: 4.248354255291589e-18, slope: -4.248354255291589e-18 },
    { o: -40, t: 1, value: 40, slope: -1 },
    { o: 800, t: 1, value: 0, slope: 0 },
    { o: 800, t: -1, value: 800, slope: 1 },
    { o: -800, t: 1, value: 800, slope: -1 },
    { o: -800, t: -1, value: 0, slope: 0 },
  ])('of $o with label $t is $value', ({ o, t, value, slope }) => {
    const { value: of, gradient: by } = found(crossEntropy, [o], [t]);
    expectClose(of, value, 1e-15);
    expectClose(by[0], slope, 1e-15);
  });

  // mpmath: log(sum(exp(o))) - sum(t o), and exp(o) / sum(exp(o)) - t. A loss of size ε comes from ln(1 + ε), which 1 rounds.
  it.each([
    {
      o: [0.3, -1.2, 2.5],
      t: [0, 1, 0],
      value: 3.8270965828004857,
      slopes: [0.09757864772562469, -0.9782272607059141, 0.8806486129802894],
    },
    {
      o: [0.3, -1.2, 2.5],
      t: [0, 0, 1],
      value: 0.12709658280048583,
      slopes: [0.09757864772562469, 0.021772739294085856, -0.11935138701971056],
    },
    { o: [-3, -3, -3, -3], t: [1, 0, 0, 0], value: 1.3862943611198906, slopes: [-0.75, 0.25, 0.25, 0.25] },
    {
      o: [20, -10, 5],
      t: [1, 0, 0],
      value: 3.0590236728992155e-7,
      slopes: [-3.0590232050179715e-7, 9.357620106321594e-14, 3.059022269255961e-7],
    },
    {
      o: [20, -10, 5],
      t: [0, 1, 0],
      value: 30.00000030590237,
      slopes: [0.9999996940976795, -0.9999999999999064, 3.059022269255961e-7],
    },
    { o: [800, -800], t: [0, 1], value: 1600, slopes: [1, -1] },
    { o: [800, -800], t: [1, 0], value: 0, slopes: [0, 0] },
    {
      o: [-800, -801, -799.5],
      t: [0, 1, 0],
      value: 2.1041306053367284,
      slopes: [0.3314989604240915, -0.8780483476902712, 0.5465493872661796],
    },
  ])('of $o with class $t is $value', ({ o, t, value, slopes }) => {
    const { value: of, gradient: by } = found(crossEntropy, o, t);
    expectClose(of, value, 1e-15, 3e-16);
    slopes.forEach((each, k) => expectClose(by[k], each, 1e-15, 3e-16));
    expect(crossEntropy.targets(o.length)).toBe(o.length);
  });

  it('of several outputs does not change when all of them rise together, and slopes add up to 0', () => {
    const base = found(crossEntropy, [1, -2, 0.5], [0, 0, 1]);
    const risen = found(crossEntropy, [65, 62, 64.5], [0, 0, 1]); // by 64, which is exact
    expect(risen).toEqual(base);
    expectClose(
      base.gradient.reduce((sum, each) => sum + each, 0),
      0,
      0,
      3e-16,
    );
  });

  it('is right on the side of the label, or where the class has the largest output', () => {
    const right = (o: readonly number[], t: readonly number[]): boolean => crossEntropy.right!(o, t);
    expect([right([0.1], [1]), right([-0.1], [-1]), right([0.1], [-1]), right([0], [1])]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect([right([-3, -1, -2], [0, 1, 0]), right([-3, -1, -2], [0, 0, 1]), right([5, 1, 2], [1, 0, 0])]).toEqual([
      true,
      false,
      true,
    ]);
    expect(crossEntropy.outputs).toBeUndefined();
  });
});

it.each([
  [squared, [0], undefined],
  [relative, [1, -2], undefined],
  [relative, [1, 0], 'a target is 0, to which no error is relative'],
  [boundWeighted, [0, -1, 1, 2], undefined],
  [boundWeighted, [1, 1, 1, 0], 'a bound, which weighs an error, is not positive'],
  [boundWeighted, [1, -1], 'a bound, which weighs an error, is not positive'],
  [hinge, [1], undefined],
  [hinge, [-1], undefined],
  [hinge, [0], 'the label is 0, and must be 1 or -1; 2 t − 1 makes these of 1 and 0'],
  [crossEntropy, [-1], undefined],
  [crossEntropy, [0.5], 'the label is 0.5, and must be 1 or -1; 2 t − 1 makes these of 1 and 0'],
  [crossEntropy, [0, 1, 0], undefined],
  [crossEntropy, [0, 0, 0], 'the targets are 0, 0, 0, and must be 1 for the class and 0 for others'],
  [crossEntropy, [1, 1], 'the targets are 1, 1, and must be 1 for the class and 0 for others'],
  [crossEntropy, [0.5, 0.5], 'the targets are 0.5, 0.5, and must be 1 for the class and 0 for others'],
  [crossEntropy, [1, -1], 'the targets are 1, -1, and must be 1 for the class and 0 for others'],
] as const)('what is wrong with targets is said: of $name, of %j: %s', (loss, targets, fault) => {
  expect(loss.fault(targets)).toBe(fault);
});
