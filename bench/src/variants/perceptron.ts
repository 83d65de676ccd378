// One step of gradient descent of the perceptron on 100 samples. Argument: compiled or eager.
import { gradient, record, Value, values } from '@fishergrad/engine';
import { compile } from '@fishergrad/engine/compile';
import { moons, weights } from '../data.ts';
import { descend, hinge } from '../perceptron.ts';
import { serve } from '../serve.ts';

const set = moons();
const samples = set.label.length;
const start = weights();
const w = weights();
let loss = 0;

// Only what is asked for is made: what else a process has run changes how V8 compiles the rest.
await serve(process.argv[2] === 'eager' ? eager : compiled(), () => [loss, ...w]);

function compiled(): () => void {
  const names = Array.from(w, (_, k) => `w${k}`);
  const tape = record(['x', 'y', 'label', ...names], (a, [x, y, label, ...all]) => {
    const step = gradient(a, (b, at, lift) => hinge(b, at, [lift(x!), lift(y!)], lift(label!)), all);
    return [step.value, ...step.gradient];
  });
  const program = compile(tape, { batch: true, shared: names, reduce: 'sum' });
  const columns = [set.x, set.y, set.label, ...names.map((_, k) => w.subarray(k, k + 1))];
  const sums = new Float64Array(1 + w.length);
  const results = Array.from(sums, (_, k) => sums.subarray(k, k + 1));
  const slopes = sums.subarray(1);
  return () => {
    w.set(start);
    program.into(columns, results);
    loss = descend(w, slopes, sums[0]!, samples);
  };
}

function eager(): void {
  w.set(start);
  const parameters = Array.from(w, (each) => new Value(each));
  let total = new Value(0);
  for (let i = 0; i < samples; i++) {
    const x = [new Value(set.x[i]!), new Value(set.y[i]!)];
    total = total.add(hinge(values, parameters, x, set.label[i]!) as Value);
  }
  total.backward();
  loss = descend(
    w,
    parameters.map(({ grad }) => grad),
    total.data,
    samples,
  );
}
