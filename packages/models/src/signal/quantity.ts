/**
 * The SI unit a quantity has inside this package. Milliseconds and degrees exist only where text is read and written.
 *
 * Besides the usual ones any other, in base units with their powers: `m³/kg/s`, in which every unit after a `/` divides.
 */
export type Unit =
  | 's'
  | '1/s'
  | 'Hz'
  | 'rad'
  | 'a.u.'
  | '1'
  | 'm²/s'
  | 's/m²'
  | 'rad/s'
  | 'm'
  | 'T'
  | 'T/m'
  | 'mol/m³'
  | (string & Record<never, never>);

/** What a number of a model stands for: its unit, the values it may take, and those it usually has. */
export interface Quantity {
  /** One phrase for a person. */
  readonly means: string;
  /** Its SI unit. */
  readonly unit: Unit;
  /** Smallest value. */
  readonly lower: number;
  /** Largest value. */
  readonly upper: number;
  /** Whether `lower` itself is left out, as for a relaxation time, which cannot be 0. */
  readonly above?: true;
  /** Where ordinary values lie: what the laws sample. */
  readonly usual: readonly [number, number];
  /** Outside of this a value looks like a slip of the unit and deserves a warning; not 0, which has every unit. */
  readonly plausible?: readonly [number, number];
  /** The value it is taken to have, exactly known, where a study does not mention it. */
  readonly nominal?: number;
  /** Of a setting: one value for the whole protocol, as the repetition time of a cycle that all its readouts share. */
  readonly common?: true;
}

/** A signal amplitude, in the arbitrary unit of the image. */
export const amplitude = (means: string): Quantity => ({
  means,
  unit: 'a.u.',
  lower: -Infinity,
  upper: Infinity,
  usual: [0.5, 2000],
});

/** A relaxation or decay time, > 0 (s). */
export const decayTime = (means: string, usual: readonly [number, number]): Quantity => ({
  means,
  unit: 's',
  lower: 0,
  above: true,
  upper: Infinity,
  usual,
});

/** A time of the acquisition, ≥ 0 (s). */
export const sampleTime = (means: string, usual: readonly [number, number]): Quantity => ({
  means,
  unit: 's',
  lower: 0,
  upper: Infinity,
  usual,
});

/** A frequency (Hz). */
export const frequency = (means: string, usual: readonly [number, number]): Quantity => ({
  means,
  unit: 'Hz',
  lower: -Infinity,
  upper: Infinity,
  usual,
});

/** An angle or phase (rad). */
export const angle = (means: string, usual: readonly [number, number]): Quantity => ({
  means,
  unit: 'rad',
  lower: -Infinity,
  upper: Infinity,
  usual,
});

/** A plain number. */
export const ratio = (means: string, usual: readonly [number, number]): Quantity => ({
  means,
  unit: '1',
  lower: -Infinity,
  upper: Infinity,
  usual,
});

/** The same quantity with a warning outside a plausible range: "T1 = 1000 s" is a slip of the unit. */
export const plausibly = (quantity: Quantity, low: number, high: number): Quantity => ({
  ...quantity,
  plausible: [low, high],
});

/** The same quantity with the value it has, exactly known, where a study does not mention it. */
export const nominally = (quantity: Quantity, nominal: number): Quantity => ({ ...quantity, nominal });

/** The same setting, of which a whole protocol has one value. */
export const inCommon = (quantity: Quantity): Quantity => ({ ...quantity, common: true });

/** Whether a value may be one of this quantity; NaN may not. */
export function isWithin({ lower, upper, above }: Quantity, value: number): boolean {
  return (above ? value > lower : value >= lower) && value <= upper;
}

/** The values a quantity may take, in words; `shown` says a value, in SI units where it is left out. */
export function domain({ lower, upper, above, unit }: Quantity, shown = inSI(unit)): string {
  const low = lower === -Infinity ? 'a number' : `${above ? 'greater than' : 'at least'} ${shown(lower)}`;
  return upper === Infinity ? low : `${low} and at most ${shown(upper)}`;
}

function inSI(unit: Unit): (value: number) => string {
  return (value) => (unit === '1' || unit === 'a.u.' ? `${value}` : `${value} ${unit}`);
}
