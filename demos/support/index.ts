/** What several demonstrations need: references, and ways to compare with them. */
export { bestEchoes, echoQuestion, echoRegion } from './bestEchoes.ts';
export { biasedBound } from './biasedBound.ts';
export { ellipse } from './ellipse.ts';
export { mean } from './mean.ts';
export { near } from './near.ts';
export { newton } from './newton.ts';
export { refusal } from './refusal.ts';
export { firstOrder, higherOrders, letter, secondOrder } from './roads.ts';
export { lah, lambertW, upTo } from './special.ts';
export { sharedRow } from './sharedRow.ts';
export { sixEchoes, T2starOf, voxels } from './sixEchoes.ts';
