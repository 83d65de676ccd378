/** The pictures of the documentation: `npm run figures` draws them anew into docs/figures. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { toDot, Value } from '@fishergrad/engine';
import { toSvg } from '@fishergrad/cli/toSvg';

const folder = new URL('../docs/figures/', import.meta.url);

/** y = tanh(w1·x1 + w2·x2 + b), walked back. */
export function perceptron(): Record<'w1' | 'x1' | 'w2' | 'x2' | 'b' | 's' | 'y', Value> {
  const [w1, x1, w2, x2, b] = [1.1, 0.5, 0.12, 1.7, 0.34].map((data) => new Value(data)) as [
    Value,
    Value,
    Value,
    Value,
    Value,
  ];
  const s = w1.mul(x1).add(w2.mul(x2), b);
  const y = s.tanh();
  y.backward();
  return { w1, x1, w2, x2, b, s, y };
}

/** Every figure as SVG, by the name of its file. */
export const figures: Readonly<Record<string, () => Promise<string>>> = {
  'perceptron.svg': () => {
    const labels = perceptron();
    return toSvg(toDot(labels.y, { labels, title: 'A perceptron: y = tanh(w1·x1 + w2·x2 + b)' }));
  },
};

if (argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(folder, { recursive: true });
  for (const [name, draw] of Object.entries(figures)) writeFileSync(new URL(name, folder), await draw());
}
