// The cases of cases.json as studies that name a model of the catalog, with its own names and units.
import { type Entry, noises, type ReferenceCase, units } from './caseStudies.ts';
import { type Counterpart, once, type Road, roadOf } from './road.ts';

/** What a number of a case is in a study: its value there, and how fast that changes with it. */
interface Translated {
  readonly name: string;
  readonly value: (x: number) => number;
  readonly unit: string;
  readonly slope: (x: number) => number;
}

type Names = Readonly<Record<string, string | Translated>>;

/** How the names of a case become those of a model; a name that is not here stays as it is. */
interface Translation {
  readonly model: string;
  readonly names?: Names;
  /** Lines of the tissue beside the parameters of the case: all of these are known. */
  readonly tissue?: Readonly<Record<string, string>>;
  readonly protocol?: Readonly<Record<string, string>>;
  readonly more?: readonly string[];
}

const echoes: Translation = { model: 't2', names: { t: 'TE' } };
const ute: Translation = { model: 't2star', names: { T2s: 'T2star' } };
const offset: Translation = { model: 't2starOffset', names: { T2: 'T2star', T2s: 'T2star' } };
const molli: Translation = { model: 'molli', names: { T1s: 'T1star' } };
const vfa: Translation = { model: 'vfa', names: { alpha: 'FA' } };
const ivim: Translation = { model: 'ivim', names: { Ds: 'Dstar' } };
const field: Names = { S0: 'S0', A: 'S0', T2: 'T2star', T2s: 'T2star', phi0: 'phi', f: 'df', t: 'TE' };

/**
 * Any shift will do: it and the echo times make θ = 2π shift TE, and psi is the field in units of it. Of echoes about a spin
 * echo some are negative; an echo time is not, so all are later by one turn of the fat.
 */
const SHIFT = 434;
const TURN = 2 * Math.PI;
const dixon: Translation = {
  model: 'waterFatSinglePeak',
  names: {
    theta: { name: 'TE', value: (θ) => (θ + TURN) / (TURN * SHIFT), unit: ' s', slope: () => NaN },
    psi: { name: 'df', value: (ψ) => ψ * SHIFT, unit: ' Hz', slope: () => SHIFT },
  },
  tissue: { shift: `${SHIFT} Hz`, R2star: '0 1/s' },
};
/** Amplitude and time by their logarithms. */
const logarithms: Names = {
  a: { name: 'S0', value: Math.exp, unit: '', slope: Math.exp },
  b: { name: 'T2', value: Math.exp, unit: ' ms', slope: (b) => Math.exp(b) / 1e3 },
};
const flows: Names = {
  M0B: 'M0b',
  lam: 'lambda',
  fout: { name: 'fout', value: (f) => f, unit: ' ml/g/s', slope: () => NaN },
};

const translations: Readonly<Record<string, Translation>> = {
  'cos-': { model: 'cosine' },
  'dampedcos-': { model: 'dampedCosine', names: { T2: 'tau' } },
  'fid-complex-': { model: 'complexMultiEcho', names: field },
  'monoexp-': echoes,
  'cpmg-': echoes,
  'cpmg-32-R2': { model: 't2Rate' },
  'cpmg-32-log': {
    ...{ model: 't2', names: logarithms },
    more: ['constants: { unit: 1 ms }', 'derive: { a: log(S0), b: log(T2/unit) }'],
  },
  'ute-': ute,
  'ute-cartilage-offset': offset,
  'offset-': offset,
  molli: molli,
  'molli533-native15-T1param': { model: 'molliBT1' },
  'ir2-': { model: 'inversionRecovery' },
  'ir3-': { model: 'inversionRecovery3' },
  'ir3-barral-': { model: 'inversionRecoveryBarral' },
  'sr2-': { model: 'saturationRecovery' },
  'vfa-': vfa,
  'bssfp-onres-': { ...vfa, model: 'bssfp' },
  'ivim-': ivim,
  'mwi-32-fixedT2': { model: 'biexponential', tissue: { T2a: '20 ms', T2b: '80 ms' } },
  'biexp-': { model: 'biexponential' },
  'megre-complex-': { model: 'complexMultiEcho', names: field },
  'dixon-': dixon,
  'dixon-symmetric-100-30': {
    ...dixon,
    more: [
      'let: { turned: exp(2*pi*i*df/shift), W: (Wr + i*Wi) * turned, F: (Fr + i*Fi) * turned }',
      'derive: { Wr0: re(W), Wi0: im(W), Fr0: re(F), Fi0: im(F) }',
    ],
  },
  'dixon-knownfield-3pt': { ...dixon, tissue: { ...dixon.tissue, df: '0 Hz' } },
  'adc-': { model: 'diffusion' },
  'dki-': { model: 'diffusionKurtosis' },
  'dti-': { model: 'diffusionTensor' },
  'pcasl-': { model: 'pcasl', names: flows },
  'pcasl-6pld-fdep': { model: 'pcaslOutflow', names: flows },
  'irflash-200': {
    model: 'irFlash',
    names: { alpha: { name: 'B1', value: (α) => α, unit: '', slope: () => 1 } }, // of a nominal angle of 1 rad
    protocol: { FA: '1 rad', TR: '8 ms' },
  },
  'epg-cpmg-10': {
    model: 'multiEchoSpinEcho',
    names: { n: { name: 'TE', value: (n) => 10 * n, unit: ' ms', slope: () => NaN } },
    protocol: { FA: '180 deg' },
  },
};

