import { onlyText } from './onlyText.ts';

/** A number that carries its derivatives in several directions along: forward mode. */
export class Dual<T> {
  /** What it is. */
  readonly value: T;
  /** One per direction; a plain 0 where nothing changes. */
  readonly tangents: readonly (T | number)[];

  constructor(value: T, tangents: readonly (T | number)[]) {
    this.value = value;
    this.tangents = tangents;
  }

  /** A text; no number. @throws TypeError for all but text */
  [Symbol.toPrimitive](hint: string): string {
    return onlyText(hint, `Dual(${String(this.value)})`);
  }
}
