import type { Compiled } from '@fishergrad/engine/compile';
import type { Loss } from '../losses.ts';
import type { Network } from '../network.ts';

/** How many shapes are kept for a loss: a search over shapes must not fill the memory. */
const MOST = 32;

/** Compiles for a shape and a loss once: networks of one shape, as an ensemble's, share the code and differ in their weights. */
export function oncePerShape(
  make: (network: Network, loss: Loss) => Compiled,
): (network: Network, loss: Loss) => Compiled {
  const made = new WeakMap<Loss, Map<string, Compiled>>();
  return (network, loss) => {
    const ofLoss = made.get(loss) ?? new Map<string, Compiled>();
    made.set(loss, ofLoss);
    const key = JSON.stringify(network);
    const program = ofLoss.get(key) ?? make(network, loss);
    ofLoss.delete(key); // the last one asked for is the last to go
    ofLoss.set(key, program);
    if (ofLoss.size > MOST) ofLoss.delete(ofLoss.keys().next().value!);
    return program;
  };
}
