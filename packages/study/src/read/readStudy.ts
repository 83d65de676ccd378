import { type SignalModel, models } from '@fishergrad/models';
import type { z } from 'zod';
import { complete } from './complete.ts';
import { extendedModel, isFormula, type OwnModel, ownModel } from './ownModel.ts';
import { sentences } from './sentences.ts';
import { type Form, KEYS, noise, protocolForm, type StudyData, type StudyShape, studyShape } from './schema.ts';
import { readSource, type Source } from './source.ts';
import type { Study } from '../study.ts';
import { type Issue, StudyError } from '../studyError.ts';
import { suggestion } from './nearest.ts';
import { crowded } from './ownBlocks.ts';

/** What a study may be read with. */
export interface ReadOptions {
  /** What to call it in sentences: the name of its file. Default "study". */
  readonly name?: string;
  /** The models a study may name. Default: the catalogue. */
  readonly catalogue?: Readonly<Record<string, SignalModel>>;
}

/**
 * Reads a study from YAML (or JSON) text.
 *
 *   1. `readSource`: text → data that knows its lines
 *   2. `modelOf`: the model it names
 *   3. `studyShape`: made from that model; every quantity with its unit, into SI
 *   4. `complete`: what no single key can tell: lengths, names, σ for every tissue
 *
 * Then: {@link bounds}.
 *
 * @throws {@link StudyError} with every issue found, each a sentence with line and column
 *
 * @example
 * ```ts
 * const study = readStudy(`
 * model: t2star
 * tissue: { S0: 1, T2star: 10 ms }
 * protocol: { TE: "0.14, 3.54, 6.94 ms" }
 * noise: { kind: gaussian, snr: 50, of: S0 }
 * `);
 * study.cases[0]!.tissue; // => { S0: 1, T2star: 0.01 }
 * ```
 */
export function readStudy(text: string, options: ReadOptions = {}): Study {
  const { name = 'study', catalogue = models } = options;
  const source = readSource(text);
  if ('unreadable' in source) throw new StudyError(name, source.unreadable);
  const { data } = source;
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    const message = 'a study is a block of keys: model, tissue, protocol, noise';
    throw new StudyError(name, [{ message, ...source.place([]) }]);
  }
  const raw = data as Record<string, unknown>;
  const own = modelOf(raw, catalogue, source);
  const always = [...source.issues, ...unknownKeys(raw, source)];
  if ('message' in own) throw new StudyError(name, [own, ...always, ...told(parse({ noise }, raw).issues, source)]);
  const { model } = own;
  const form = protocolForm(model, raw['protocol']);
  const parts = parse(studyShape(model, form, Array.isArray(raw['tissue']) ? 'list' : 'block'), raw);
  const completed = complete(name, model, raw, parts.data, source.placeOfKey([], 'tissue'));
  const faults = [...own.faults, ...('faults' in completed ? completed.faults : [])];
  const issues = [
    ...always,
    ...told(parts.issues, source, model, form),
    ...faults.map(({ message, path, key, offset }) => ({
      message,
      ...(key === undefined ? source.place(path, offset) : source.placeOfKey(path, key)),
    })),
  ];
  if (issues.length > 0 || 'faults' in completed) throw new StudyError(name, issues);
  const { study } = completed;
  const typical = { tissue: study.cases[0]!.tissue, protocol: study.protocol };
  const warnings = [...study.warnings, ...own.warnings];
  return { ...study, warnings, model: own.isFormula ? { ...model, typical } : model };
}

function told(issues: readonly z.core.$ZodIssue[], source: Source, model?: SignalModel, form?: Form): Issue[] {
  return issues.slice(0, 200).flatMap((issue) => sentences(issue, source, model, form));
}

/** Each key by its own schema, so that a fault in one does not hide those of another. */
function parse(
  shape: Partial<StudyShape>,
  raw: Record<string, unknown>,
): { data: Partial<StudyData>; issues: z.core.$ZodIssue[] } {
  const results = Object.entries(shape).map(([key, schema]) => ({ key, result: schema.safeParse(raw[key]) }));
  return {
    data: Object.fromEntries(results.flatMap(({ key, result }) => (result.success ? [[key, result.data]] : []))),
    issues: results.flatMap(({ key, result }) =>
      (result.error?.issues ?? []).map((issue) => ({ ...issue, path: [key, ...issue.path] })),
    ),
  };
}

function modelOf(
  raw: Record<string, unknown>,
  catalogue: Readonly<Record<string, SignalModel>>,
  source: Source,
): OwnModel | Issue {
  const { model: named } = raw;
  const names = Object.keys(catalogue);
  const crowd = crowded(raw, names);
  if (crowd) return { message: crowd.message, ...source.place(crowd.path) };
  if (typeof named === 'string' && Object.hasOwn(catalogue, named)) return extendedModel(raw, catalogue[named]!);
  if (typeof named === 'string' && isFormula(named, raw, names)) return ownModel(raw, named);
  const known = `known models are ${names.join(', ')}; or write a formula, such as "S0 * exp(-TE / T2)"`;
  if (named === undefined) return { message: `model is missing; ${known}`, ...source.place([]) };
  if (typeof named !== 'string')
    return { message: `model must be the name of one; ${known}`, ...source.place(['model']) };
  const message = `there is no model "${named.slice(0, 40)}"${suggestion(named, names) || `; ${known}`}`;
  return { message, ...source.place(['model']) };
}

function unknownKeys(raw: Record<string, unknown>, source: Source): Issue[] {
  const unknown = Object.keys(raw).filter((key) => !(KEYS as readonly string[]).includes(key));
  return unknown.slice(0, 20).map((key) => ({
    message: `a study has no key "${key.slice(0, 40)}"${suggestion(key, KEYS) || `; it has ${KEYS.join(', ')}`}`,
    ...source.placeOfKey([], key),
  }));
}
