import type { SignalModel } from '@fishergrad/models';
import type { z } from 'zod';
import { suggestion } from './nearest.ts';
import { KEYS } from './schema.ts';
import type { Path, Source } from './source.ts';
import type { Issue } from '../studyError.ts';

type SchemaIssue = z.core.$ZodIssue;

/** What a schema found, as sentences with places. */
export function sentences(issue: SchemaIssue, model: SignalModel, source: Source): Issue[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      message: unknownKey(issue.path, key, model),
      ...source.placeOfKey(issue.path, key),
    }));
  }
  const offset = issue.code === 'custom' ? Number(issue.params?.['offset'] ?? 0) : 0;
  return [{ message: sentence(issue, source.data), ...source.place(issue.path, offset) }];
}

function unknownKey(path: Path, key: string, model: SignalModel): string {
  const [room] = path;
  const known = keysOf(room, model);
  const owner = room === 'tissue' || room === 'protocol' ? model.name : room === 'noise' ? 'noise' : 'a study';
  const kind = room === 'tissue' ? 'parameter' : room === 'protocol' ? 'setting' : 'key';
  return `${owner} has no ${kind} "${key.slice(0, 40)}"${suggestion(key, known) || `; it has ${known.join(', ')}`}`;
}

function keysOf(room: PropertyKey | undefined, model: SignalModel): readonly string[] {
  if (room === 'tissue') return Object.keys(model.parameters);
  if (room === 'noise') return ['kind', 'sigma', 'snr', 'of'];
  if (room === 'protocol')
    return [...Object.keys(model.settings), ...Object.keys(model.shorthand?.fields ?? {}), 'averages'];
  return KEYS;
}

function sentence(issue: SchemaIssue, data: unknown): string {
  const name = issue.path.map(String).join('.') || 'a study';
  if (issue.code === 'custom' || issue.code === 'too_small') return issue.message;
  if (issue.code === 'invalid_value') return `${name} must be ${issue.values.map(String).join(' or ')}`;
  if (issue.code === 'invalid_type') {
    const wanted =
      { object: 'a block of keys', array: 'a list', string: 'a word' }[issue.expected as string] ?? issue.expected;
    return valueAt(data, issue.path) === undefined
      ? `${name} is missing; it must be ${wanted}`
      : `${name} must be ${wanted}`;
  }
  return issue.code === 'invalid_union' ? issue.message : `${name}: ${issue.message}`;
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], data);
}
