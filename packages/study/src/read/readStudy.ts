import { type AnyModel, models } from '@fishergrad/models';
import { complete } from './complete.ts';
import { experimentBlocks } from './experimentBlocks.ts';
import { noise } from './noiseSchema.ts';
import { parse } from './parse.ts';
import { readPart, type ReadPart } from './readPart.ts';
import { sharedShape } from './schema.ts';
import { placed } from './sourceWithin.ts';
import { wholeModel } from './wholeModel.ts';
import { readSource, type Source } from './source.ts';
import type { Study } from '../study.ts';
import { type Issue, StudyError } from '../studyError.ts';

/** What a study may be read with. */
export interface ReadOptions {
  /** What to call it in sentences: the name of its file. Default "study". */
  readonly name?: string;
  /** The models a study may name. Default: the catalogue. */
  readonly catalogue?: Readonly<Record<string, AnyModel>>;
}

/**
 * Reads a study from YAML (or JSON) text.
 *
 *   1. `readSource`: text → data that knows its lines
 *   2. `experimentBlocks`: its experiments, mostly one
 *   3. `readPart`: the model each names, or whose formula it gives; every quantity with its unit, into SI
 *   4. `complete`: what no single key can tell: lengths, names, roles, noise for every tissue
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
  const { blocks, issues: keyIssues } = experimentBlocks(raw, source);
  const read = blocks.map((block) => readPart(block, catalogue, blocks.length > 1));
  const parts = read.filter((part): part is ReadPart => 'model' in part);
  const always = [...source.issues, ...keyIssues, ...read.flatMap((part) => ('model' in part ? part.issues : part))];
  if (parts.length < Math.max(1, blocks.length)) throw new StudyError(name, [...always, ...noiseAlone(raw, source)]);
  const { model, faults } = wholeModel(raw, parts);
  const tissues = Array.isArray(raw['tissue']) ? 'list' : 'block';
  const { data: shared, issues } = parse(sharedShape(model.parameters, tissues), raw, {
    sourceOf: () => source,
    model,
  });
  const completed = complete({ file: name, raw, source, parts, model, shared });
  const all = [...always, ...placed(source, faults), ...issues, ...('issues' in completed ? completed.issues : [])];
  if (all.length > 0 || 'issues' in completed) throw new StudyError(name, distinct(all));
  return completed.study;
}

/** What is wrong with the noise can be told although the model is not known. */
function noiseAlone(raw: Readonly<Record<string, unknown>>, source: Source): Issue[] {
  if (Object.hasOwn(raw, 'experiments')) return [];
  return parse({ noise }, raw, { sourceOf: () => source }).issues;
}

/** What experiments share is told once. */
function distinct(issues: readonly Issue[]): Issue[] {
  return [...new Map(issues.map((issue) => [JSON.stringify(issue), issue])).values()];
}
