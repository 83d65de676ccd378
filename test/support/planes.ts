// What is not on the surface of the package, and so not to be imported from it by name.
import type * as Root from '../../packages/optimize/src/lowerRoot.ts';
import type * as Ground from '../../packages/optimize/src/minimaxPlace.ts';
import type * as PlanesOf from '../../packages/optimize/src/planes.ts';
import type * as Program from '../../packages/optimize/src/quadraticProgram.ts';

const inside = (name: string): string => new URL(`../../packages/optimize/src/${name}.ts`, import.meta.url).href;

export const { groundOf } = (await import(inside('minimaxPlace'))) as typeof Ground;
export const { lowerRoot } = (await import(inside('lowerRoot'))) as typeof Root;
export const { quadraticProgram } = (await import(inside('quadraticProgram'))) as typeof Program;
/** Planes over a box of steps. */
export type Planes = PlanesOf.Planes;
/** Their lowest place on a bowl. */
export type LowestPlace = Program.LowestPlace;
