/** An order to read the pages in. */
export interface Path {
  readonly title: string;
  /** For whom, as Markdown. */
  readonly lead: string;
  /** Names of demonstrations: `cosine` is `demos/cosine.ts`. */
  readonly pages: readonly string[];
}

/** The reading paths of the index. A new page is a file beside this one, and its name in a path. */
export const paths: readonly Path[] = [
  {
    title: 'From the ground up',
    lead: 'For those who want to see every step: a sum that knows its slope becomes a network, a signal, an information matrix, a bound.',
    pages: ['from-plus-to-bound', 'perceptron', 'cosine', 'exponential', 'damping', 't2star-ute', 'molli'],
  },
  {
    title: 'From the question down',
    lead: 'For those with a protocol and a question: the answer first, then what it is made of.',
    pages: [
      'bound-in-five-minutes',
      't2star-ute',
      'molli',
      'own-model',
      'exponential',
      'damping',
      'cosine',
      'from-plus-to-bound',
    ],
  },
];
