import { type AnyModel, models } from '@fishergrad/models';
import { modelMeant } from '@fishergrad/study';
import { Refusal } from './exit.ts';

/** The model of that name. @throws Refusal with the nearest name */
export function modelNamed(name: string): AnyModel {
  if (Object.hasOwn(models, name)) return models[name]!;
  throw new Refusal(`There is no model "${name}"${modelMeant(name, models)}`);
}
