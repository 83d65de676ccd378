import type { Arithmetic } from '@fishergrad/engine';
import { type Channels, placesOf } from '../channels.ts';
import type { Rows } from '../rows.ts';
import { chiInformation } from './chiInformation.ts';
import { refuseSigma, said } from './given.ts';
import type { Noise } from './noise.ts';
import { type NoiseOptions, unknownInWords, unknownSigma } from './noiseOptions.ts';

/**
 * The noise of magnitude images: |s + n|, where n is complex Gaussian noise of standard deviation σ **per real channel**.
 *
 * A signed or a complex sample s tells about |s| what {@link magnitudeInformation} says, exactly: g(|s|/σ)/σ², which is next to
 * 1/σ² far above the noise, and 0 where s = 0. The SD of the background of such an image is 0.655 σ, not σ.
 *
 * Where σ is unknown, a sample tells about |s| and σ together: with ν = |s|/σ and g = g(ν), in units of 1/σ²,
 *
 *   I_ss = g    I_sσ = 2ν (1 − g)    I_σσ = 4 − 4ν² (1 − g)
 *
 * Source: Rice 1944, doi:10.1002/j.1538-7305.1944.tb00874.x; for images Gudbjartsson & Patz 1995, doi:10.1002/mrm.1910340618.
 *
 * @param sigma σ > 0, the same for all samples
 * @throws RangeError when σ is not a positive finite number
 *
 * @example
 * ```ts
 * rician(1).says; // => 'Rician noise: magnitudes, of Gaussian noise of SD σ = 1 a.u. per real channel'
 * ```
 */
export function rician(sigma: number, options: NoiseOptions = {}): Noise {
  return magnitudes('rician', sigma, 1, options);
}

/**
 * The noise of magnitude images from L coils, combined as the root of the sum of squares: noncentral χ with 2L degrees of
 * freedom. σ is the standard deviation **per real channel** of every coil; the coils' noise is independent.
 *
 * The signal of the model is that of the noise-free combined image, √(Σ|s_coil|²). With one coil it is {@link rician}. Where σ is
 * unknown, I_σσ = 4L − 4ν² (1 − g) in units of 1/σ²; I_sσ is as there.
 *
 * Source: Constantinides, Atalar & McVeigh 1997, doi:10.1002/mrm.1910380524.
 *
 * @param sigma σ > 0, the same for all samples
 * @param coils L, a whole number from 1 on
 * @throws RangeError when σ is not a positive finite number, or L none that is known
 *
 * @example
 * ```ts
 * noncentralChi(1, 4).says; // => 'noncentral χ noise: magnitudes of 4 coils, of Gaussian noise of SD σ = 1 a.u. per real channel'
 * ```
 */
export function noncentralChi(sigma: number, coils: number, options: NoiseOptions = {}): Noise {
  return magnitudes('noncentralChi', sigma, coils, options);
}

function magnitudes(kind: 'rician' | 'noncentralChi', sigma: number, coils: number, options: NoiseOptions): Noise {
  refuseSigma(sigma);
  chiInformation(coils); // refuses what no number of coils can be
  const called = kind === 'rician' ? 'Rician noise: magnitudes' : `noncentral χ noise: magnitudes of ${coils} coils`;
  const unknowns = unknownSigma(options, sigma);
  return {
    kind,
    says: `${called}, of Gaussian noise of SD σ = ${said(sigma)} a.u. per real channel${unknownInWords(options)}`,
    root: () => 1 / sigma,
    sd: () => sigma,
    rows: (a, channels, [σ]) => magnitudeRows(a, channels, { sigma, coils, σ }),
    unknowns,
    known: () => magnitudes(kind, sigma, coils, {}),
    times: (factor) => magnitudes(kind, sigma * factor, coils, options),
  };
}

interface Size {
  readonly sigma: number;
  readonly coils: number;
  /** The column of σ, where it is unknown. */
  readonly σ: number | undefined;
}

/**
 * With w = ν², p = g/w, u = L − h: the rows √p s ds/σ² + 2 √p u dσ/σ and 2 √h dσ/σ, whose squares are the information above.
 * In s ds = re d(re) + im d(im), not |s| d|s|: nothing happens at a null.
 */
function magnitudeRows<T>(a: Arithmetic<T>, channels: Channels<T>, { sigma, coils, σ }: Size): Rows<T> {
  const { mean, jacobian, complex, averages } = channels;
  const chi = chiInformation(coils);
  return placesOf(complex).flatMap(({ at, many }, k) => {
    const parts = mean.slice(at, at + many).map((s) => a.div(s, sigma));
    const w = a.add(...parts.map((s) => a.mul(s, s)));
    const root = a.sqrt(chi.perSquare(a, w));
    const measured = Math.sqrt(averages?.[k] ?? 1);
    const weights = parts.map((s) => a.mul(measured / sigma, root, s));
    const first = jacobian[at]!.map((_, i) =>
      a.add(...weights.map((weight, c) => a.mul(weight, jacobian[at + c]![i]!))),
    );
    if (σ === undefined) return [first];
    const beyond = chi.rootBeyond(a, w);
    const both = a.mul((2 * measured) / sigma, root, a.sub(coils, a.mul(beyond, beyond)));
    const alone = a.mul((2 * measured) / sigma, beyond);
    return [first.map((x, i) => (i === σ ? both : x)), first.map((_, i) => (i === σ ? alone : a.constant(0)))];
  });
}
