/** The first hidden layer sees the inputs, the others one another: w(inputs + 1) + (depth − 1) w(w + 1) + outputs(w + 1). */
export function hiddenWidth(inputs: number, depth: number, outputs: number, budget: number): number {
  const weights = (w: number): number => w * (inputs + 1) + (depth - 1) * w * (w + 1) + outputs * (w + 1);
  let width = 0;
  while (weights(width + 1) <= budget) width++;
  return width;
}
