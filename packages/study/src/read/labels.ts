import type { AnyModel } from '@fishergrad/models';
import { formatValue } from '../format.ts';
import type { Tissue } from '../study.ts';
import type { Tissues } from './tissueBlock.ts';

type Symbols = Readonly<Record<string, string>>;

/** What tells each tissue apart from the others, "T2star = 10 ms", with as many digits as that takes. */
export function labelsOf(model: AnyModel, symbols: Symbols, { tissues, swept }: Tissues, alone: string): string[] {
  if (tissues.length === 1) return [alone];
  if (swept.length === 0) return tissues.map((_, n) => `tissue ${n + 1}`);
  const label = (tissue: Tissue, digits: number): string =>
    swept.map((key) => `${key} = ${formatValue(model, symbols, key, tissue[key]!, digits)}`).join(', ');
  const tried = [6, 9, 12, 17].map((digits) => tissues.map((tissue) => label(tissue, digits)));
  return tried.find((labels) => new Set(labels).size === labels.length) ?? tried[0]!;
}
