import type { Arithmetic, Complex } from '@fishergrad/engine';
import type { Quantity, Unit } from './quantity.ts';

/** Samples of one experiment: tissue and protocol in, one number per acquisition out, over any arithmetic. */
export type Signal<P extends string, S extends string> = <T>(
  a: Arithmetic<T>,
  tissue: Readonly<Record<P, T>>,
  protocol: readonly Readonly<Record<S, T>>[],
) => T[];

/** One sample: a real number, or a complex one, which is measured in two channels. */
export type Sample<T> = T | Complex<T>;

/** As {@link Signal}, of samples that may be complex. */
export type AnySignal<P extends string, S extends string> = <T>(
  a: Arithmetic<T>,
  tissue: Readonly<Record<P, T>>,
  protocol: readonly Readonly<Record<S, T>>[],
) => readonly Sample<T>[];

/** Something a reader wants that is a function of the parameters, as T1 = T1* (B/A − 1). */
export interface Derived<P extends string> {
  /** One phrase for a person. */
  readonly means: string;
  /** Its SI unit. */
  readonly unit: Unit;
  /** Its formula. */
  readonly of: <T>(a: Arithmetic<T>, tissue: Readonly<Record<P, T>>) => T;
}

/**
 * A shorter way to write a protocol, as `5(3)3` for the eight inversion times of MOLLI.
 * `expand` takes what was given (SI numbers, text) and returns the settings it stands for, or throws a `RangeError`
 * whose sentence says what is wrong with it.
 */
export interface Shorthand<S extends string> {
  /** The key whose presence says that this shorthand is meant. */
  readonly key: string;
  /** The keys it may have: a quantity each, or text. */
  readonly fields: Readonly<Record<string, Quantity | 'text'>>;
  /** Groups of fields of which exactly one is needed. */
  readonly oneOf: readonly (readonly string[])[];
  /** The settings of each acquisition that it stands for. */
  readonly expand: (given: Readonly<Record<string, number | string>>) => Readonly<Record<S, number>>[];
}

/** What one setting must be to the others, as an inversion time that must end before the next inversion. */
export interface Demand<S extends string> {
  /** The setting it is about. */
  readonly of: string;
  /** What it must be, after its name: `must not be longer than TR`. */
  readonly says: string;
  /** Whether an acquisition, the k-th of its protocol, meets it. */
  readonly holds: (
    at: Readonly<Record<S, number>>,
    k: number,
    protocol: readonly Readonly<Record<S, number>>[],
  ) => boolean;
}

/** Values that are allowed and computed, and yet seldom what was meant, or where a bound means less than it seems to. */
export interface Caution<P extends string, S extends string> {
  /** What to doubt and what to do, one sentence without a full stop. */
  readonly says: string;
  /** Whether it is to be said of this tissue and protocol, SI. */
  readonly when: (tissue: Readonly<Record<P, number>>, protocol: readonly Readonly<Record<S, number>>[]) => boolean;
}

/**
 * A physical model of a signal, as {@link signalModel} makes it: one file each, one line in the catalogue. All numbers are SI.
 *
 * `G` is the kind of its samples: real numbers, unless it says {@link AnySignal}.
 */
export interface SignalModel<
  P extends string = string,
  S extends string = string,
  G extends AnySignal<P, S> = Signal<P, S>,
> {
  /** What a study calls it. */
  readonly name: string;
  /** The name of the first of all models of the same sequence, where it is another one. */
  readonly sequence?: string;
  /** What else it is called, above all in short: `MRF`. */
  readonly also?: readonly string[];
  /** The suffix of such images in the Brain Imaging Data Structure (BIDS 1.10, quantitative MRI), where there is one. */
  readonly bids?: string;
  /** One sentence: what it is and what it is for. */
  readonly title: string;
  /** The formula as a person types it. */
  readonly formula: string;
  /** The formula in LaTeX. */
  readonly latex: string;
  /** Where the formula comes from. */
  readonly reference: string;
  /** Properties of the object: what may be unknown. */
  readonly parameters: Readonly<Record<P, Quantity>>;
  /** What is chosen for each acquisition. */
  readonly settings: Readonly<Record<S, Quantity>>;
  /** One ordinary tissue and protocol. */
  readonly typical: {
    /** The value of every parameter, SI. */
    readonly tissue: Readonly<Record<P, number>>;
    /** The settings of each acquisition, SI. */
    readonly protocol: readonly Readonly<Record<S, number>>[];
    /** What such a protocol is to find; where absent, all parameters that are not nominally known. */
    readonly estimate?: readonly string[];
  };
  /** The formula in code. */
  readonly signal: G;
  /** What else a reader wants to know the bound of, by its name. */
  readonly derived?: Readonly<Record<string, Derived<P>>>;
  /** The signal after full recovery, of which an SNR may speak. */
  readonly plateau?: <T>(a: Arithmetic<T>, tissue: Readonly<Record<P, T>>) => T;
  /** A shorter way to write its protocol. */
  readonly shorthand?: Shorthand<S>;
  /** What the settings must be to each other. */
  readonly demands?: readonly Demand<S>[];
  /** What to say of certain values, as a warning where they are met. */
  readonly cautions?: readonly Caution<P, S>[];
  /** What to mind whatever the values, one sentence each. */
  readonly traps?: readonly string[];
}

