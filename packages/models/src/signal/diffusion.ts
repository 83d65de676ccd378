import { attenuation, diffusivity, weighting } from './attenuation.ts';
import { amplitude, plausibly, type Quantity, ratio } from './quantity.ts';
import { fractionalAnisotropy, hasNegativeEigenvalue } from './tensor.ts';
import { perAcquisition, signalModel } from './signalModel.ts';

const unweighted = amplitude('signal at b = 0');
/** What directions written with three decimals, as 0.707, may miss of a unit vector; b is then off by twice as much. */
const ROUNDING = 1e-3;

/**
 * Diffusion weighting along one direction: the apparent diffusion coefficient (ADC).
 *
 *   S(b) = S0 e^(−bD)
 *
 * S0 is the signal at b = 0 (a.u.), D the apparent diffusion coefficient along the direction of the gradients (m²/s;
 * 1e-9 m²/s = 1e-3 mm²/s = 1 µm²/ms), b the diffusion weighting (s/m²; 1e6 s/m² = 1 s/mm²; all gradients included). Diffusion
 * is taken to be Gaussian, one pool, without perfusion; echo time and repetition time are the same at every b.
 *
 * @example
 * ```ts
 * diffusion.signal(numbers, { S0: 2, D: 1e-9 }, [{ b: 0 }, { b: 1e9 }]); // ~> [2, 2 * Math.exp(-1)]
 * ```
 */
export const diffusion = signalModel({
  name: 'diffusion',
  also: ['ADC', 'DWI'],
  title: 'Diffusion weighting: apparent diffusion coefficient',
  formula: 'S0 · exp(−b · D)',
  latex: String.raw`S_0\, e^{-b D}`,
  reference: 'Stejskal & Tanner 1965, J Chem Phys 42:288, doi:10.1063/1.1695690',
  parameters: { S0: unweighted, D: diffusivity('apparent diffusion coefficient', [0.3e-9, 3e-9]) },
  settings: { b: weighting([0, 1.5e9]) },
  typical: { tissue: { S0: 1, D: 0.8e-9 }, protocol: [0, 0.2e9, 0.4e9, 0.6e9, 0.8e9, 1e9].map((b) => ({ b })) },
  signal: perAcquisition((a, { S0, D }, { b }) => a.mul(S0, attenuation(a, b, D))),
  traps: [
    'Below about 200 s/mm² perfusion adds to the decay, above about 1000 s/mm² it is no longer exponential: D then depends on the b-values.',
    'Magnitude images have a noise floor, which makes D too small where bD is large: use a magnitude noise model.',
    'A larger b needs a longer echo time, and with it comes a smaller S0: compare protocols at the S0 each of them has.',
  ],
});

/**
 * Diffusional kurtosis: how far diffusion along one direction is from Gaussian.
 *
 *   S(b) = S0 e^(−bD + b²D²K/6)
 *
 * S0 is the signal at b = 0 (a.u.), D the diffusion coefficient in the limit of small b (m²/s), K the excess kurtosis of the
 * displacements (a plain number; 0 for Gaussian diffusion, never below −2), b the diffusion weighting (s/m²). The exponent is
 * the beginning of a series in b. For K > 0 it turns at b = 3/(DK), beyond which the signal would rise again: the formula
 * stands for b well below.
 *
 * @example
 * ```ts
 * diffusionKurtosis.signal(numbers, { S0: 2, D: 1e-9, K: 1 }, [{ b: 0 }, { b: 1e9 }]); // ~> [2, 2 * Math.exp(-5 / 6)]
 * ```
 */
