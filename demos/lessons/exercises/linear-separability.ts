import { unsolved } from '../../support/unsolved.ts';

/**
 * One step of the perceptron rule. The sample `x` has the label `t`, 1 or −1. Where $t\,(w \cdot x) \le 0$ the weights are
 * mistaken: return $w + t\,x$. Else return them as they are. Where $w \cdot x$ is 0, as for weights that are all 0, nothing is decided, which is a
 * mistake too.
 */
export function corrected(w: readonly number[], x: readonly number[], t: number): readonly number[] {
  return unsolved();
}
