import { bounds } from '../../bounds.ts';
import type { Designed } from '../../design/designed.ts';
import { toldBy } from '../../design/pricing.ts';
import { toJson } from '../json.ts';

/**
 * What became of a question of design, as a plain document for other programs: SI units, null where a number does not exist.
 *
 * `results` are those of the answer, as {@link toJson} tells them; `value` and `before` are the cost, of the answer and of the
 * protocol given, as its criterion is told in the field.
 */
export function designToJson(designed: Designed): object {
  const { design, before, after, protocol, weights, price, priceBefore, certificate, choice } = designed;
  const proof = 'none' in certificate ? { gap: null, why: certificate.none } : { gap: certificate.gap };
  const document = toJson(after, [...bounds(after)]) as { readonly version: number };
  return {
    ...document,
    design: {
      criterion: design.criterion,
      of: design.of,
      tissues: design.tissues,
      protocol,
      weights: weights ?? null,
      value: price.value,
      values: price.logCosts.map((logCost) => told(designed, logCost)),
      before: priceBefore?.value ?? null,
      given: {
        protocol: before.parts[0]!.protocol,
        values: priceBefore ? priceBefore.logCosts.map((logCost) => told(designed, logCost)) : null,
      },
      efficiency: 'none' in certificate ? null : certificate.efficiency,
      certificate: proof,
      ...{
        startsAgreed: designed.startsAgreed ?? null,
        starts: designed.starts,
        seed: design.seed,
        stop: designed.stop,
      },
      roundingLoss: designed.roundingLoss ?? null,
      tolerances: { loss: designed.loss, settings: designed.tolerances },
      choice: choice ? { kept: choice.kept.map((k) => k + 1), proved: choice.proved, choices: choice.choices } : null,
      notes: designed.notes,
    },
  };
}

/** One tissue's cost, as its criterion is told. */
function told({ design }: Designed, logCost: number): number | null {
  const value = toldBy(design.criterion, logCost, design.of.length);
  return Number.isFinite(value) ? value : null;
}
