import type { Rule } from '../../arithmetic.ts';
import { rules } from '../../rules.ts';
import { atan, atan2 } from './functions/atan.ts';
import { erf } from './functions/erf.ts';
import { exp } from './functions/exp.ts';
import { cosh, expm1, sinh } from './functions/hyperbolic.ts';
import { log, log1p } from './functions/log.ts';
import { pow } from './functions/pow.ts';
import { sigmoid, softplus, tanh } from './functions/saturating.ts';
import { cos, sin, tan } from './functions/trigonometric.ts';
import type { Body, Lanes } from './lanes.ts';

/** A function of our own: its code, and which other functions it calls. */
export interface OwnFunction {
  readonly code: (f: Body, x: Lanes, y: Lanes) => Lanes;
  /** Own functions it calls. */
  readonly calls?: readonly Rule[];
  /** Whether rare arguments go to the primitive's `value`, imported under its name. */
  readonly rare?: boolean;
  /** Whether it is so short that it is better written in place than called. */
  readonly short?: boolean;
}

/** The primitives that have code of their own here; the others are imported, and called lane by lane. */
export const ownFunctions: ReadonlyMap<Rule, OwnFunction> = new Map<Rule, OwnFunction>([
  [rules.exp, { code: exp, short: true }],
  [rules.expm1, { code: expm1, rare: true }],
  [rules.log, { code: log, rare: true }],
  [rules.log1p, { code: log1p, rare: true }],
  [rules.sin, { code: sin, rare: true }],
  [rules.cos, { code: cos, rare: true }],
  [rules.tan, { code: tan, rare: true }],
  [rules.atan, { code: atan }],
  [rules.atan2, { code: atan2, rare: true }],
  [rules.pow, { code: pow, rare: true }],
  [rules.sinh, { code: sinh, rare: true }],
  [rules.cosh, { code: cosh, rare: true }],
  [rules.tanh, { code: tanh }],
  [rules.sigmoid, { code: sigmoid, calls: [rules.exp] }],
  [rules.erf, { code: erf }],
  [rules.softplus, { code: softplus, calls: [rules.exp] }],
]);
