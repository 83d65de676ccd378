import { choose } from '@fishergrad/models/design';
import { experimentOf } from '../bounds.ts';
import type { Study } from '../study.ts';
import type { StudyDesign } from '../studyDesign.ts';
import type { Designed, DesignProgress } from './designed.ts';
import { refuseHopeless, singularNotes } from './finished.ts';
import { NoDesign } from './noDesign.ts';
import { priceOf, pricedFrom, withProtocol } from './pricing.ts';
import { askedOf } from './questions.ts';

/** The best few of the acquisitions of the protocol. */
export function* designChoice(
  study: Study,
  design: StudyDesign,
  random: () => number,
): Generator<DesignProgress, Designed> {
  const { starts, choose: keep } = design;
  yield { doing: `comparing choices of ${keep}`, value: undefined, soFar: undefined };
  const asked = askedOf(study, design);
  const experiments = study.cases.map((each) => experimentOf(study, each));
  const found = choose({ ...asked, experiments }, keep!, { starts, random });
  const [part] = study.parts;
  const protocol = found.kept.map((k) => part!.protocol[k]!);
  const after = withProtocol(
    study,
    protocol,
    found.kept.map((k) => part!.averages[k]!),
  );
  const price = pricedFrom(asked, found.logCosts);
  if (!Number.isFinite(price.logCost)) {
    refuseHopeless([after], design, `No choice of ${keep} of these acquisitions`);
    throw new NoDesign(
      `No choice of ${keep} of these acquisitions was found at which the bound is a number; keep more.`,
    );
  }
  return {
    ...{ design, before: study, after, protocol, weights: undefined, stop: 'done' },
    priceBefore: priceOf(study, design),
    price,
    certificate: { none: 'the samples are those of a list' },
    starts: found.proved ? 0 : starts,
    startsAgreed: found.agreed,
    ...{ roundingLoss: undefined, tolerances: [], loss: 0.05, choice: found },
    notes: singularNotes(after, design),
  };
}
