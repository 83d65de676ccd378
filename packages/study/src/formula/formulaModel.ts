import type { AnyModel, Quantity } from '@fishergrad/models';
import { compose } from './compose.ts';
import { FormulaError } from './formulaError.ts';
import { formulaText } from './formulaText.ts';
import type { Constant } from './scope.ts';

/** What a model of one's own is made of. */
export interface FormulaModelOptions<P extends string, S extends string> {
  /** The signal of one sample, of parameters, settings, constants and lines of `let`. */
  readonly formula: string;
  /** Named lines that the formula uses; each may use those before it. */
  readonly let?: Readonly<Record<string, string>>;
  /** Known numbers, with their SI units. */
  readonly constants?: Readonly<Record<string, Constant>>;
  /** What may be unknown. */
  readonly parameters: Readonly<Record<P, Quantity>>;
  /** What is chosen for each acquisition. */
  readonly settings: Readonly<Record<S, Quantity>>;
  /** What else is wanted: formulas of parameters, constants and the lines of `let` that are of these alone. */
  readonly derive?: Readonly<Record<string, string>>;
  /** What to call it; default "formula". */
  readonly name?: string;
  /** One ordinary tissue and protocol; default: the middle of what is usual. */
  readonly typical?: AnyModel<P, S>['typical'];
}

/**
 * A signal model from a formula as text, with everything a model of the catalogue can: see {@link formula} for what it may
 * say.
 *
 * @throws {@link FormulaError} with every fault of every line: what cannot be read, names that stand for nothing or for two
 *   things, units that do not go together, parameters that no sample depends on
 *
 * @example
 * ```ts
 * import { numbers } from '@fishergrad/engine';
 * import { amplitude, decayTime, sampleTime } from '@fishergrad/models';
 *
 * const recovery = formulaModel({
 *   formula: 'A * (1 - exp(-TS / T1))',
 *   parameters: { A: amplitude('recovered signal'), T1: decayTime('longitudinal relaxation time', [0.2, 3]) },
 *   settings: { TS: sampleTime('time after saturation', [0, 5]) },
 *   derive: { R1: '1 / T1' },
 * });
 * recovery.signal(numbers, { A: 1, T1: 1 }, [{ TS: 1 }]); // ~> [0.632120558828558]
 * recovery.derived!.R1!.unit; // => '1/s'
 * ```
 */
export function formulaModel<P extends string, S extends string>(options: FormulaModelOptions<P, S>): AnyModel<P, S> {
  const { formula, parameters, settings, name = 'formula' } = options;
  const scope = {
    parameters,
    settings,
    constants: options.constants ?? {},
    let: options.let ?? {},
    derive: options.derive ?? {},
  };
  const { signal, derived, faults } = compose(scope, formula);
  if (!signal) throw new FormulaError(faults);
  const typical = options.typical ?? { tissue: middles(parameters), protocol: [middles(settings)] };
  return Object.freeze({
    ...{ name, formula: formulaText(formula, scope.let), parameters, settings, derived, typical },
    ...{ signal: signal.of, latex: signal.latex, traps: signal.traps },
    title: 'a formula of one’s own',
    reference: 'given in the study',
  });
}

function middles<K extends string>(quantities: Readonly<Record<K, Quantity>>): Record<K, number> {
  const middle = ({ usual: [low, high] }: Quantity): number => (low + high) / 2;
  return Object.fromEntries(
    Object.entries<Quantity>(quantities).map(([key, quantity]) => [key, middle(quantity)]),
  ) as Record<K, number>;
}
