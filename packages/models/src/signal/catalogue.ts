import * as catalogue from './index.ts';
import type { AnyModel } from './signalModel.ts';

/** Every signal model of the catalogue by its name. */
export const models: Readonly<Record<string, AnyModel>> = Object.freeze(
  Object.fromEntries(Object.values(catalogue).map((model) => [model.name, model as unknown as AnyModel])),
);
