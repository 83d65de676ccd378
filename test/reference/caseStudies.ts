// The cases of cases.json as studies: their formulas as a person would type them, their numbers in their author's units.
import { readFileSync } from 'node:fs';
import { once, roadOf, type Rows } from './road.ts';

/** A name, what it is, and its unit. */
export type Entry<T> = readonly [name: string, value: T, unit: string];

/** One case as its author left it; see `conventions` in cases.json. */
export interface ReferenceCase {
  readonly id: string;
  readonly formula: string;
  readonly status: 'regular' | 'ill-conditioned' | 'singular';
  readonly parameters: readonly Entry<number>[];
  readonly constants?: readonly Entry<number>[];
  readonly settings: readonly Entry<readonly number[]>[];
  readonly averages?: readonly number[];
  readonly noise: 'gaussian-real' | 'gaussian-complex' | 'rician';
  readonly sigma: number;
  readonly unknownSigma?: true;
  readonly jacobian: Rows;
  readonly jacobianIm?: Rows;
  readonly fisher: Rows;
  readonly variance?: readonly number[];
  readonly correlation?: Rows;
  readonly condition?: number;
  readonly rank?: number;
  readonly nullVectors?: Rows;
  readonly identifiable?: Readonly<Record<string, boolean>>;
  readonly derived?: readonly (readonly [name: string, value: number, unit: string, variance: number])[];
}

const file = new URL('cases.json', import.meta.url);
/** All cases. */
export const cases = (JSON.parse(readFileSync(file, 'utf8')) as { cases: readonly ReferenceCase[] }).cases;

/** What a study says beside the numbers of a case. */
interface Said {
  readonly model: string;
  readonly let?: Readonly<Record<string, string>>;
  readonly constants?: Readonly<Record<string, string>>;
  readonly derive?: Readonly<Record<string, string>>;
}

const decay: Said = { model: 'S0*exp(-TE/T2)' };
const tendon: Said = { model: 'S0 * exp(-TE / T2s)' };
const offset: Said = { model: 'S0 * exp(-TE/T2) + C' };
const cosine: Said = { model: 'A*cos(2*pi*f*t + phi)' };
const molli: Said = { model: 'A - B * exp(-TI / T1s)', derive: { T1: 'T1s * (B/A - 1)' } };
const spoiled: Said = { model: 'M0 * sin(alpha) * (1 - E1) / (1 - cos(alpha) * E1)', let: { E1: 'exp(-TR/T1)' } };
const saturation: Said = { model: 'A * (1 - exp(-TS/T1))' };
const two: Said = { model: 'Aa * exp(-TE/T2a) + Ab * exp(-TE/T2b)' };
const ivim: Said = { model: 'S0 * ((1 - f)*exp(-b*D) + f*exp(-b*Ds))' };
const echoes: Said = { model: 'S0 * exp(-TE/T2s) * exp(i * (phi0 + 2*pi*df*TE))' };
const water: Said['let'] = { W: 'Wr + i*Wi', F: 'Fr + i*Fi' };
const species: Said['derive'] = { absW: 'sqrt(Wr^2 + Wi^2)', absF: 'sqrt(Fr^2 + Fi^2)' };

/** pCASL by Buxton, whose effective T1′ uses this outflow. */
const perfusion = (outflow: string): Said => ({
  model: 'where(t <= ATT, 0, where(t <= tau + ATT, k * filling, k * leaving))',
  let: {
    t: 'tau + PLD',
    T1eff: `1 / (1/T1t + ${outflow}/lam)`,
    k: '2 * M0B * f * T1eff * alpha * exp(-ATT/T1b)',
    filling: '1 - exp(-(t - ATT)/T1eff)',
    leaving: 'exp(-(t - tau - ATT)/T1eff) * (1 - exp(-tau/T1eff))',
  },
});

