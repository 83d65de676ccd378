import { numbers } from '@fishergrad/engine';
import { unmet } from '@fishergrad/models';
import {
  apportioned,
  approximate,
  type Approximate,
  type MixtureProblem,
  rounded as roundedIn,
  searched,
  type Space,
} from '@fishergrad/models/design';
import type { Protocol, Study } from '../study.ts';
import type { StudyDesign } from '../studyDesign.ts';
import { StudyError } from '../studyError.ts';
import { asWritten } from './asWritten.ts';
import { cheapest } from './cheapest.ts';
import { certificateOf, mixtureFor } from './certificates.ts';
import type { Certificate, Designed, DesignProgress, SearchStop } from './designed.ts';
import { refuseHopeless, singularNotes } from './finished.ts';
import { NoDesign } from './noDesign.ts';
import { priceOf, withProtocol } from './pricing.ts';
import { problemOf } from './questions.ts';
import { spaceOf } from './spaceOf.ts';
import { tolerancesOf } from './toleranceTable.ts';

/** The best protocol of a space, from many starts, and what the best weights prove of it. */
export function* designProtocol(
  study: Study,
  design: StudyDesign,
  random: () => number,
): Generator<DesignProgress, Designed> {
  const space = spaceOf(study, design);
  refuseUnmet(study, space, random);
  refuseHopeless(triesOf(study, space, random), design);
  const problem = problemOf(study, design, space);
  const told = (logCost: number): number => problem.criterion.told(logCost, design.of.length);
  const mixture = mixtureFor(study, design);
  const finish = (x: ArrayLike<number>, agreed: number | undefined, stop: SearchStop, best?: Approximate): Designed => {
    const certificate: Finding = (logCost) =>
      'none' in mixture ? mixture : best ? certificateOf(best, logCost) : { none: 'it was not found' };
    return finished(study, design, space, { x, agreed, stop, certificate });
  };
  const best =
    'none' in mixture
      ? undefined
      : yield* weighed(mixture, told, (found) =>
          finish(startsOf(design, space, found)[0]!, undefined, 'interrupted', found),
        );
  const first = startsOf(design, space, best);
  const search = searched(problem, { starts: design.starts, random, first });
  for (;;) {
    const step = search.next();
    if (step.done) return finish(step.value.best.x, step.value.agreed, 'done', best);
    const { start, best: soFar } = step.value;
    yield {
      doing: `start ${start + 1} of ${design.starts + first.length}`,
      value: told(soFar.value),
      soFar: () => finish(soFar.x, undefined, 'interrupted', best),
    };
  }
}

/** The best weights; were it interrupted, the answer would be the protocol that shares out the samples as these do. */
function* weighed(
  problem: MixtureProblem,
  told: (logCost: number) => number,
  answer: (found: Approximate) => Designed,
): Generator<DesignProgress, Approximate> {
  const rounds = approximate(problem);
  for (;;) {
    const { done, value } = rounds.next();
    if (done) return value;
    yield { doing: `certificate, round ${value.rounds}`, value: told(value.logCost), soFar: () => answer(value) };
  }
}

/** Where to start besides at random: at the protocol in use, and as the best weights would share out the samples. */
function startsOf(design: StudyDesign, space: Space, best: Approximate | undefined): number[][] {
  const { before, rest, duration } = design;
  const own = before.length === rest.length ? space.place(before) : undefined;
  const time = (at: Readonly<Record<string, number>>): number => (typeof duration === 'string' ? at[duration]! : 1);
  const shared =
    best &&
    space.place(
      apportioned(
        best.support,
        rest.length,
        best.support.map(({ at }) => time(at)),
      ),
    );
  return [...(shared ? [shared] : []), ...(own ? [own] : [])];
}

/** Decades that tries approach the lower ends in. */
const DECADES = 9;

/** Protocols by chance: all over the space and, where these are blind, at all distances from its lower ends. */
function* triesOf(study: Study, space: Space, random: () => number): Generator<Study> {
  const at = (part: () => number): Study => {
    const x = Array.from(space.lower, (low, k) => low + part() * (space.upper[k]! - low));
    return withProtocol(study, [...space.protocol(numbers, x)]);
  };
  for (let n = 0; n < 5; n++) yield at(random);
  for (let n = 0; n < 40; n++) yield at(() => 10 ** (-DECADES * random()));
}

/** What is proved of a design that costs so much. */
type Finding = (logCost: number) => Certificate;