/** A model of real or of complex samples. */
export type AnyModel<P extends string = string, S extends string = string> = SignalModel<P, S, AnySignal<P, S>>;

/** A model as its author writes it: only `parameters` and `settings` decide which names there are. */
export type WrittenModel<P extends string, S extends string, G extends AnySignal<P, S>> = Omit<
  SignalModel<P, S>,
  'signal' | 'derived' | 'typical' | 'plateau' | 'shorthand' | 'demands' | 'cautions'
> & {
  /** The formula in code. */
  readonly signal: NoInfer<G>;
  /** One ordinary tissue and protocol. */
  readonly typical: NoInfer<SignalModel<P, S>['typical']>;
  /** What else a reader wants to know the bound of, by its name. */
  readonly derived?: Readonly<Record<string, NoInfer<Derived<P>>>>;
  /** The signal after full recovery, of which an SNR may speak. */
  readonly plateau?: NoInfer<NonNullable<SignalModel<P, S>['plateau']>>;
  /** A shorter way to write its protocol. */
  readonly shorthand?: NoInfer<Shorthand<S>>;
  /** What the settings must be to each other. */
  readonly demands?: readonly NoInfer<Demand<S>>[];
  /** What to say of certain values, as a warning where they are met. */
  readonly cautions?: readonly NoInfer<Caution<P, S>>[];
};

/**
 * A signal model as written by its author; names of parameters and settings are checked against the formula by the compiler.
 *
 * @example
 * ```ts
 * import { amplitude, decayTime, sampleTime } from '@fishergrad/models';
 *
 * const recovery = signalModel({
 *   name: 'recovery',
 *   title: 'Recovery after saturation',
 *   formula: 'A (1 − exp(−TS/T1))',
 *   latex: String.raw`A\,(1 - e^{-TS/T_1})`,
 *   reference: 'textbook',
 *   parameters: { A: amplitude('recovered signal'), T1: decayTime('longitudinal relaxation time', [0.2, 3]) },
 *   settings: { TS: sampleTime('time after saturation', [0, 5]) },
 *   typical: { tissue: { A: 1, T1: 1 }, protocol: [{ TS: 0.5 }, { TS: 4 }] },
 *   signal: perAcquisition(({ mul, sub, exp, neg, div }, { A, T1 }, { TS }) => mul(A, sub(1, exp(neg(div(TS, T1)))))),
 * });
 * recovery.signal(numbers, { A: 1, T1: 1 }, [{ TS: 1 }]); // ~> [0.632120558828558]
 * ```
 */
export function signalModel<P extends string, S extends string>(
  model: WrittenModel<P, S, Signal<P, S>>,
): SignalModel<P, S>;
/** The same, of samples that may be complex. */
export function signalModel<P extends string, S extends string>(
  model: WrittenModel<P, S, AnySignal<P, S>>,
): AnyModel<P, S>;
/** Either is what was written, frozen. */
export function signalModel<P extends string, S extends string>(
  model: WrittenModel<P, S, AnySignal<P, S>>,
): AnyModel<P, S> {
  return Object.freeze(model);
}

/** A signal whose samples do not know of each other: one formula, applied to each acquisition. */
export function perAcquisition<P extends string, S extends string>(
  sample: <T>(a: Arithmetic<T>, tissue: Readonly<Record<P, T>>, at: Readonly<Record<S, T>>) => T,
): Signal<P, S> {
  return (a, tissue, protocol) => protocol.map((at) => sample(a, tissue, at));
}
