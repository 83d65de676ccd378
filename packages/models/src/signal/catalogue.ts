import * as catalogue from './index.ts';
import type { SignalModel } from './signalModel.ts';

/** Every signal model of the catalogue by its name. */
export const models: Readonly<Record<string, SignalModel>> = Object.freeze(
  Object.fromEntries(Object.values(catalogue).map((model) => [model.name, model as unknown as SignalModel])),
);
