import { numbers } from '@fishergrad/engine';
import type { AnyModel } from '@fishergrad/models';

/** A protocol in which one setting is all there is. */
export const over = (setting: string, values: readonly number[]): Record<string, number>[] =>
  values.map((value) => ({ [setting]: value }));

/** The samples of such a protocol. */
export function samplesOver(
  model: AnyModel,
  tissue: Readonly<Record<string, number>>,
  setting: string,
  values: readonly number[],
): number[] {
  return model.signal(numbers, tissue, over(setting, values)) as number[];
}
