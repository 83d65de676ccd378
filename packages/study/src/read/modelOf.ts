import type { AnyModel } from '@fishergrad/models';
import type { Fault } from './fault.ts';
import { alsoCalled, modelMeant } from './modelMeant.ts';
import { crowded } from './ownBlocks.ts';
import { extendedModel, isFormula, type OwnModel, ownModel } from './ownModel.ts';

/** The model that an experiment names, or whose formula it gives; or why there is none. */
export function modelOf(
  raw: Readonly<Record<string, unknown>>,
  catalogue: Readonly<Record<string, AnyModel>>,
  several: boolean,
): OwnModel | Fault {
  const { model: named } = raw;
  const names = Object.keys(catalogue);
  const crowd = crowded(raw, names);
  if (crowd) return crowd;
  if (typeof named === 'string' && Object.hasOwn(catalogue, named)) return extendedModel(raw, catalogue[named]!);
  const isName =
    typeof named === 'string' && /^[\p{L}\p{Nd} -]*\*?$/u.test(named) && alsoCalled(named, catalogue).length > 0;
  if (typeof named === 'string' && !isName && isFormula(named, raw, names)) return ownModel(raw, named, several);
  const formula = 'or write a formula, such as "S0 * exp(-TE / T2)"';
  const all = `"npx fishergrad models" lists the ${names.length} it knows; ${formula}`;
  if (named === undefined) return { message: `model is missing; ${all}`, path: [] };
  if (typeof named !== 'string') return { message: `model must be the name of one; ${all}`, path: ['model'] };
  const meant = modelMeant(named.slice(0, 40), catalogue);
  const message = `there is no model "${named.slice(0, 40)}"${meant}${meant.endsWith('?') ? '' : `; ${formula}`}`;
  return { message, path: ['model'] };
}