interface Found {
  readonly x: ArrayLike<number>;
  readonly agreed: number | undefined;
  readonly stop: SearchStop;
  readonly certificate: Finding;
}

/** Losses up to this part are what a tolerance allows. */
const LOSS = 0.05;

function finished(study: Study, design: StudyDesign, space: Space, { x, agreed, stop, certificate }: Found): Designed {
  const ended = ordered(study, design, [...space.protocol(numbers, Array.from(x))]);
  const short = asWritten(study, design, ended);
  // where the bound jumps, as at the arrival of a bolus, the last digit decides on which side a value lies
  const exact = cheapest(study, design, [short, asWritten(study, design, ended, 17)]);
  const rounded = onRaster(study, design, space, exact);
  const protocol = cheapest(study, design, [rounded, ...ownOf(study, design, space)]);
  const after = withProtocol(study, protocol);
  const notes = singularNotes(after, design);
  const price = priceOf(after, design);
  if (price === undefined)
    throw new NoDesign('No protocol was found within these ranges at which the bound is a number.');
  const unrounded = priceOf(withProtocol(study, exact), design)!;
  return {
    ...{ design, before: study, after, protocol, weights: undefined, price, stop, notes },
    priceBefore: priceOf(study, design),
    certificate: certificate(price.logCost),
    ...{ starts: design.starts, startsAgreed: agreed, loss: LOSS, choice: undefined },
    roundingLoss: rounded === exact ? undefined : Math.expm1(price.logCost - unrounded.logCost),
    tolerances: tolerancesOf(after, design, LOSS),
  };
}

/** In rising order, where the order is nobody's choice. */
function ordered(study: Study, design: StudyDesign, protocol: Protocol): Protocol {
  const { vary, rest, fixed } = design;
  const free = vary.every(({ layout }) => layout.kind === 'free' && layout.slew === undefined);
  const alike = rest.every((at) => JSON.stringify(at) === JSON.stringify(rest[0]));
  if (!free || !alike || !('setups' in mixtureFor(study, design))) return protocol;
  const key = vary[0]!.setting;
  return [
    ...protocol.slice(0, rest.length).toSorted((p, q) => p[key]! - q[key]!),
    ...protocol.slice(protocol.length - fixed.length),
  ];
}

/** The protocol given, where it may be chosen as it is: no answer is worse. */
function ownOf(study: Study, design: StudyDesign, space: Space): Protocol[] {
  const { before, rest, fixed, vary } = design;
  const place = before.length === rest.length ? space.place(before) : undefined;
  if (place === undefined) return [];
  const own = [...before, ...fixed];
  const near = onRaster(study, design, space, asWritten(study, design, [...space.protocol(numbers, place)]));
  const stays = vary.every(({ setting, from, to }) =>
    near.every((at, k) => Math.abs(at[setting]! - own[k]![setting]!) <= 1e-12 * Math.max(Math.abs(from), Math.abs(to))),
  );
  return stays ? [own] : [];
}

/** The nearest protocol that the scanner's grid has, and which still keeps what was asked; the same where there is no grid. */
function onRaster(study: Study, design: StudyDesign, space: Space, protocol: Protocol): Protocol {
  const steps = Object.fromEntries(
    design.vary.flatMap(({ setting, raster }) => (raster === undefined ? [] : [[setting, raster]])),
  );
  if (Object.keys(steps).length === 0) return protocol;
  return asWritten(study, design, roundedIn(space, protocol, steps));
}

/** Places of the space at which what the model demands is tried. */
const TRIALS = 40;

/** Ranges within which the model's demands could be broken are refused before anything is searched. */
function refuseUnmet({ file, model, place }: Study, space: Space, random: () => number): void {
  const [lower, upper] = [Array.from(space.lower), Array.from(space.upper)];
  const middle = lower.map((low, k) => (low + upper[k]!) / 2);
  const trials = [
    lower,
    upper,
    middle,
    ...Array.from({ length: TRIALS }, () => lower.map((low, k) => low + random() * (upper[k]! - low))),
  ];
  for (const x of trials) {
    const [broken] = unmet(model, space.protocol(numbers, x));
    if (broken === undefined) continue;
    const message = `within these ranges there are protocols that ${model.name} does not allow: ${broken.of} ${broken.says}; narrow vary, or let the settings hang together (train, spacing, same)`;
    throw new StudyError(file, [{ message, ...place }]);
  }
}
