type Rows = readonly (readonly number[])[];

/** The outputs are linear in the weights: divide these by the SD of what they make now. */
export function rescaled(weights: Rows, inputs: Rows): number[][] {
  const outputs = inputs.flatMap((x) => weights.map((row) => row.reduce((sum, w, k) => sum + w * x[k], 0)));
  const mean = outputs.reduce((sum, y) => sum + y, 0) / outputs.length;
  const sd = Math.sqrt(outputs.reduce((sum, y) => sum + (y - mean) ** 2, 0) / outputs.length);
  return weights.map((row) => row.map((w) => w / sd));
}
