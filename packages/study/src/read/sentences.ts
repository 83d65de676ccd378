import type { AnyModel } from '@fishergrad/models';
import type { z } from 'zod';
import type { Issue } from '../studyError.ts';
import { meant } from './meant.ts';
import { suggestion } from './nearest.ts';
import { NOISE_KEYS } from './noiseSchema.ts';
import { type Form, KEYS } from './schema.ts';
import type { Path, Source } from './source.ts';

type SchemaIssue = z.core.$ZodIssue;

const MOST_KEYS = 20;

/** What a schema found, as sentences with places. */
export function sentences(issue: SchemaIssue, source: Source, model?: AnyModel, form?: Form): Issue[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.slice(0, MOST_KEYS).map((key) => ({
      message: unknownKey(issue.path, key, { source, model, form }),
      ...source.placeOfKey(issue.path, key),
    }));
  }
  const offset = issue.code === 'custom' ? Number(issue.params?.['offset'] ?? 0) : 0;
  return [{ message: sentence(issue, source.data, model), ...source.place(issue.path, offset) }];
}

interface Block {
  readonly source: Source;
  readonly model: AnyModel | undefined;
  readonly form: Form | undefined;
}

function unknownKey(path: Path, key: string, { source, model, form }: Block): string {
  const [room, part] = path;
  const clash = model && room === 'protocol' ? otherForm(key, model, form) : undefined;
  if (clash !== undefined) return clash;
  if (room === 'noise' && part === 'sigma')
    return `sigma has no key "${key.slice(0, 40)}"${suggestion(key, ['value', 'unknown']) || '; it has value and unknown'}`;
  const known = keysOf(room, model, form);
  const owner =
    room === 'tissue' || room === 'protocol' ? (model?.name ?? 'it') : room === 'noise' ? 'noise' : 'a study';
  const kind = room === 'tissue' ? 'parameter' : room === 'protocol' ? 'setting' : 'key';
  const written = Object.keys(valueAt(source.data, path) as object);
  const help = meant(key, known, written) || `; it has ${known.join(', ')}`;
  return `${owner} has no ${kind} "${key.slice(0, 40)}"${help}`;
}

/** A key that belongs to another form of the protocol than the one begun. */
function otherForm(key: string, { settings, shorthand }: AnyModel, form: Form | undefined): string | undefined {
  if (!shorthand) return undefined;
  if (form === 'short' && Object.hasOwn(settings, key))
    return `${key} and ${shorthand.key} exclude each other; keep one of them`;
  return form !== 'short' && Object.hasOwn(shorthand.fields, key)
    ? `${key} goes only together with ${shorthand.key}`
    : undefined;
}

function keysOf(room: PropertyKey | undefined, model: AnyModel | undefined, form: Form | undefined): readonly string[] {
  if (room === 'noise') return NOISE_KEYS;
  if (room === 'tissue' && model) return Object.keys(model.parameters);
  if (room !== 'protocol' || !model) return KEYS;
  const short = Object.keys(model.shorthand?.fields ?? {});
  const begin = model.shorthand ? [model.shorthand.key] : [];
  return [
    ...(form === 'short' ? short : [...Object.keys(model.settings), ...(form === 'columns' ? begin : [])]),
    'averages',
  ];
}

function sentence(issue: SchemaIssue, data: unknown, model: AnyModel | undefined): string {
  if (issue.code === 'custom' || issue.code === 'too_small' || issue.code === 'invalid_union') return issue.message;
  const name = nameOf(issue.path);
  const value = valueAt(data, issue.path);
  const missing = value === undefined || value === null; // null: nothing stands after the colon
  if (issue.code === 'invalid_value') {
    const allowed = issue.values.map(String).join(' or ');
    const near = typeof value === 'string' ? suggestion(value, issue.values.map(String)) : '';
    if (near !== '') return `${name} cannot be "${String(value).slice(0, 40)}"${near}`;
    return missing ? `${name} is missing; write kind: ${allowed}` : `${name} must be ${allowed}`;
  }
  if (issue.code !== 'invalid_type') return `${name}: ${issue.message}`;
  const wanted =
    { object: 'a block of keys', array: 'a list', string: 'a text', boolean: 'true or false' }[
      issue.expected as string
    ] ?? issue.expected;
  return missing
    ? `${name} is missing; ${example(name, model) ?? `it must be ${wanted}`}`
    : `${name} must be ${wanted}`;
}

/** "noise.kind", "acquisition 2", "tissue 1.T2star": a path as a person would say it, counted from 1. */
function nameOf([room, index, ...rest]: Path): string {
  if (room === undefined) return 'a study';
  const entry =
    typeof index === 'number' ? [`${room === 'protocol' ? 'acquisition' : String(room)} ${index + 1}`] : [room, index];
  return [...entry, ...rest]
    .filter((key) => key !== undefined)
    .map(String)
    .join('.');
}

function example(name: string, model: AnyModel | undefined): string | undefined {
  if (name === 'noise') return 'write noise: { kind: gaussian, sigma: 0.02 }, for instance';
  const keys = name === 'tissue' ? model?.parameters : name === 'protocol' ? model?.settings : undefined;
  if (keys && Object.keys(keys).length === 0)
    return `write ${name}: and under it a value of each name in the formula that belongs there`;
  return keys && `write ${name}: and under it values of ${Object.keys(keys).join(', ')}`;
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], data);
}
