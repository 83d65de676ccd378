import type { Issue } from '../studyError.ts';
import type { Fault } from './fault.ts';
import type { Path, Source } from './source.ts';

/** A part of a source as a source of its own, whose paths begin there. */
export function sourceWithin(source: Source, path: Path): Source {
  const data = path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key],
    source.data,
  );
  return {
    data,
    issues: [],
    place: (rest, offset) => source.place([...path, ...rest], offset),
    placeOfKey: (parent, key) => source.placeOfKey([...path, ...parent], key),
  };
}

/** Faults with their places. */
export function placed(source: Source, faults: readonly Fault[]): Issue[] {
  return faults.map(({ message, path, key, offset }) => ({
    message,
    ...(key === undefined ? source.place(path, offset) : source.placeOfKey(path, key)),
  }));
}
