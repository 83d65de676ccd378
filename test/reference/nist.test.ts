// NIST Statistical Reference Datasets, nonlinear regression (www.itl.nist.gov/div898/strd): certified parameters and
// standard deviations to 11 digits, computed with 128-bit arithmetic. A certified SD is the Gaussian Cramér–Rao bound at
// the certified parameters with σ the certified residual SD, so the two must agree to the digits that were printed.
import type { Arithmetic } from '@fishergrad/engine';
import { amplitude, gaussian, perAcquisition, ratio, signalModel } from '@fishergrad/models';
import { expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';
import { boundOf } from '../support/experiment.ts';

type Formula = <T>(a: Arithmetic<T>, b: readonly T[], x: T) => T;

interface Dataset {
  readonly name: string;
  readonly formula: Formula;
  readonly x: readonly number[];
  readonly residualSd: number;
  /** Certified value and certified standard deviation of b1, b2, … */
  readonly certified: readonly (readonly [number, number])[];
}

const saturating: Formula = ({ mul, sub, exp, neg }, [b1, b2], x) => mul(b1!, sub(1, exp(neg(mul(b2!, x)))));

const datasets: readonly Dataset[] = [
  {
    name: 'Misra1a: b1 (1 − exp(−b2 x))',
    formula: saturating,
    x: [77.6, 114.9, 141.1, 190.8, 239.9, 289, 332.8, 378.4, 434.8, 477.3, 536.8, 593.1, 689.1, 760],
    residualSd: 1.018787633e-1,
    certified: [
      [2.3894212918e2, 2.7070075241],
      [5.5015643181e-4, 7.2668688436e-6],
    ],
  },
  {
    name: 'BoxBOD: b1 (1 − exp(−b2 x))',
    formula: saturating,
    x: [1, 2, 3, 5, 7, 10],
    residualSd: 1.7088072423e1,
    certified: [
      [2.1380940889e2, 1.2354515176e1],
      [5.4723748542e-1, 1.0455993237e-1],
    ],
  },
  {
    name: 'MGH17: b1 + b2 exp(−x b4) + b3 exp(−x b5)',
    formula: ({ add, mul, exp, neg }, [b1, b2, b3, b4, b5], x) =>
      add(b1!, mul(b2!, exp(neg(mul(x, b4!)))), mul(b3!, exp(neg(mul(x, b5!))))),
    x: Array.from({ length: 33 }, (_, k) => 10 * k),
    residualSd: 1.3970497866e-3,
    certified: [
      [3.7541005211e-1, 2.0723153551e-3],
      [1.9358469127, 2.2031669222e-1],
      [-1.4646871366, 2.2175707739e-1],
      [1.286753464e-2, 4.4861358114e-4],
      [2.2122699662e-2, 8.9471996575e-4],
    ],
  },
];

it.each(datasets)('$name has its certified standard deviations', ({ formula, x, residualSd, certified }) => {
  const names = certified.map((_, i) => `b${i + 1}`);
  const model = signalModel({
    ...{ name: 'nist', title: 'a certified regression', formula: '', latex: '', reference: '' },
    parameters: Object.fromEntries(names.map((name) => [name, amplitude('')])),
    settings: { x: ratio('', [0, 1]) },
    typical: {
      tissue: Object.fromEntries(certified.map(([value], i) => [names[i]!, value])),
      protocol: x.map((at) => ({ x: at })),
    },
    signal: perAcquisition((a, b, at) =>
      formula(
        a,
        names.map((name) => b[name]!),
        at.x,
      ),
    ),
  });
  const { parameters } = boundOf(model, { noise: gaussian(residualSd) });
  certified.forEach(([, sd], i) => expectClose(parameters[names[i]!]!.sd, sd, 1e-9));
  expect(Object.keys(parameters)).toEqual(names);
});