/** The study of every case that is a formula, by its id. */
const said: Readonly<Record<string, Said>> = {
  'cos-50': cosine,
  'cos-mr-64': cosine,
  'cos-2-points': cosine,
  'cos-zero-amplitude': cosine,
  'cos-unknown-sigma': cosine,
  'dampedcos-64': { model: 'A * exp(-t/T2) * cos(2*pi*f*t + phi)' },
  'fid-complex-128': { model: 'A * exp(-t/T2 + i*(2*pi*f*t + phi))' },
  'monoexp-2pt': decay,
  'monoexp-2pt-te1': decay,
  'cpmg-8': decay,
  'cpmg-8-seconds-1e6': decay,
  'cpmg-32-R2': { model: 'S0 * exp(-TE*R2)', derive: { T2: '1/R2' } },
  'cpmg-32-log': {
    model: 'exp(a) * exp(-TE / (unit * exp(b)))',
    constants: { unit: '1 ms' },
    derive: { T2: 'unit * exp(b)' },
  },
  'cpmg-8-unknown-sigma': decay,
  'cpmg-8-weighted': decay,
  'cpmg-8-rician-snr100': decay,
  'cpmg-8-rician-snr5': decay,
  'monoexp-one-echo': decay,
  'ute-tendon': tendon,
  'ute-cartilage': tendon,
  'ute-liver-iron-rician': tendon,
  'ute-liver-iron-gauss': { ...tendon, derive: { R2s: '1/T2s' } },
  'ute-cartilage-offset': { model: 'S0 * exp(-TE / T2s) + C' },
  'offset-short-train': offset,
  'offset-2-echoes': offset,
  'offset-2-echoes-repeated': offset,
  'molli533-native15': molli,
  'molli335-native15': molli,
  'molli533-native3T': molli,
  'molli533-blood15': molli,
  'molli533-ideal': molli,
  'molli533-native15-T1param': { model: 'A - B * exp(-TI * (B/A - 1) / T1)' },
  'molli533-native15-rician': molli,
  'molli-2-TI': molli,
  'ir2-8': { model: 'M0 * (1 - 2*exp(-TI/T1))' },
  'ir3-8': { model: 'A * (1 - k*exp(-TI/T1))' },
  'ir3-barral-8': { model: 'a + b*exp(-TI/T1)' },
  'ir2-seconds': { model: 'M0 * (1 - 2*exp(-TI/T1))' },
  'sr2-sasha': saturation,
  'sr2-noanchor': saturation,
  'vfa-2': spoiled,
  'vfa-5': spoiled,
  'vfa-1e6-seconds': spoiled,
  'bssfp-onres-4': {
    model: 'M0 * sin(alpha) * (1 - E1) * sqrt(E2) / (1 - (E1 - E2)*cos(alpha) - E1*E2)',
    let: { E1: 'exp(-TR/T1)', E2: 'exp(-TR/T2)' },
  },
  'ivim-11b': ivim,
  'ivim-11b-um': ivim,
  'mwi-32-fixedT2': {
    model: 'Aa * exp(-TE/T2short) + Ab * exp(-TE/T2long)',
    constants: { T2short: '20 ms', T2long: '80 ms' },
  },
  'biexp-close-50.1': two,
  'biexp-equal': two,
  'megre-complex-8': echoes,
  'megre-complex-1': echoes,
  'dixon-symmetric-100-30': {
    model: '(W + F * exp(i*theta)) * exp(i*psi*theta)',
    ...{ let: water, derive: species },
  },
  'dixon-knownfield-3pt': { model: 'W + F * exp(i*theta)', let: water, derive: species },
  'adc-0-1000': { model: 'S0 * exp(-b*D)' },
  'adc-0-1000-nex': { model: 'S0 * exp(-b*D)' },
  'dki-6b': { model: 'S0 * exp(-b*D + b^2 * D^2 * K/6)' },
  'dti-6dir': {
    model: 'S0 * exp(-b*D)',
    let: { D: 'gx^2*Dxx + gy^2*Dyy + gz^2*Dzz + 2*gx*gy*Dxy + 2*gx*gz*Dxz + 2*gy*gz*Dyz' },
    derive: { MD: '(Dxx + Dyy + Dzz) / 3' },
  },
  'pcasl-6pld': perfusion('fout'),
  'pcasl-6pld-fdep': perfusion('f'),
  'pcasl-early': perfusion('fout'),
  'irflash-200': {
    model: 'M0 * sin(alpha) * (Mss + (-1 - Mss) * (E1*cos(alpha))^n)',
    let: { E1: 'exp(-TR/T1)', Mss: '(1 - E1) / (1 - E1*cos(alpha))' },
  },
  'monoexp-1e-6': decay,
};

