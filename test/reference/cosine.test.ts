// Bounds of sinusoids that others print.
import { cosine, gaussian } from '@fishergrad/models';
import { expect, it } from 'vitest';
import { boundOf } from '../support/experiment.ts';

// MathWorks, Phased Array System Toolbox R2026a, documentation of `crlb`: A = 2, f = 0.1 Hz, φ = 0, 1000 samples 10 ms apart,
// real Gaussian noise of variance 0.01. Covariances in 10⁻⁴, as printed.
it('the documented example of the function crlb of MATLAB', () => {
  const { parameters, correlation, names } = boundOf(cosine, {
    tissue: { A: 2, f: 0.1, phi: 0 },
    noise: gaussian(0.1),
    protocol: Array.from({ length: 1000 }, (_, n) => ({ t: n * 0.01 })),
  });
  const printed = [
    ['0.2197', '-0.0020', '0.0618'],
    ['-0.0020', '0.0002', '-0.0062'],
    ['0.0618', '-0.0062'],
  ];
  printed.forEach((row, i) =>
    row.forEach((wanted, k) => {
      const covariance = correlation[i]![k]! * parameters[names[i]!].sd * parameters[names[k]!].sd;
      expect((covariance * 1e4).toFixed(4)).toBe(wanted);
    }),
  );
});
