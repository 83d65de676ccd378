import { type AnyModel, noiseRefusal } from '@fishergrad/models';
import { numbers } from '@fishergrad/engine';
import type { Case, StudyPart, Tissue } from '../study.ts';
import type { Issue } from '../studyError.ts';
import { demandFaults } from './demandFaults.ts';
import type { ExperimentBlock } from './experimentBlocks.ts';
import type { Fault } from './fault.ts';
import { modelOf } from './modelOf.ts';
import { noiseFaults, noiseInWords, noiseOf } from './noiseBlock.ts';
import type { ReadNoise } from './noiseSchema.ts';
import { parse } from './parse.ts';
import { averagesTwice, type Samples, samplesOf, shorthandFaults } from './protocolBlock.ts';
import { partShape, protocolForm } from './schema.ts';
import { placed } from './sourceWithin.ts';

/** An experiment as read, before there are tissues. */
export interface ReadPart {
  readonly block: ExperimentBlock;
  readonly model: AnyModel;
  /** Names of parameters of the tissue that its formula does not use. */
  readonly unused: readonly string[];
  readonly protocol: unknown;
  readonly samples: Samples | undefined;
  readonly noise: ReadNoise | undefined;
  readonly name: string;
  readonly issues: readonly Issue[];
  readonly warnings: readonly string[];
}

/** An experiment from its block; where its model cannot be told, only what is wrong with that. */
export function readPart(
  block: ExperimentBlock,
  catalogue: Readonly<Record<string, AnyModel>>,
  several: boolean,
): ReadPart | readonly Issue[] {
  const { raw, sourceOf } = block;
  const own = modelOf(raw, catalogue, several);
  if ('message' in own) return placed(sourceOf(String(own.path[0] ?? 'model')), [own]);
  const { model } = own;
  const form = protocolForm(model, raw['protocol']);
  const { data, issues } = parse(partShape(model, form), raw, { sourceOf, model, form });
  const samples = data.protocol && samplesOf(model, raw['protocol'], data.protocol, data.averages);
  const faults: Fault[] = [
    ...own.faults,
    ...noiseFaults(model, raw['noise']),
    ...averagesTwice(raw),
    ...shorthandFaults(model, raw['protocol']),
    ...(samples && 'faults' in samples ? samples.faults : []),
    ...(samples && !('faults' in samples) ? demandFaults(model, raw['protocol'], data.protocol, samples.protocol) : []),
  ];
  return {
    ...{ block, model, unused: own.unused, warnings: own.warnings, noise: data.noise, protocol: data.protocol },
    name: data.name ?? model.name,
    samples: samples && !('faults' in samples) ? samples : undefined,
    issues: [...issues, ...faults.flatMap((fault) => placed(sourceOf(String(fault.path[0] ?? '')), [fault]))],
  };
}

/** Part of a study, where nothing was wrong with it. */
export function studyPart({ name, model, samples, noise }: ReadPart): StudyPart {
  return { name, model, ...samples!, snr: noiseInWords(noise!) };
}

/** The noise of one tissue under an experiment; or why there is none. */
export function noiseAt(
  { model, samples, noise: read, block }: ReadPart,
  tissue: Tissue,
): { readonly noise: Case['noises'][number] } | { readonly issue: Issue } {
  const found = noiseOf(model, read!, tissue, samples!);
  const refusal =
    'noise' in found ? noiseRefusal(found.noise, model.signal(numbers, tissue, samples!.protocol)) : undefined;
  if ('noise' in found && refusal === undefined) return found;
  const fault = 'fault' in found ? found.fault : { message: refusal!, path: ['noise'] };
  return { issue: placed(block.sourceOf(String(fault.path[0] ?? fault.key)), [fault])[0]! };
}
