/** What several demonstrations need: references, and ways to compare with them. */
export { ellipse } from './ellipse.ts';
export { newton } from './newton.ts';
export { refusal } from './refusal.ts';
export { firstOrder, higherOrders, letter, secondOrder } from './roads.ts';
export { lah, lambertW, upTo } from './special.ts';
