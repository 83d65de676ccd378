/** Mean and spread of some numbers. */
export interface Moments {
  /** Their mean. */
  readonly mean: number;
  /** Their standard deviation, over as many as there are. */
  readonly sd: number;
}

/** Mean and SD; NaN of no numbers. */
export function momentsOf(all: ArrayLike<number>): Moments {
  let sum = 0;
  for (let k = 0; k < all.length; k++) sum += all[k]!;
  const mean = sum / all.length;
  let squares = 0;
  for (let k = 0; k < all.length; k++) squares += (all[k]! - mean) ** 2;
  return { mean, sd: Math.sqrt(squares / all.length) };
}
