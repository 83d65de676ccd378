import type { SignalModel } from '@fishergrad/models';
import type { Fault } from './fault.ts';
import { labelsOf } from './labels.ts';
import { suggestion } from './nearest.ts';
import { noiseFaults, noiseInWords, sigmaOf } from './noiseBlock.ts';
import { type Samples, samplesOf, shorthandFaults } from './protocolBlock.ts';
import type { Read } from './quantityText.ts';
import type { StudyData } from './schema.ts';
import type { Case, Study } from '../study.ts';
import type { Place } from '../studyError.ts';
import { tissuesOf, type Tissues } from './tissueBlock.ts';

type Raw = Readonly<Record<string, unknown>>;
type Outcome = { readonly study: Study } | { readonly faults: readonly Fault[] };

/** Tissues times samples beyond which a run is refused rather than begun. */
const MOST = 20_000_000;

/** What no single key can tell: that names exist, lengths fit and σ follows; and, where all is well, the study. */
export function complete(file: string, model: SignalModel, raw: Raw, data: Partial<StudyData>, place: Place): Outcome {
  const { tissue, protocol, noise } = data;
  const samples = protocol && samplesOf(model, raw['protocol'], protocol, data.averages);
  const tissues = tissue && tissuesOf(model, tissue);
  const faults = [
    ...noiseFaults(model, raw['noise']),
    ...estimateFaults(model, data.estimate),
    ...averagesTwice(raw),
    ...shorthandFaults(model, raw['protocol']),
    ...(samples && 'faults' in samples ? samples.faults : []),
    ...(tissues && 'faults' in tissues ? tissues.faults : []),
  ];
  const whole = samples && !('faults' in samples) && tissues && !('faults' in tissues) && noise;
  if (faults.length > 0 || !whole) return { faults };
  if (tissues.tissues.length * samples.protocol.length > MOST) {
    const message = `${tissues.tissues.length} tissues of ${samples.protocol.length} samples each are more than one run should take`;
    return { faults: [{ message, path: ['tissue'] }] };
  }
  return assemble({ file, place }, model, data as StudyData, samples, tissues);
}

function assemble(
  origin: Pick<Study, 'file' | 'place'>,
  model: SignalModel,
  data: StudyData,
  samples: Samples,
  tissues: Tissues,
): Outcome {
  const reads = readsIn([data.tissue, data.protocol]);
  const symbols = Object.fromEntries(reads.toReversed().map(([key, { symbol }]) => [key, symbol])); // the first counts
  const names = Object.keys(model.parameters);
  const estimate = data.estimate ?? names;
  const labels = labelsOf(model, symbols, tissues, data.title ?? model.name);
  const cases: Case[] = [];
  for (const [n, tissue] of tissues.tissues.entries()) {
    const sigma = sigmaOf(model, data.noise, tissue, samples.protocol);
    if ('sigma' in sigma) cases.push({ label: labels[n]!, tissue, ...sigma });
    else
      return {
        faults: [{ ...sigma.fault, message: `${sigma.fault.message}${labels.length > 1 ? ` (${labels[n]})` : ''}` }],
      };
  }
  const study: Study = {
    ...origin,
    ...samples,
    name: data.title ?? origin.file,
    model,
    cases,
    symbols,
    swept: tissues.swept,
    roles: Object.fromEntries(names.map((key) => [key, estimate.includes(key) ? 'estimate' : 'known'])),
    snr: noiseInWords(data.noise),
    warnings: [...new Set(reads.flatMap(([, { warnings }]) => warnings))],
  };
  return { study };
}

/** Every quantity read, with its name, in blocks and lists of blocks. */
function readsIn(parts: readonly unknown[]): [string, Read][] {
  const blocks = parts.flat() as Readonly<Record<string, unknown>>[];
  return blocks
    .flatMap((block) => Object.entries(block))
    .filter((entry): entry is [string, Read] => typeof entry[1] === 'object');
}

function estimateFaults(model: SignalModel, estimate: readonly string[] | undefined): Fault[] {
  const known = Object.keys(model.parameters);
  if (estimate?.length === 0) {
    return [
      {
        message: 'estimate is empty; name a parameter, or leave the key out to estimate all of them',
        path: ['estimate'],
      },
    ];
  }
  return (estimate ?? []).flatMap((name, i) => {
    const better = suggestion(name, known) || `; it has ${known.join(', ')}`;
    const message = known.includes(name)
      ? `estimate names ${name} twice`
      : `${model.name} has no parameter "${name.slice(0, 40)}"${better}`;
    return known.includes(name) && estimate?.indexOf(name) === i ? [] : [{ message, path: ['estimate', i] }];
  });
}

function averagesTwice(raw: Raw): Fault[] {
  const protocol = raw['protocol'];
  const blocks = (Array.isArray(protocol) ? protocol : [protocol]) as unknown[];
  const inside = blocks.some(
    (block) => typeof block === 'object' && block !== null && Object.hasOwn(block, 'averages'),
  );
  if (!inside || !Object.hasOwn(raw, 'averages')) return [];
  return [{ message: 'averages stands here and inside protocol; keep one of the two', path: [], key: 'averages' }];
}
