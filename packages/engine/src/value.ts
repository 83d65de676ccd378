import type { Arithmetic, Rule } from './arithmetic.ts';
import { arithmeticFrom } from './arithmeticFrom.ts';
import { madeOnce } from './madeOnce.ts';
import { numbers } from './numbers.ts';
import { onlyText } from './onlyText.ts';
import { evaluate } from './primitive.ts';
import { rules } from './rules.ts';
import { type Step, walkBack } from './walkBack.ts';

/**
 * A number that remembers where it came from, so that its derivatives can be walked back from it.
 *
 * `data` is what it is; after `out.backward()`, `grad` is ∂out/∂this. Methods read from left to right and
 * take plain numbers anywhere. The graph never changes: an operation makes a new value.
 *
 * @example
 * ```ts
 * const w = new Value(1.1);
 * const x = new Value(0.5);
 * const s = w.mul(x).add(0.34).tanh();
 * s.backward();
 * w.grad; // ~> 0.246959479164345
 * ```
 */
export class Value<T = number> implements Step<T> {
  /** What it is. */
  readonly data: T;
  /** ∂out/∂this of the last walk from an `out` that depends on this; 0 before any. Set by a walk, never added to. */
  grad: T | number = 0;
  /** The primitive that made it; none for a number given from outside. */
  readonly rule: Rule | undefined;
  /** The first input of `rule`; 0 where it has none. */
  readonly x: Value<T> | number;
  /** The second input of `rule`; 0 where it has none. */
  readonly y: Value<T> | number;
  /** The third input of `rule`; 0 where it has none. */
  readonly z: Value<T> | number;
  /** Scratch of a walk in progress. @internal */
  uses = 0;

  constructor(data: T, rule?: Rule, x: Value<T> | number = 0, y: Value<T> | number = 0, z: Value<T> | number = 0) {
    this.data = data;
    this.rule = rule;
    this.x = x;
    this.y = y;
    this.z = z;
  }

  /**
   * Sets `grad` of everything this was made from to ∂this/∂it.
   *
   * It sets: a second call gives the same numbers, and nothing needs zeroing. Iterative: a graph may be as
   * deep as memory holds. A value that does not reach the output adds nothing, whatever its slope.
   */
  backward(this: Value): void {
    walkBack(numbers, this);
  }

  /** this + x₁ + x₂ + … */
  add(this: Value, ...terms: readonly (Value | number)[]): Value {
    return values.add(this, ...terms) as Value;
  }
  /** this · x₁ · x₂ · … */
  mul(this: Value, ...factors: readonly (Value | number)[]): Value {
    return values.mul(this, ...factors) as Value;
  }
  /** this − y */
  sub(this: Value, y: Value | number): Value {
    return values.sub(this, y) as Value;
  }
  /** this / y */
  div(this: Value, y: Value | number): Value {
    return values.div(this, y) as Value;
  }
  /** thisʸ; NaN for a negative base and a fractional exponent. */
  pow(this: Value, y: Value | number): Value {
    return values.pow(this, y) as Value;
  }
  /** The smaller of the two; where they are equal, each gets half of the slope. */
  min(this: Value, y: Value | number): Value {
    return values.min(this, y) as Value;
  }
  /** The larger of the two; where they are equal, each gets half of the slope. */
  max(this: Value, y: Value | number): Value {
    return values.max(this, y) as Value;
  }
  /** The angle of the point (x, this). */
  atan2(this: Value, x: Value | number): Value {
    return values.atan2(this, x) as Value;
  }
  /** −this */
  neg(this: Value): Value {
    return values.neg(this) as Value;
  }
  /** e to the power of this. */
  exp(this: Value): Value {
    return values.exp(this) as Value;
  }
  /** e to the power of this, minus 1; exact also where this is tiny. */
  expm1(this: Value): Value {
    return values.expm1(this) as Value;
  }
  /** ln this; −∞ at 0, NaN below. */
  log(this: Value): Value {
    return values.log(this) as Value;
  }
  /** ln(1 + this), exact also where this is tiny. */
  log1p(this: Value): Value {
    return values.log1p(this) as Value;
  }
  /** √this; NaN below 0; infinite slope at 0. */
  sqrt(this: Value): Value {
    return values.sqrt(this) as Value;
  }
  /** sin this, in radians. */
  sin(this: Value): Value {
    return values.sin(this) as Value;
  }
  /** cos this, in radians. */
  cos(this: Value): Value {
    return values.cos(this) as Value;
  }
  /** tan this, in radians. */
  tan(this: Value): Value {
    return values.tan(this) as Value;
  }
  /** arctan this, in (−π/2, π/2). */
  atan(this: Value): Value {
    return values.atan(this) as Value;
  }
  /** (e^this − e^−this) / 2 */
  sinh(this: Value): Value {
    return values.sinh(this) as Value;
  }
  /** (e^this + e^−this) / 2 */
  cosh(this: Value): Value {
    return values.cosh(this) as Value;
  }
  /** sinh this / cosh this, in [−1, 1]. */
  tanh(this: Value): Value {
    return values.tanh(this) as Value;
  }
  /** 1 / (1 + e^−this), exact in both tails. */
  sigmoid(this: Value): Value {
    return values.sigmoid(this) as Value;
  }
  /** ln(1 + e^this), exact in both tails. */
  softplus(this: Value): Value {
    return values.softplus(this) as Value;
  }
  /** (2/√π) ∫ e^(−t²) dt from 0 to this. */
  erf(this: Value): Value {
    return values.erf(this) as Value;
  }
  /** |this|; slope 0 at 0. */
  abs(this: Value): Value {
    return values.abs(this) as Value;
  }
  /** max(this, 0); slope 0 at 0. */
  relu(this: Value): Value {
    return values.relu(this) as Value;
  }
  /** 1 where this > 0, else 0; slope 0 everywhere. */
  step(this: Value): Value {
    return values.step(this) as Value;
  }
  /** `then` where this > 0, else `otherwise`. */
  where(this: Value, then: Value | number, otherwise: Value | number): Value {
    return values.where(this, then, otherwise) as Value;
  }

