// Maps of bounds through the compiled road. Arguments: t2star or molli; fixed or free protocol.
import { compileCrlb, type CrlbMap, gaussian, molli, t2star } from '@fishergrad/models';
import { checked, decays, recoveries, SIGMA, TE, TI } from '../data.ts';
import { serve } from '../serve.ts';

const [, , which = 't2star', protocol = 'fixed'] = process.argv as [string, string, string?, ('fixed' | 'free')?];
const noise = gaussian(SIGMA);

const t2starMap = (): ((reuse?: CrlbMap) => CrlbMap) => {
  const roles = { S0: 'estimate', T2star: 'estimate' } as const;
  const map = compileCrlb({ model: t2star, noise, roles, protocol: TE.map((time) => ({ TE: time })) }, { protocol });
  const columns = decays();
  return (reuse) => map(columns, reuse && { reuse });
};
const molliMap = (): ((reuse?: CrlbMap) => CrlbMap) => {
  const roles = { A: 'estimate', B: 'estimate', T1star: 'estimate' } as const;
  const map = compileCrlb({ model: molli, noise, roles, protocol: TI.map((time) => ({ TI: time })) }, { protocol });
  const columns = recoveries();
  return (reuse) => map(columns, reuse && { reuse });
};

const map = which === 'molli' ? molliMap() : t2starMap();
let result = map();
await serve(
  () => {
    result = map(result);
  },
  () => checked(Object.values(result.sd)),
);
