// One step of gradient descent of the perceptron on 100 samples. Argument: compiled or eager.
import { Value } from '@fishergrad/engine';
import { hinge, MLP, objectiveOf, samplesOf, zeros } from '@fishergrad/nn';
import { sgd } from '@fishergrad/optimize';
import { DECAY, moons, RATE, weights, WIDTHS } from '../data.ts';
import { serve } from '../serve.ts';

const points = moons();
const rows = [...points.label.keys()].map((k) => ({ x: [points.x[k]!, points.y[k]!], label: points.label[k]! }));
const [inputs = 0, ...nouts] = WIDTHS;
const mlp = new MLP(inputs, nouts, { random: () => 0, initialization: zeros });
const start = weights();
const w = weights();
let loss = 0;

// Only what is asked for is made: what else a process has run changes how V8 compiles the rest.
await serve(process.argv[2] === 'eager' ? eager : compiled(), () => [loss, ...w]);

function compiled(): () => void {
  const samples = samplesOf(
    rows.map(({ x }) => x),
    rows.map(({ label }) => [label]),
  );
  const objective = objectiveOf(mlp.network, hinge, samples, DECAY);
  const step = sgd().begin(w.length);
  return () => {
    w.set(start);
    const { value, gradient } = objective(w);
    loss = value;
    step(w, gradient, RATE);
  };
}

function eager(): void {
  mlp.weights = start;
  let total = new Value(0);
  for (const { x, label } of rows) total = total.add(mlp.of(x)[0]!.mul(-label).add(1).relu());
  total = total.div(rows.length);
  for (const each of mlp.parameters) total = total.add(each.mul(each).mul(DECAY));
  total.backward();
  mlp.step(RATE);
  loss = total.data;
  w.set(mlp.weights);
}
