/** Power iteration: the start must have a part along the steepest direction, and unequal entries make sure of that here. */
export function edge(A: readonly (readonly number[])[]): number {
  let v = A.map((_, k) => Math.sqrt(k + 2));
  let λ = 0;
  for (let k = 0; k < 5000; k++) {
    const Av = A.map((row) => row.reduce((sum, each, i) => sum + each * v[i], 0));
    λ = Math.hypot(...Av) / Math.hypot(...v);
    v = Av.map((each) => each / λ);
  }
  return 2 / λ;
}
