import { attenuation, diffusivity, weighting } from './attenuation.ts';
import { amplitude, ratio } from './quantity.ts';
import { perAcquisition, signalModel } from './signalModel.ts';

/**
 * Intravoxel incoherent motion: diffusion in the tissue, and blood in capillaries, which loses its phase faster.
 *
 *   S(b) = S0 ((1 − f) e^(−bD) + f e^(−bD*))
 *
 * S0 is the signal at b = 0 (a.u.), f the perfusion fraction, the share of S0 that comes from flowing blood (0 to 1), D the
 * diffusion coefficient of the tissue (m²/s), D* the pseudo-diffusion coefficient of the blood (m²/s), written Dstar, b the
 * diffusion weighting (s/m²). D* is the whole decay of the blood's signal; some write D* + D of blood in its place. Both pools
 * are weighted alike by relaxation, and blood changes its direction many times while it is encoded.
 *
 * @example
 * ```ts
 * const tissue = { S0: 2, f: 0.5, D: 1e-9, Dstar: 1e-8 };
 * ivim.signal(numbers, tissue, [{ b: 0 }, { b: 1e9 }]); // ~> [2, Math.exp(-1) + Math.exp(-10)]
 * ```
 */
export const ivim = signalModel({
  name: 'ivim',
  title: 'Intravoxel incoherent motion: diffusion, perfusion',
  formula: 'S0 · ((1 − f) · exp(−b · D) + f · exp(−b · D*))',
  latex: String.raw`S_0 \left((1 - f)\, e^{-b D} + f\, e^{-b D^*}\right)`,
  reference: 'Le Bihan et al. 1988, Radiology 168:497, doi:10.1148/radiology.168.2.3393671',
  parameters: {
    S0: amplitude('signal at b = 0'),
    f: { ...ratio('perfusion fraction', [0.05, 0.4]), lower: 0, upper: 1 },
    D: diffusivity('diffusion coefficient of the tissue', [0.5e-9, 2e-9]),
    Dstar: diffusivity('pseudo-diffusion coefficient of the blood', [10e-9, 80e-9], 1e-6),
  },
  settings: { b: weighting([5e6, 0.8e9]) },
  typical: {
    tissue: { S0: 1, f: 0.25, D: 1e-9, Dstar: 50e-9 },
    protocol: [0, 10, 20, 30, 50, 80, 120, 200, 400, 600, 800].map((each) => ({ b: each * 1e6 })),
  },
  signal: perAcquisition((a, { S0, f, D, Dstar }, { b }) =>
    a.mul(S0, a.add(a.mul(a.sub(1, f), attenuation(a, b, D)), a.mul(f, attenuation(a, b, Dstar)))),
  ),
  cautions: [{ says: 'Dstar is smaller than D: are the two swapped?', when: ({ D, Dstar }) => Dstar < D }],
  traps: [
    'f and D* are seen in the little that is lost below about 200 s/mm²: of a small f the SD of D* soon exceeds D* itself.',
    'With f = 0, or D* = D, nothing tells D* any more, and F is singular.',
    'f is a fraction of the signal: as T2 of blood and of tissue differ, it depends on the echo time, and by T1 on TR.',
    'Swapping D and D* and f for 1 − f gives the same signal: a fit must say which is the larger.',
    'Packages differ in whether D* is the whole decay of the blood or what it has beyond diffusion: compare the formula before the numbers.',
  ],
});