export const diffusionKurtosis = signalModel({
  name: 'diffusionKurtosis',
  also: ['DKI'],
  sequence: 'diffusion',
  title: 'Diffusional kurtosis along one direction',
  formula: 'S0 · exp(−b · D + b² · D² · K / 6)',
  latex: String.raw`S_0\, e^{-b D + b^2 D^2 K / 6}`,
  reference: 'Jensen et al. 2005, Magn Reson Med 53:1432, doi:10.1002/mrm.20508',
  parameters: {
    S0: unweighted,
    D: diffusivity('diffusion coefficient in the limit of small b', [0.4e-9, 1.2e-9], 5e-9),
    K: plausibly({ ...ratio('excess kurtosis', [0.3, 1.2]), lower: -2 }, -1, 3),
  },
  settings: { b: weighting([0, 2e9], 5e9) },
  typical: {
    tissue: { S0: 1, D: 1e-9, K: 0.9 },
    protocol: [0, 0.5e9, 1e9, 1.5e9, 2e9].map((b) => ({ b })),
  },
  signal: perAcquisition((a, { S0, D, K }, { b }) => {
    const x = a.mul(b, D);
    return a.mul(S0, a.exp(a.add(a.neg(x), a.div(a.mul(x, x, K), 6))));
  }),
  cautions: [
    {
      says: 'an image has a b beyond 3/(DK), where the formula has the signal rise again, as no tissue does: its bound is one of the formula, not of diffusion',
      when: ({ D, K }, protocol) => protocol.some(({ b }) => b * D * K > 3),
    },
  ],
  traps: [
    'Beyond b = 3/(DK) the formula has the signal rise again, which no tissue does: a bound computed there is one of the formula, not of diffusion.',
    'Two distinct b-values cannot tell S0, D and K apart, however often they are repeated.',
    'K is seen in what remains of the signal at large b, where magnitude images have their noise floor: use a magnitude noise model.',
  ],
});

/**
 * The diffusion tensor, by gradients of several directions.
 *
 *   S(b, g) = S0 e^(−b gᵀD g),   gᵀD g = gx² Dxx + gy² Dyy + gz² Dzz + 2 (gx gy Dxy + gx gz Dxz + gy gz Dyz)
 *
 *   MD = (Dxx + Dyy + Dzz)/3,   FA = √(3/2) |D − MD·1| / |D|
 *
 * S0 is the signal at b = 0 (a.u.), D the symmetric diffusion tensor (m²/s) in the frame of the unit vector g = (gx, gy, gz)
 * along the gradients, b the diffusion weighting (s/m²), MD the mean diffusivity (m²/s), FA the fractional anisotropy (Basser & Pierpaoli
 * 1996, J Magn Reson B 111:209), which has no slope and so no bound where D is round. The length
 * of g may miss 1 by a thousandth, as rounded directions do: the formula takes it as it is, |g|² b in the place of b. Where b = 0 the direction means
 * nothing and may be anything. Diffusion is Gaussian along every direction. g and −g are one direction.
 *
 * @example
 * ```ts
 * const tissue = { S0: 2, Dxx: 2e-9, Dyy: 1e-9, Dzz: 0.5e-9, Dxy: 0, Dxz: 0, Dyz: 0.5e-9 };
 * diffusionTensor.signal(numbers, tissue, [{ b: 1e9, gx: 1, gy: 0, gz: 0 }]); // ~> [2 * Math.exp(-2)]
 * diffusionTensor.signal(numbers, tissue, [{ b: 1e9, gx: 0, gy: 0.6, gz: 0.8 }]); // ~> [2 * Math.exp(-1.16)]
 * ```
 */
