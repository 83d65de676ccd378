import type { Arithmetic } from '@fishergrad/engine';

/** The name of what a neuron makes of its weighted sum z. */
export type Activation = 'linear' | 'relu' | 'tanh' | 'sigmoid' | 'softplus' | 'sin';

type Formula = <T>(a: Arithmetic<T>, z: T) => T;

const formulas: Readonly<Record<Activation, Formula>> = {
  /** z */
  linear: (_, z) => z,
  /** max(z, 0) */
  relu: (a, z) => a.relu(z),
  /** tanh z */
  tanh: (a, z) => a.tanh(z),
  /** 1 / (1 + e⁻ᶻ) */
  sigmoid: (a, z) => a.sigmoid(z),
  /** ln(1 + eᶻ) */
  softplus: (a, z) => a.softplus(z),
  /** sin z */
  sin: (a, z) => a.sin(z),
};

/** The names of all activations. */
export const activations: readonly Activation[] = Object.keys(formulas) as Activation[];

/** An activation over any arithmetic. */
export function activate<T>(a: Arithmetic<T>, activation: Activation, z: T): T {
  return formulas[activation](a, z);
}

/**
 * What is wrong with the name of an activation; nothing where it is one.
 *
 * A name comes from a file or an option, so that the compiler may not have seen it.
 */
export function faultOfActivation(name: unknown): string | undefined {
  if (activations.includes(name as Activation)) return undefined;
  return `there is no activation ${JSON.stringify(name) ?? String(name)}; there are ${activations.join(', ')}`;
}
