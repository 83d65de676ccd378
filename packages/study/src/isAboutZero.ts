import type { AnyModel } from '@fishergrad/models';

/** Whether a parameter may as well be 0, as an off-resonance or an offset: a CoV, relative to its value, then says nothing. */
export function isAboutZero({ parameters }: Pick<AnyModel, 'parameters'>, name: string): boolean {
  const [low, high] = parameters[name]?.usual ?? [1, 1];
  return low <= 0 && high >= 0 && low < high;
}
