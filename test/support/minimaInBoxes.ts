// Published minima of problems whose only bounds are limits of single numbers.
import { rosenbrock, wood, hs3, hs4, hs5, hs45, hs110 } from './minimaFormulas.ts';
import { EXACT, type Minimum, times, within } from './minimum.ts';

/** Hock & Schittkowski 1981, Test Examples for Nonlinear Programming Codes, doi:10.1007/978-3-642-48320-2. */
const HS = 'Hock & Schittkowski 1981';

/** The second problem of Hock & Schittkowski, whose x is a root of a cubic: 2 a cos(arccos(1/b) / 3). */
function hs2Place(): number {
  const root = Math.sqrt(598 / 1200);
  return 2 * root * Math.cos(Math.acos(1 / (400 * root ** 3)) / 3);
}

/**
 * By the numbers of their book. The start of 45, outside of the box, is brought inside; that of 2 lies elsewhere, since what is
 * nearest to the printed one leads into the other valley, which ends at 4.94.
 */
export const minimaInBoxes: readonly Minimum[] = [
  {
    name: 'HS1',
    source: HS,
    formula: rosenbrock,
    box: { lower: [-Infinity, -1.5], upper: [Infinity, Infinity] },
    start: [-2, 1],
    value: 0,
    at: [1, 1],
    valueTo: EXACT,
    placeTo: 1e-9,
    scipy: 49,
  },
  {
    name: 'HS2',
    source: HS,
    formula: rosenbrock,
    box: { lower: [-Infinity, 1.5], upper: [Infinity, Infinity] },
    start: [2, 4],
    value: 0.0504261879,
    at: [hs2Place(), 1.5],
    valueTo: 5e-11,
    placeTo: 1e-9,
    scipy: 21,
  },
  {
    name: 'HS3',
    source: HS,
    formula: hs3,
    box: { lower: [-Infinity, 0], upper: [Infinity, Infinity] },
    start: [10, 1],
    value: 0,
    at: [0, 0],
    valueTo: EXACT,
    placeTo: 1e-7,
    scipy: 4,
  },
  {
    name: 'HS4',
    source: HS,
    formula: hs4,
    box: { lower: [1, 0], upper: [Infinity, Infinity] },
    start: [1.125, 0.125],
    value: 8 / 3,
    at: [1, 0],
    valueTo: 1e-15,
    placeTo: 0,
    scipy: 2,
  },
  {
    name: 'HS5',
    source: HS,
    formula: hs5,
    box: { lower: [-1.5, -3], upper: [4, 3] },
    start: [0, 0],
    value: -Math.sqrt(3) / 2 - Math.PI / 3,
    at: [0.5 - Math.PI / 3, -0.5 - Math.PI / 3],
    valueTo: 1e-14,
    placeTo: 1e-7,
    scipy: 9,
  },
  {
    name: 'HS38',
    source: HS,
    formula: wood,
    box: within(4, -10, 10),
    start: [-3, -1, -3, -1],
    value: 0,
    at: [1, 1, 1, 1],
    valueTo: EXACT,
    placeTo: 1e-9,
    scipy: 31,
  },
  {
    name: 'HS45',
    source: HS,
    formula: hs45,
    box: { lower: times(5, 0), upper: [1, 2, 3, 4, 5] },
    start: [1, 2, 2, 2, 2],
    value: 1,
    at: [1, 2, 3, 4, 5],
    valueTo: 1e-15,
    placeTo: 0,
    scipy: 10,
  },
  {
    name: 'HS110',
    source: HS,
    formula: hs110,
    box: within(10, 2.001, 9.999),
    start: times(10, 9),
    value: -45.77846971,
    at: times(10, 9.35026583),
    valueTo: 5e-9,
    placeTo: 5e-9,
    scipy: 6,
  },
];
