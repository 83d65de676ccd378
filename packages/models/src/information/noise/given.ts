/** What a σ may be given as, in sentences. */
export function refuseSigma(sigma: number, what = 'the noise σ'): void {
  if (!(typeof sigma === 'number' && sigma > 0 && sigma < Infinity))
    throw new RangeError(`${what} must be a positive number, not ${sigma}`);
}

/** A number as a report says it. */
export function said(x: number): string {
  return String(Number(x.toPrecision(6)));
}

/** Numbers by their ends: "0.02 to 0.04", or the one they all are. */
export function saidRange(all: readonly number[]): string {
  const [least, most] = [said(Math.min(...all)), said(Math.max(...all))];
  return least === most ? least : `${least} to ${most}`;
}

/** Whether there is a number for each sample. */
export function isList(given: number | readonly number[]): given is readonly number[] {
  return Array.isArray(given);
}
