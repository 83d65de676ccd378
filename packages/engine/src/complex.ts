/**
 * A complex number z = re + i im, whose parts are numbers of any arithmetic.
 *
 * @example
 * ```ts
 * new Complex(3, 4).re; // => 3
 * ```
 */
export class Complex<T> {
  /** The real part. */
  readonly re: T;
  /** The imaginary part. */
  readonly im: T;

  constructor(re: T, im: T) {
    this.re = re;
    this.im = im;
  }
}
