import type { AnyModel } from '@fishergrad/models';
import type { z } from 'zod';
import type { Issue } from '../studyError.ts';
import type { Form } from './schema.ts';
import { sentences } from './sentences.ts';
import type { Source } from './source.ts';

/** What sentences about issues need to know. */
interface About {
  readonly sourceOf: (key: string) => Source;
  readonly model?: AnyModel;
  readonly form?: Form;
}

/** Of one schema no more issues are told. */
const MOST = 200;

/** Each key by its own schema, so that a fault in one does not hide those of another. */
export function parse<S extends Readonly<Record<string, z.ZodType>>>(
  shape: S,
  raw: Readonly<Record<string, unknown>>,
  { sourceOf, model, form }: About,
): { data: { readonly [K in keyof S]?: z.output<S[K]> }; issues: Issue[] } {
  const results = Object.entries(shape).map(([key, schema]) => ({ key, result: schema.safeParse(raw[key]) }));
  const data = Object.fromEntries(results.flatMap(({ key, result }) => (result.success ? [[key, result.data]] : [])));
  const issues = results.flatMap(({ key, result }) =>
    (result.error?.issues ?? [])
      .slice(0, MOST)
      .flatMap((issue) => sentences({ ...issue, path: [key, ...issue.path] }, sourceOf(key), model, form)),
  );
  return { data: data as { readonly [K in keyof S]?: z.output<S[K]> }, issues };
}
