// Optimizers, step by step, held to those of PyTorch in float64 (tools/reference/networks.py); every objective is sloped by
// our own engine, as theirs by theirs.
import { type Arithmetic, gradient, numbers } from '@fishergrad/engine';
import {
  adam,
  adamW,
  descend,
  momentum,
  nesterov,
  type Objective,
  type Optimizer,
  rmsProp,
  sgd,
} from '@fishergrad/optimize';
import { expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';
import reference from './networks.json' with { type: 'json' };

type Formula = <T>(a: Arithmetic<T>, x: readonly T[]) => T;

const { A, b } = reference.bowl;
const formulas: Readonly<Record<string, Formula>> = {
  bowl: (a, x) => {
    const row = (k: number) => a.add(...x.map((each, j) => a.mul(A[k]![j]!, each)));
    return a.add(...x.map((each, k) => a.mul(each, a.sub(a.mul(0.5, row(k)), b[k]!))));
  },
  rosenbrock: (a, [x, y]) => a.add(a.pow(a.sub(1, x!), 2), a.mul(100, a.pow(a.sub(y!, a.mul(x!, x!)), 2))),
};

const optimizers: Readonly<Record<string, Optimizer>> = {
  sgd: sgd(),
  'momentum 0.9': momentum(),
  'nesterov 0.9': nesterov(),
  'rmsProp 0.99': rmsProp(),
  'rmsProp 0.75': rmsProp({ decay: 0.75, epsilon: 1e-3 }),
  adam: adam(),
  'adam 0.8 0.95': adam({ beta1: 0.8, beta2: 0.95, epsilon: 1e-4 }),
  'adamW 0.01': adamW(),
  'adamW 0.5': adamW({ decay: 0.5 }),
};

it.each(reference.trajectories)('$optimizer goes down the $objective as it does in PyTorch', (wanted) => {
  const formula = formulas[wanted.objective]!;
  const objective: Objective = (x) => gradient(numbers, (a, each) => formula(a, each), [...x]);
  const optimizer = optimizers[wanted.optimizer]!;
  const xs = [...descend(objective, wanted.start, { optimizer, rate: wanted.rate, steps: 25 })].map(({ x }) => x);
  expect(wanted.at.map(({ step }) => step)).toEqual([1, 2, 3, 5, 10, 25]);
  for (const { step, x } of wanted.at) x.forEach((each, k) => expectClose(xs[step]![k], each, 1e-12));
});

it('none of the optimizers is left out', () => {
  expect(new Set(reference.trajectories.map(({ optimizer }) => optimizer))).toEqual(new Set(Object.keys(optimizers)));
});
