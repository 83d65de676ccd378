/** What a demonstration needs to show its results. */
export { bars, curve, evenly, figure, figureOf, geometrically, points, region } from './figure.ts';
export { apart, digits, picture, show, table } from './show.ts';
