import type { Caution } from './signalModel.ts';

/** What models with both relaxation times say of T2 > T1. */
export const longerT2: Caution<'T1' | 'T2', never> = {
  says: 'T2 is longer than T1, as in no tissue: are the two swapped, or is T1 left out and taken to be that of another tissue?',
  when: ({ T1, T2 }) => T2 > T1,
};
