import { compileCrlb, type CrlbMap, gaussian, molli, t2star } from '@fishergrad/models';
import { decays, recoveries, SIGMA, TE, TI } from './data.ts';

/** The two maps that are measured. */
export type MapName = 't2star' | 'molli';

/** When echo or inversion times are known: as the map is compiled, or as it runs. */
export type Known = 'fixed' | 'free';

/** What a reader calls them. */
export const mapTitle: Readonly<Record<MapName, string>> = { t2star: 'T2* map', molli: 'MOLLI map' };

type Run = (reuse?: CrlbMap) => CrlbMap;

const noise = gaussian(SIGMA);

/** What compiles a map of bounds, its tissues made beforehand. */
export function ownMap(which: MapName, protocol: Known): () => Run {
  return which === 'molli' ? recoveryMap(protocol) : decayMap(protocol);
}

function decayMap(protocol: Known): () => Run {
  const roles = { S0: 'estimate', T2star: 'estimate' } as const;
  const design = { model: t2star, noise, roles, protocol: TE.map((time) => ({ TE: time })) };
  const columns = decays();
  return () => {
    const map = compileCrlb(design, { protocol });
    return (reuse) => map(columns, reuse && { reuse });
  };
}

function recoveryMap(protocol: Known): () => Run {
  const roles = { A: 'estimate', B: 'estimate', T1star: 'estimate' } as const;
  const design = { model: molli, noise, roles, protocol: TI.map((time) => ({ TI: time })) };
  const columns = recoveries();
  return () => {
    const map = compileCrlb(design, { protocol });
    return (reuse) => map(columns, reuse && { reuse });
  };
}
