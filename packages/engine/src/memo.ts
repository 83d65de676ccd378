/** What has been made before from the same things in the same order: a tree with one level for each of them. */
export class Memo<V> {
  #made: { readonly value: V } | undefined;
  #further: Map<unknown, Memo<V>> | undefined; // most are leaves

  /** What belongs to `path`; made when it is asked for first. */
  of(path: readonly unknown[], make: () => V): V {
    const place = path.reduce<Memo<V>>((memo, each) => memo.#after(each), this);
    place.#made ??= { value: make() };
    return place.#made.value;
  }

  #after(step: unknown): Memo<V> {
    const key = Object.is(step, -0) ? MINUS_ZERO : step; // a Map takes it for 0
    this.#further ??= new Map();
    let next = this.#further.get(key);
    if (next === undefined) this.#further.set(key, (next = new Memo()));
    return next;
  }
}

const MINUS_ZERO = Symbol('−0');
