import { sigmaFromSnr, type SignalModel, snrReferences } from '@fishergrad/models';
import type { Fault } from './fault.ts';
import type { Read } from './quantityText.ts';
import type { StudyData } from './schema.ts';
import type { Protocol, Tissue } from '../study.ts';

/** What the keys of a noise block ask of each other: one size, and an SNR only together with what it is the SNR of. */
export function noiseFaults(model: SignalModel, raw: unknown): Fault[] {
  if (typeof raw !== 'object' || raw === null) return [];
  const has = (key: string): boolean => Object.hasOwn(raw, key);
  const fault = (wrong: boolean, message: string, key?: string): Fault[] =>
    wrong ? [{ message, path: ['noise'], ...(key === undefined ? {} : { key }) }] : [];
  const references = snrReferences(model);
  const { of } = raw as { readonly of?: unknown };
  return [
    ...fault(has('sigma') && has('snr'), 'noise has both sigma and snr; keep one of the two', 'snr'),
    ...fault(!has('sigma') && !has('snr'), 'noise needs its size: sigma: 0.02, or snr: 50 together with of: S0, say'),
    ...fault(
      has('snr') && !has('of'),
      `snr needs "of": the SNR of what? ${model.name} offers ${references.join(', ')}`,
      'snr',
    ),
    ...fault(has('of') && !has('snr'), '"of" says what an snr refers to, but there is no snr', 'of'),
    ...fault(
      typeof of === 'string' && !references.includes(of),
      `${model.name} has no "${String(of).slice(0, 40)}" for an SNR to refer to; it offers ${references.join(', ')}`,
      'of',
    ),
  ];
}

/** σ per real channel for one tissue, or why there is none. */
export function sigmaOf(
  model: SignalModel,
  noise: StudyData['noise'],
  tissue: Tissue,
  protocol: Protocol,
): { readonly sigma: number } | { readonly fault: Fault } {
  if (noise.sigma) return { sigma: only(noise.sigma) };
  try {
    return { sigma: sigmaFromSnr({ model, tissue, protocol }, only(noise.snr as Read), noise.of as string) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { fault: { message: error.message, path: ['noise'], key: 'of' } };
  }
}

/** The noise in its author's words. */
export function noiseInWords({ snr, of }: StudyData['noise']): string | undefined {
  return snr && of !== undefined ? `SNR ${only(snr)} of ${of}` : undefined;
}

function only({ values }: Read): number {
  return values[0]!;
}