/** How a unit of these authors is written in a study, and how many SI units it is. */
export const units: Readonly<Record<string, readonly [written: string, size: number]>> = {
  '': ['', 1],
  'a.u.': ['', 1],
  sample: ['', 1],
  '1/sample': ['', 1],
  pulse: ['', 1],
  'ln a.u.': ['', 1],
  'ln ms': ['', 1],
  'field-map offset in units of the fat-water shift': ['', 1],
  'ml/g': ['', 1],
  'ml/g/s': [' 1/s', 1],
  rad: [' rad', 1],
  s: [' s', 1],
  ms: [' ms', 1e-3],
  '1/s': [' 1/s', 1],
  '1/ms': [' 1/ms', 1e3],
  Hz: [' Hz', 1],
  kHz: [' kHz', 1e3],
  'mm^2/s': [' mm^2/s', 1e-6],
  's/mm^2': [' s/mm^2', 1e6],
  'um^2/ms': [' um^2/ms', 1e-9],
  'ms/um^2': [' ms/um^2', 1e9],
};

export const noises = { 'gaussian-real': 'gaussian', 'gaussian-complex': 'complexGaussian', rician: 'rician' } as const;

/** How many SI units the unit of a parameter or derived quantity is. */
export function sizeOf(unit: string): number {
  return units[unit]![1];
}

/** The cases that have a formula; a train of echoes has none. */
export const typed = cases.filter(({ id }) => Object.hasOwn(said, id));

/** The road of a case through its formula. */
export const typedRoad = once((each) =>
  roadOf(
    each,
    studyOf(each),
    each.parameters.map(([name, , unit]) => ({ name, slope: sizeOf(unit) })),
  ),
);

/** A case as the text of a study. */
function studyOf(each: ReferenceCase): string {
  const { model, let: steps = {}, constants = {}, derive = {} } = said[each.id]!;
  const quantity = ([name, value, unit]: Entry<number>): string => `${name}: ${value}${units[unit]![0]}`;
  const column = ([name, values, unit]: Entry<readonly number[]>): string =>
    `${name}: ${values.join(', ')}${units[unit]![0]}`;
  const given = (block: Readonly<Record<string, string>>): string[] =>
    Object.entries(block).map(([name, text]) => `${name}: "${text}"`);
  const block = (name: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [`${name}:`, ...lines.map((line) => `  ${line}`)];
  const sigma = each.unknownSigma ? `{ value: ${each.sigma}, unknown: true }` : each.sigma;
  const derived = new Set(each.derived?.map(([name]) => name));
  return [
    `model: "${model}"`,
    ...block('let', given(steps)),
    ...block('constants', [...(each.constants ?? []).filter(used(each)).map(quantity), ...given(constants)]),
    ...block('tissue', each.parameters.map(quantity)),
    ...block('protocol', each.settings.map(column)),
    ...(each.averages ? [`averages: ${each.averages.join(', ')}`] : []),
    ...block('derive', given(Object.fromEntries(Object.entries(derive).filter(([name]) => derived.has(name))))),
    `noise: { kind: ${noises[each.noise]}, sigma: ${sigma} }`,
    '',
  ].join('\n');
}

/** A constant that the formula does not use is left out: it would be a slip to write it. */
function used({ id }: ReferenceCase): (constant: Entry<number>) => boolean {
  const { model, let: steps = {} } = said[id]!;
  const text = [model, ...Object.values(steps)].join(' ');
  return ([name]) => new RegExp(String.raw`\b${name}\b`).test(text);
}