/** The translation of the longest beginning of the name of a case. */
function translationOf({ id }: ReferenceCase): Translation {
  const [best] = Object.keys(translations)
    .filter((start) => id.startsWith(start))
    .toSorted((a, b) => b.length - a.length);
  return translations[best!]!;
}

/** Units that a model has and a formula had not. */
const models: typeof units = {
  ...units,
  sample: [' s', 1],
  '1/sample': [' Hz', 1],
  'ml/g/s': [' ml/g/s', 1e-3],
  'ml/g': [' ml/g', 1e-3],
};

/** How many SI units the unit of a derived quantity is. */
export const sizeOf = (unit: string): number => models[unit]![1];

function translated({ names = {} }: Translation, name: string, unit: string): Translated {
  const to = names[name] ?? name;
  if (typeof to !== 'string') return to;
  const [written, size] = models[unit]!;
  return { name: to, value: (x) => x, unit: written, slope: () => size };
}

/** What a case calls constant is a setting of one value, a known parameter, or already in the translation. */
const OWN = new Set(['TR', 'ESP', 'refoc', 'T2short', 'T2long']);

/** A case as the text of a study of a model. */
function builtInStudy(each: ReferenceCase): string {
  const translation = translationOf(each);
  const { model, tissue = {}, protocol = {}, more = [] } = translation;
  const line = ([name, values, unit]: Entry<readonly number[]>): string => {
    const to = translated(translation, name, unit);
    return `  ${to.name}: ${values.map(to.value).join(', ')}${to.unit}`;
  };
  const single = ([name, value, unit]: Entry<number>): string => line([name, [value], unit]);
  const constants = (each.constants ?? []).filter(
    ([name]) => !OWN.has(name) && !(name === 'fout' && model === 'pcaslOutflow'),
  );
  const given = (block: Readonly<Record<string, string>>): string[] =>
    Object.entries(block).map(([name, text]) => `  ${name}: ${text}`);
  const sigma = each.unknownSigma ? `{ value: ${each.sigma}, unknown: true }` : each.sigma;
  return [
    `model: ${model}`,
    ...['tissue:', ...each.parameters.map(single), ...constants.map(single), ...given(tissue)],
    ...['protocol:', ...each.settings.map(line), ...given(protocol)],
    ...(each.averages ? [`averages: ${each.averages.join(', ')}`] : []),
    ...more,
    `estimate: ${counterparts(each)
      .map(({ name }) => name)
      .join(', ')}`,
    `noise: { kind: ${noises[each.noise]}, sigma: ${sigma} }`,
    '',
  ].join('\n');
}

function counterparts(each: ReferenceCase): Counterpart[] {
  return each.parameters.map(([name, value, unit]) => {
    const to = translated(translationOf(each), name, unit);
    return { name: to.name, slope: to.slope(value) };
  });
}

/**
 * Later by one turn of the fat, the field has turned water and fat by 2πψ: so they are turned back, W′ = W e^(−2πiψ), and what
 * stands for W is derived. ∂W′/∂ψ = −2πi W′.
 */
function turnedRoad(each: ReferenceCase): Road {
  const [Wr, Wi, Fr, Fi, psi] = each.parameters.map(([, value]) => value) as [number, number, number, number, number];
  const [c, s] = [Math.cos(TURN * psi), Math.sin(TURN * psi)];
  const values = [Wr * c + Wi * s, Wi * c - Wr * s, Fr * c + Fi * s, Fi * c - Fr * s, psi];
  const parameters = each.parameters.map(([name, , unit], i) => [name, values[i]!, unit] as const);
  const chain = [
    [c, s, 0, 0, TURN * values[1]!],
    [-s, c, 0, 0, -TURN * values[0]!],
    [0, 0, c, s, TURN * values[3]!],
    [0, 0, -s, c, -TURN * values[2]!],
    [0, 0, 0, 0, SHIFT],
  ];
  const derived = ['Wr0', 'Wi0', 'Fr0', 'Fi0'].map((name) => ({ name, slope: 1 }));
  return roadOf(each, builtInStudy({ ...each, parameters }), [...derived, { name: 'df', slope: SHIFT }], { chain });
}

/** The road of a case through a model of the catalog. */
export const builtInRoad = once((each) =>
  each.id === 'dixon-symmetric-100-30'
    ? turnedRoad(each)
    : roadOf(each, builtInStudy(each), counterparts(each), { derived: { R2s: 'R2star' } }),
);
