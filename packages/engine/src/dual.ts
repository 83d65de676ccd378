/** A number that carries its derivatives in several directions along: forward mode. */
export class Dual<T> {
  readonly value: T;
  /** One per direction; a plain 0 where nothing changes. */
  readonly tangents: readonly (T | number)[];

  constructor(value: T, tangents: readonly (T | number)[]) {
    this.value = value;
    this.tangents = tangents;
  }
}
