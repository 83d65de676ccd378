import { Complex, type GraphOptions, toDot, Value, values } from '@fishergrad/engine';
import type { AnyModel, Quantity, Sample } from '@fishergrad/models';

/**
 * One sample of a model at its typical values as DOT text: a function of the tissue's parameters and of that
 * acquisition's settings, with ∂sample/∂(each of them) in SI units.
 *
 * @param sample counted from 1
 */
export function sampleGraph(
  model: AnyModel,
  sample: number,
  direction: NonNullable<GraphOptions['direction']>,
): string {
  const { tissue, protocol } = model.typical;
  const unknowns = asValues(tissue);
  const settings = asValues(protocol[sample - 1]!);
  const shared = Object.keys(settings).filter((name) => model.settings[name]!.common);
  const common = Object.fromEntries(shared.map((name) => [name, settings[name]!])); // one value for the whole protocol
  const samples = model.signal<Value | number>(
    values,
    unknowns,
    protocol.map((at, k) => (k === sample - 1 ? settings : { ...at, ...common })),
  );
  const { signal, part } = drawn(samples[sample - 1]!);
  signal.backward();
  const labels = {
    ...named(unknowns, model.parameters),
    ...named(settings, model.settings),
    [`${part}sample ${sample}`]: signal,
  };
  return toDot(signal, {
    labels,
    direction,
    title: `${model.name}, ${part}sample ${sample} of ${protocol.length}: ${model.formula}`,
  });
}

/** What is drawn of a sample: of a complex one its real part. */
function drawn(sample: Sample<Value | number>): { readonly signal: Value; readonly part: string } {
  if (sample instanceof Complex) return { signal: asValue(sample.re), part: 'real part of ' };
  return { signal: asValue(sample), part: '' };
}

function asValue(x: Value | number): Value {
  return typeof x === 'number' ? new Value(x) : x;
}

function asValues(given: Readonly<Record<string, number>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(given).map(([name, x]) => [name, new Value(x)]));
}

function named(
  given: Readonly<Record<string, Value>>,
  quantities: Readonly<Record<string, Quantity>>,
): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      const unit = quantities[name]?.unit ?? '1';
      return [unit === '1' ? name : `${name} (${unit})`, value];
    }),
  );
}
