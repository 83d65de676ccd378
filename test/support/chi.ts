// What is not on the surface of the packages, and so not to be imported from them by name.
import type * as Chebyshev from '../../packages/models/src/information/noise/chebyshev.ts';
import type * as Chi from '../../packages/models/src/information/noise/chiInformation.ts';

const inside = (name: string): string =>
  new URL(`../../packages/models/src/information/noise/${name}.ts`, import.meta.url).href;

export const { chiInformation } = (await import(inside('chiInformation'))) as typeof Chi;
export const { chebyshev, chebyshevCoefficients } = (await import(inside('chebyshev'))) as typeof Chebyshev;
