import type { Rule } from '../../arithmetic.ts';
import { rules } from '../../rules.ts';
import { exp } from './functions/exp.ts';
import { log } from './functions/log.ts';
import { sigmoid, tanh } from './functions/saturating.ts';
import { cos, sin } from './functions/trigonometric.ts';
import type { Body, Lanes } from './lanes.ts';

/** A function of our own: its code, and which other functions it calls. */
export interface OwnFunction {
  readonly code: (f: Body, x: Lanes) => Lanes;
  /** Own functions it calls. */
  readonly calls?: readonly Rule[];
  /** Whether rare arguments go to the primitive's `value`, imported under its name. */
  readonly rare?: boolean;
}

/** The primitives that have code of their own here; the others are imported, and called lane by lane. */
export const ownFunctions: ReadonlyMap<Rule, OwnFunction> = new Map<Rule, OwnFunction>([
  [rules.exp, { code: exp }],
  [rules.log, { code: log, rare: true }],
  [rules.sin, { code: sin, rare: true }],
  [rules.cos, { code: cos, rare: true }],
  [rules.tanh, { code: tanh, calls: [rules.exp] }],
  [rules.sigmoid, { code: sigmoid, calls: [rules.exp] }],
]);
