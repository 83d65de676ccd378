import type { Goal } from '../goal.ts';
import { accuracy } from './accuracy.ts';
import { graphs } from './graphs.ts';
import { maps } from './maps.ts';
import { perceptrons } from './perceptrons.ts';
import { points } from './points.ts';
import { starts } from './starts.ts';
import { trains } from './trains.ts';

/** Every goal, G1 to G14. */
export const goals: readonly Goal[] = [
  ...maps,
  ...points,
  ...perceptrons,
  ...graphs,
  ...accuracy,
  ...starts,
  ...trains,
];
