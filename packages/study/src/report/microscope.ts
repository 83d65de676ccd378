import { type Bound, type Change, type DerivedBound, NotIdentifiable, noiseToReach } from '@fishergrad/models';
import type { Result } from '../bounds.ts';
import { formatGiven, formatNumber, shown, symbolOf, withUnit } from '../format.ts';
import { isAboutZero } from '../isAboutZero.ts';
import type { Study } from '../study.ts';
import { inUnit } from '../units.ts';
import { aimsOf } from './aims.ts';

/** A CoV that most would want, asked for where a study asks for none. */
const WANTED = 0.1;

/** What the samples tell and what not, one sentence each: the weakest direction, the spectrum, what is left where not all is told. */
export function closeUp(study: Study, { outcome }: Result): string[] {
  if (outcome instanceof NotIdentifiable)
    return [...spectrumOf(outcome.spectrum, outcome.rank), ...remainders(study, outcome)];
  return [...weakest(study, outcome), ...spectrumOf(outcome.spectrum)];
}

/** The weakest direction, as long as it takes to be one standard error of all samples together. */
function weakest(study: Study, { names, weakest: { changes, moves } }: Bound): string[] {
  if (names.length < 2) return [];
  const phrases = changes
    .map(({ by, relative, ...rest }): Change => ({
      ...{ ...rest, by: by / moves },
      relative: relative === undefined ? undefined : relative / moves,
    }))
    .toSorted((a, b) => Math.abs(b.relative ?? 0) - Math.abs(a.relative ?? 0))
    .map((change) => phrase(study, change));
  return [`weakest direction: only ${list(phrases)} moves the samples by one standard error, all together`];
}

function phrase(study: Study, { name, unit, by, relative }: Change): string {
  const amount =
    relative === undefined ? shown(study, name, unit, Math.abs(by)) : `${formatNumber(Math.abs(relative) * 100, 2)} %`;
  return `${by > 0 ? 'raising' : 'lowering'} ${name} by ${amount}`;
}

function list(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** More eigenvalues than this are told by their ends. */
const MOST = 8;

function spectrumOf(spectrum: readonly number[], rank?: number): string[] {
  if (spectrum.length < 2) return [];
  const all = spectrum.map((x) => formatNumber(x, 3));
  const told = all.length > MOST ? [...all.slice(0, MOST - 2), '…', all.at(-1)!] : all;
  const eigenvalues = `eigenvalues of the information, scaled to unit diagonal: ${told.join(', ')}`;
  if (rank !== undefined) return [`rank ${rank} of ${spectrum.length}; ${eigenvalues}`];
  return [`${eigenvalues} (condition number ${formatNumber(spectrum[0]! / spectrum.at(-1)!, 3)})`];
}

/** The noise that the CoV asked for needs, one sentence for each parameter that is short of it. */
export function reach(study: Study, result: Result): string[] {
  const { experiment, outcome: bound } = result;
  if (bound instanceof NotIdentifiable) return [];
  const target = study.target ?? WANTED;
  const all: Readonly<Record<string, Omit<DerivedBound, 'correlation'>>> = { ...bound.parameters, ...bound.derived };
  const aims = aimsOf(result, bound).filter((name) => all[name]!.unit !== 'rad' && Number.isFinite(all[name]!.sd));
  const short = aims.filter(
    (name) =>
      study.target !== undefined ||
      (all[name]!.relativeSd > target && all[name]!.relativeSd < Infinity && !isAboutZero(study.model, name)),
  );
  if (short.length === 0 || !experiment.noise.times) return [];
  const factors = noiseToReach(experiment, target);
  return short.map((name) => reachPhrase(study, name, target, factors[name]!));
}

/** What keeps noise from being all: priors. */
function priorsOf({ roles }: Study): string {
  const names = Object.keys(roles).filter((name) => roles[name] === 'prior');
  return names.length === 0 ? '' : `: what is known before of ${names.join(', ')} leaves it more uncertain than that`;
}

function reachPhrase(study: Study, name: string, target: number, factor: number): string {
  const cov = `a CoV of ${name} of ${formatGiven(target * 100, 3)} %`;
  if (factor === 0) return `${cov} is out of reach at any SNR${priorsOf(study)}`;
  if (factor === Infinity) return `${cov} needs no samples: what is known of it before is enough`;
  if (Math.abs(factor - 1) < 0.005) return `${cov} is just what this SNR gives`;
  const { snr } = study.parts[0]!;
  const times = factor < 1 ? `${formatNumber(1 / factor, 3)} times the SNR` : `1/${formatNumber(factor, 3)} of the SNR`;
  const [, now, of] = /^SNR (\S+) of (.+)$/.exec(snr ?? '') ?? [];
  const absolute =
    now === undefined || study.parts.length > 1 ? '' : `: SNR ${formatNumber(Number(now) / factor, 3)} of ${of}`;
  return `${cov} ${factor < 1 ? 'needs' : 'could do with'} ${times}${absolute}`;
}

/** The SDs of what remains identifiable where not all is, in words. */
function remainders(study: Study, { remaining, derived }: NotIdentifiable): string[] {
  const sds = [...Object.entries(remaining), ...Object.entries(derived).map(([name, { sd }]) => [name, sd] as const)];
  return sds.map(([name, sd]) => {
    const unit = (study.model.parameters[name] ?? derived[name])?.unit ?? 'a.u.';
    const symbol = symbolOf(study, name, unit);
    return `${name} is still bounded: ± ${withUnit(formatNumber(inUnit(sd, symbol, unit)), symbol)}`;
  });
}
