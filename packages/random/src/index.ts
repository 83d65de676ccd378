export { normal } from './normal.ts';
export { python } from './python.ts';
export type { Random } from './random.ts';
export { seeded } from './seeded.ts';
export { shuffled } from './shuffled.ts';
