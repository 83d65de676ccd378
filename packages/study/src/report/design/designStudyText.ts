import { sigmaFromSnr } from '@fishergrad/models';
import { type Document, isMap, isSeq, parseDocument } from 'yaml';
import type { Designed } from '../../design/designed.ts';
import { symbolOf } from '../../format.ts';
import type { Study } from '../../study.ts';
import { StudyError } from '../../studyError.ts';
import { writtenColumn } from './writtenColumn.ts';

/**
 * The study as it was written, comments and all, with the answer as its protocol and without its question: {@link readStudy}
 * reads back the same doubles, in the units of their author.
 *
 * Weights become averages. An SNR of the first or largest sample would be another σ under another protocol; σ is written in its
 * place.
 *
 * @param text the study that asked
 */
export function designToStudy(text: string, { before, after, design }: Designed): string {
  const document = parseDocument(text);
  const own = pathTo(document);
  const part = after.parts[0]!;
  document.setIn([...own, 'protocol'], document.createNode(columnsOf(after, design.vary[0]?.setting)));
  document.delete('design');
  const [first] = part.averages;
  const even = part.averages.every((n) => n === first);
  const whole = even ? first! : part.averages.map(String).join(', ');
  if (even && first === 1) document.deleteIn([...own, 'averages']);
  else if (!even || before.parts[0]!.averages.some((n) => n !== first) || !document.hasIn([...own, 'averages']))
    document.setIn([...own, 'averages'], whole);
  fixSigma(document, own, before);
  return document.toString({ lineWidth: 0 });
}

/** Refuses a study whose answer could not be written: whose σ comes from a protocol that is no longer there, one for each tissue. */
export function refuseUnwritable(text: string, study: Study): void {
  const document = parseDocument(text);
  if (sigmas(document, pathTo(document), study).size < 2) return;
  const message =
    'this SNR is another σ for each tissue and under each protocol, so that the answer cannot be written as a study; give sigma, or the SNR of a parameter';
  throw new StudyError(study.file, [{ message, ...study.place }]);
}

/** Where the only experiment stands. */
function pathTo(document: Document): (string | number)[] {
  return isSeq(document.get('experiments')) ? ['experiments', 0] : [];
}

function columnsOf(study: Study, varied: string | undefined): Record<string, string> {
  const { model, protocol } = study.parts[0]!;
  const columns = Object.entries(model.settings).map(([name, { unit }]) => {
    const values = protocol.map((at) => at[name]!);
    return { name, unit, values, same: values.every((value) => value === values[0]) };
  });
  const counted = columns.find(({ same }) => !same)?.name ?? varied ?? columns[0]?.name; // says how many there are
  return Object.fromEntries(
    columns.map(({ name, unit, values, same }) => [
      name,
      writtenColumn(same && name !== counted ? values.slice(0, 1) : values, symbolOf(study, name, unit), unit),
    ]),
  );
}

function fixSigma(document: Document, own: readonly (string | number)[], before: Study): void {
  const [sigma] = sigmas(document, own, before);
  if (sigma === undefined) return;
  const path = document.hasIn([...own, 'noise']) ? [...own, 'noise'] : ['noise'];
  const noise = document.getIn(path);
  if (!isMap(noise)) return;
  noise.set('sigma', sigma);
  noise.delete('snr');
  noise.delete('of');
}

/** The σ of the tissues, where they come from an SNR of samples. */
function sigmas(document: Document, own: readonly (string | number)[], { cases, parts }: Study): Set<number> {
  const path = document.hasIn([...own, 'noise']) ? [...own, 'noise'] : ['noise'];
  const [snr, of] = ['snr', 'of'].map((key) => document.getIn([...path, key]));
  const { model, protocol } = parts[0]!;
  if (snr === undefined || typeof of !== 'string' || Object.hasOwn(model.parameters, of)) return new Set();
  return new Set(cases.map(({ tissue }) => sigmaFromSnr({ model, tissue, protocol }, ratio(snr), of)));
}

function ratio(written: unknown): number {
  const decibels = /^\s*(.*?)\s*dB\s*$/.exec(String(written));
  return decibels ? 10 ** (Number(decibels[1]) / 20) : Number(written);
}
