import type { MLP } from '@fishergrad/nn';

/** The loss is a value made of the weights, so that `backward` leaves its slope in each of them. */
export function stepOn(mlp: MLP, x: readonly number[], t: number, rate: number): number {
  const [y] = mlp.of(x);
  const loss = y.mul(-t).add(1).relu();
  loss.backward();
  mlp.step(rate);
  return loss.data;
}