  /** A text; no number. @throws TypeError for all but text */
  [Symbol.toPrimitive](hint: string): string {
    return onlyText(hint, this.toString());
  }

  /** The value and its gradient in a text. */
  toString(): string {
    return `Value(data=${String(this.data)}, grad=${String(this.grad)})`;
  }
}

const over = madeOnce((a: Arithmetic<unknown>) => {
  const general = arithmeticFrom<Value<unknown> | number>(
    (c) => c,
    (rule, x, y, z) =>
      typeof x === 'number' && typeof y === 'number' && typeof z === 'number'
        ? evaluate(rule, x, y, z)
        : new Value(a.apply(rule, inside(x), inside(y), inside(z)), rule, x, y, z),
  );
  return (a as unknown) === numbers ? { ...general, ...(spelledOut as Partial<typeof general>) } : general;
});

type Input = Value | number;

/** Sums and products of plain numbers, most of every graph: each is compiled for itself, faster than by way of its rule. */
const spelledOut: Pick<Arithmetic<Input>, 'add' | 'mul'> = {
  add: (...terms) => {
    let result: Input = terms.length === 0 ? 0 : terms[0]!;
    for (let k = 1; k < terms.length; k++) {
      const x: Input = result;
      const y = terms[k]!;
      if (typeof x === 'object') result = new Value(x.data + (typeof y === 'object' ? y.data : y), rules.add, x, y, 0);
      else result = typeof y === 'object' ? new Value(x + y.data, rules.add, x, y, 0) : x + y;
    }
    return result;
  },
  mul: (...factors) => {
    let result: Input = factors.length === 0 ? 1 : factors[0]!;
    for (let k = 1; k < factors.length; k++) {
      const x: Input = result;
      const y = factors[k]!;
      if (typeof x === 'object') result = new Value(x.data * (typeof y === 'object' ? y.data : y), rules.mul, x, y, 0);
      else result = typeof y === 'object' ? new Value(x * y.data, rules.mul, x, y, 0) : x * y;
    }
    return result;
  },
};

/**
 * Reverse mode over any arithmetic: plain numbers stay plain, so constants are folded and make no node.
 *
 * {@link gradient} opens and walks such a graph in one call.
 */
export function valuesOver<T>(a: Arithmetic<T>): Arithmetic<Value<T> | number> {
  return over(a as Arithmetic<unknown>) as Arithmetic<Value<T> | number>;
}

function inside<T>(v: Value<T> | number): T | number {
  return typeof v === 'number' ? v : v.data;
}

/** Values over plain numbers: the arithmetic behind the methods of {@link Value}. */
export const values: Arithmetic<Value | number> = valuesOver(numbers);
