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
    pages: [
      'from-plus-to-bound',
      'perceptron',
      'cosine',
      'exponential',
      'damping',
      't2star-ute',
      'molli',
      'magnitudes',
      'known-and-unknown',
      'which-echoes',
      'six-better-echoes',
    ],
  },
  {
    title: 'From the question down',
    lead: 'For those with a protocol and a question: the answer first, then what it is made of.',
    pages: [
      'bound-in-five-minutes',
      't2star-ute',
      'which-echoes',
      'six-better-echoes',
      'molli',
      'sasha-or-molli',
      'magnitudes',
      'known-and-unknown',
      'own-model',
      'exponential',
      'damping',
      'cosine',
      'from-plus-to-bound',
    ],
  },
];

/** Lessons on one subject. A new lesson is a file in `demos/lessons`, and its name here. */
export const chapters: readonly Path[] = [
  {
    title: 'A network, trained',
    lead: 'From points to a boundary, from signals to a parameter: the whole of it, once, before its parts.',
    pages: ['lessons/mlp', 'lessons/good-training', 'lessons/over-fitting', 'lessons/t2star-network'],
  },
  {
    title: 'Before training',
    lead: 'What to look at before the first long run, because it is cheap and finds most mistakes.',
    pages: ['lessons/baseline-first', 'lessons/disjoint-split', 'lessons/overfit-one-batch', 'lessons/initialization'],
  },
  {
    title: 'Descent',
    lead: 'How to walk downhill: by which slope, how far, and with how much memory.',
    pages: [
      'lessons/gd-or-sgd',
      'lessons/optimizers',
      'lessons/momentum',
      'lessons/bad-rate',
      'lessons/finding-the-rate',
      'lessons/schedules',
    ],
  },
  {
    title: 'What a network can do',
    lead: 'Which functions it can be, and how many weights that takes.',
    pages: [
      'lessons/linear-separability',
      'lessons/nonlinearity',
      'lessons/width-or-depth',
      'lessons/under-fitting',
      'lessons/capacity',
    ],
  },
  {
    title: 'Looking inside',
    lead: 'What its numbers do while it learns.',
    pages: ['lessons/statistics', 'lessons/dynamics'],
  },
  {
    title: 'In the world',
    lead: 'Wrong labels, other data, early stops: what stands between a low loss and a good answer.',
    pages: [
      'lessons/distribution-shift',
      'lessons/tuning',
      'lessons/early-stopping',
      'lessons/label-noise',
      'lessons/ensembles',
      'lessons/calibration',
    ],
  },
];

/** All lessons, chapter after chapter. */
export const course: Path = {
  title: 'How networks learn',
  lead: 'A few minutes each: an idea, a figure and a number that prove it, and an exercise with its check.',
  pages: chapters.flatMap(({ pages }) => pages),
};
