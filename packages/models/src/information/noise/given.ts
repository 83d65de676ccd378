/** What a σ may be given as, in sentences. */
export function refuseSigma(sigma: number, what = 'the noise σ'): void {
  if (!(sigma > 0 && sigma < Infinity)) throw new RangeError(`${what} must be a positive number, not ${sigma}`);
}

/** A number as a report says it. */
export function said(x: number): string {
  return String(Number(x.toPrecision(6)));
}
