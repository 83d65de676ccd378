/**
 * T1 = T1* (B/A − 1) of the signed least-squares fit of A − B e^(−TI/T1*): A and B by linear regression for each T1*, which
 * is found by halving from 10 ms to 10 s where the residual grows (golden section).
 */
export function lookLockerT1(times: readonly number[], samples: readonly number[]): number {
  const fitted = (T1star: number) => {
    const e = times.map((TI) => Math.exp(-TI / T1star));
    const [meanE, meanS] = [e, samples].map((x) => x.reduce((sum, each) => sum + each, 0) / x.length) as [
      number,
      number,
    ];
    const spread = e.reduce((sum, each) => sum + (each - meanE) ** 2, 0);
    const B = -e.reduce((sum, each, k) => sum + (each - meanE) * (samples[k]! - meanS), 0) / spread;
    const A = meanS + B * meanE;
    return { A, B, residual: e.reduce((sum, each, k) => sum + (samples[k]! - A + B * each) ** 2, 0) };
  };
  const golden = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [Math.log(0.01), Math.log(10)];
  for (let n = 0; n < 90; n++) {
    const [left, right] = [high - golden * (high - low), low + golden * (high - low)];
    if (fitted(Math.exp(left)).residual < fitted(Math.exp(right)).residual) high = right;
    else low = left;
  }
  const T1star = Math.exp((low + high) / 2);
  const { A, B } = fitted(T1star);
  return T1star * (B / A - 1);
}
