import { type AnyModel, models } from '@fishergrad/models';
import { suggestion } from '@fishergrad/study';
import { Refusal } from './exit.ts';

/** The model of that name. @throws Refusal with the nearest name */
export function modelNamed(name: string): AnyModel {
  const names = Object.keys(models);
  if (Object.hasOwn(models, name)) return models[name]!;
  throw new Refusal(
    `There is no model "${name}"${suggestion(name, names) || `; "npx fishergrad models" lists the ${names.length} it knows`}`,
  );
}