export const diffusionTensor = signalModel({
  name: 'diffusionTensor',
  also: ['DTI'],
  sequence: 'diffusion',
  title: 'The diffusion tensor: mean diffusivity, anisotropy',
  formula: 'S0 · exp(−b · gᵀ D g)',
  latex: String.raw`S_0\, e^{-b\, \mathbf{g}^\mathsf{T} \mathbf{D}\, \mathbf{g}}`,
  reference: 'Basser et al. 1994, Biophys J 66:259, doi:10.1016/S0006-3495(94)80775-1',
  parameters: {
    S0: unweighted,
    Dxx: diffusivity('diffusion coefficient along x', [0.6e-9, 1.8e-9]),
    Dyy: diffusivity('diffusion coefficient along y', [0.6e-9, 1.8e-9]),
    Dzz: diffusivity('diffusion coefficient along z', [0.6e-9, 1.8e-9]),
    Dxy: offDiagonal('x and y'),
    Dxz: offDiagonal('x and z'),
    Dyz: offDiagonal('y and z'),
  },
  settings: {
    b: weighting([0, 1.5e9]),
    gx: component('x'),
    gy: component('y'),
    gz: component('z'),
  },
  typical: {
    tissue: { S0: 1, Dxx: 1.1e-9, Dyy: 0.7e-9, Dzz: 0.6e-9, Dxy: 0.2e-9, Dxz: 0.15e-9, Dyz: -0.1e-9 },
    protocol: sevenImages(),
  },
  signal: perAcquisition((a, { S0, Dxx, Dyy, Dzz, Dxy, Dxz, Dyz }, { b, gx, gy, gz }) => {
    const { add, mul } = a;
    const diagonal = add(mul(gx, gx, Dxx), mul(gy, gy, Dyy), mul(gz, gz, Dzz));
    const mixed = mul(2, add(mul(gx, gy, Dxy), mul(gx, gz, Dxz), mul(gy, gz, Dyz)));
    return mul(S0, attenuation(a, b, add(diagonal, mixed)));
  }),
  derived: {
    MD: {
      means: 'mean diffusivity',
      unit: 'm²/s',
      of: ({ add, div }, { Dxx, Dyy, Dzz }) => div(add(Dxx, Dyy, Dzz), 3),
    },
    FA: { means: 'fractional anisotropy', unit: '1', of: fractionalAnisotropy },
  },
  demands: [
    {
      of: 'gx',
      says: 'must be that of a unit vector (gx² + gy² + gz² = 1) unless b = 0; divide gx, gy and gz by their length',
      holds: ({ b, gx, gy, gz }) => b === 0 || Math.abs(Math.hypot(gx, gy, gz) - 1) <= ROUNDING,
    },
  ],
  cautions: [
    {
      says: 'the tensor has a negative eigenvalue, a direction along which the signal grows with b, as in no tissue: check its components and their signs',
      when: hasNegativeEigenvalue,
    },
  ],
  traps: [
    'Six directions that lie on no common cone, and an image of smaller b, are the least: opposite directions are one.',
    'A tensor must have no negative eigenvalue, which the limits of its single components do not ensure.',
    'An SD of a component holds in the frame of the gradients: turn the head and the components trade their SDs; that of MD hardly changes.',
    'FA of a nearly round tensor is a length near 0, which noise only lengthens: its bound, being local, does not see that bias.',
  ],
});

/** A component of the tensor beside its diagonal, of either sign (m²/s). */
function offDiagonal(axes: string): Quantity {
  const coefficient = diffusivity(`mixed component of ${axes}`, [-0.25e-9, 0.25e-9]);
  return { ...coefficient, lower: -Infinity, plausible: [-1e-8, 1e-8] };
}

/** A component of the direction of the gradients: what it may be, the demand says. */
function component(axis: string): Quantity {
  return ratio(`${axis} of the direction of the gradients, a unit vector`, [-1, 1]);
}

/** One image without weighting and six at 1000 s/mm², along the face diagonals of a cube. */
function sevenImages() {
  const s = Math.SQRT1_2;
  const directions = [
    [s, 0, s],
    [-s, 0, s],
    [0, s, s],
    [0, s, -s],
    [s, s, 0],
    [-s, s, 0],
  ] as const;
  return [{ b: 0, gx: 0, gy: 0, gz: 0 }, ...directions.map(([gx, gy, gz]) => ({ b: 1e9, gx, gy, gz }))];
}
