/** What a σ may be given as, in sentences. */
export function refuseSigma(sigma: number, what = 'the noise σ'): void {
  if (!(typeof sigma === 'number' && sigma > 0 && sigma < Infinity))
    throw new RangeError(`${what} must be a positive number, not ${sigma}`);
}

/** A number as a report says it. */
export function said(x: number): string {
  return String(Number(x.toPrecision(6)));
}

/** Whether there is a number for each sample. */
export function isList(given: number | readonly number[]): given is readonly number[] {
  return Array.isArray(given);
}
