import { describe, expect, it } from 'vitest';
import { fishergrad, scratch } from '../support/command.ts';
import { refusal, refused, expectRefusedByCommand } from '../support/refusal.ts';

/** A study of three real samples whose line 4 is its noise. */
const study = (noise: string): string => `model: t2star
tissue: { S0: 100, T2star: 10 ms }
protocol: { TE: "0.14, 3.54, 6.94 ms" }
noise: ${noise}
`;
/** One of three complex samples, likewise. */
const complex = (noise: string): string => `model: "A * exp(-t/T + i*(2*pi*f*t + phi))"
tissue: { A: 100, T: 10 ms, f: 30 Hz, phi: 0.4 rad }
protocol: { t: "0.14, 3.54, 6.94 ms" }
noise: ${noise}
`;
const three = '[[1, 0.5, 0], [0.5, 1, 0.5], [0, 0.5, 1]]';

describe('noise as it should be: exit 0', () => {
  it.each([
    '{ kind: gaussian, sigma: 2 }',
    '{ kind: gaussian, sigma: [1, 2, 3] }',
    '{ kind: gaussian, sigma: "1, 2, 3" }',
    `{ kind: gaussian, covariance: ${three} }`,
    '{ kind: gaussian, sigma: 1, ar1: 0.3 }',
    '{ kind: gaussian, sigma: 1, ar1: -0.3 }',
    '{ kind: gaussian, snr: 50, of: S0, ar1: 0.3 }',
    '{ kind: rician, sigma: 1 }',
    '{ kind: rician, snr: 50, of: S0 }',
    '{ kind: noncentralChi, sigma: 1, coils: 4 }',
    '{ kind: poisson }',
    '{ kind: gaussian, sigma: { value: 1, unknown: true } }',
    '{ kind: rician, sigma: { value: 1, unknown: true } }',
    '{ kind: noncentralChi, sigma: { value: 1, unknown: true }, coils: 2 }',
    '{ kind: gaussian, sigma: { value: 1, unknown: false } }',
  ])('%s', (noise) => {
    const { code, stderr } = fishergrad(['crlb', scratch('good.yaml', study(noise))]);
    expect([code, stderr]).toEqual([0, '']);
  });

  it.each(['{ kind: complexGaussian, sigma: 0.5 }', '{ kind: complexGaussian, snr: 50, of: A }'])('%s', (noise) => {
    const { code, stderr } = fishergrad(['crlb', scratch('good.yaml', complex(noise))]);
    expect([code, stderr]).toEqual([0, '']);
  });
});

describe('bad noise: a sentence with line and column, exit 2, no result', () => {
  it.each([
    ['a σ of 0', '{ kind: gaussian, sigma: 0 }', /sigma.*greater than 0/],
    ['a negative σ', '{ kind: rician, sigma: -1 }', /sigma.*greater than 0.*-1/],
    ['an infinite σ', '{ kind: gaussian, sigma: .inf }', /sigma.*finite/],
    ['a σ that is no number', '{ kind: rician, sigma: small }', /sigma.*small/],
    ['a σ of an unknown unit', '{ kind: rician, sigma: 1 ms }', /sigma.*ms/],
    ['an empty σ', '{ kind: gaussian, sigma: [] }', /sigma.*empty/],
    ['one σ too few', '{ kind: gaussian, sigma: [1, 2] }', /sigma.*2.*3/],
    ['one σ too many', '{ kind: gaussian, sigma: [1, 2, 3, 4] }', /sigma.*4.*3/],
    ['a list with a σ of 0', '{ kind: gaussian, sigma: [1, 0, 3] }', /sigma.*greater than 0/],
    ['a list of σ for magnitudes', '{ kind: rician, sigma: [1, 2, 3] }', /sigma.*one/],
    [
      'a covariance that is not positive definite',
      '{ kind: gaussian, covariance: [[1, 2, 0], [2, 1, 0], [0, 0, 1]] }',
      /covariance.*positive definite/,
    ],
    [
      'a covariance that is singular',
      '{ kind: gaussian, covariance: [[1, 1, 0], [1, 1, 0], [0, 0, 1]] }',
      /covariance.*positive definite/,
    ],
    [
      'a covariance with a negative variance',
      '{ kind: gaussian, covariance: [[1, 0, 0], [0, -1, 0], [0, 0, 1]] }',
      /covariance.*(positive|greater than 0)/,
    ],
    [
      'a covariance that is not symmetric',
      '{ kind: gaussian, covariance: [[1, 0.5, 0], [0.4, 1, 0], [0, 0, 1]] }',
      /covariance.*symmetric/,
    ],
    ['a covariance of another size', '{ kind: gaussian, covariance: [[1, 0], [0, 1]] }', /covariance.*(2|3)/],
    [
      'a covariance that is not square',
      '{ kind: gaussian, covariance: [[1, 0, 0], [0, 1, 0]] }',
      /covariance.*(square|rows|3)/,
    ],
    [
      'a ragged covariance',
      '{ kind: gaussian, covariance: [[1, 0, 0], [0, 1], [0, 0, 1]] }',
      /covariance.*(square|row|3)/,
    ],
    [
      'a covariance of words',
      '{ kind: gaussian, covariance: [[1, 0, 0], [0, x, 0], [0, 0, 1]] }',
      /covariance.*(number|x)/,
    ],
    ['a covariance that is one number', '{ kind: gaussian, covariance: 3 }', /covariance/],
    [
      'a covariance with NaN',
      '{ kind: gaussian, covariance: [[1, 0, 0], [0, .nan, 0], [0, 0, 1]] }',
      /covariance.*(number|finite)/i,
    ],
    ['σ and a covariance', `{ kind: gaussian, sigma: 1, covariance: ${three} }`, /sigma.*covariance|covariance.*sigma/],
    [
      'SNR and a covariance',
      `{ kind: gaussian, snr: 50, of: S0, covariance: ${three} }`,
      /snr.*covariance|covariance.*snr/,
    ],
    ['ar1 and a covariance', `{ kind: gaussian, ar1: 0.3, covariance: ${three} }`, /ar1.*covariance|covariance.*ar1/],
    ['a covariance of magnitudes', `{ kind: rician, covariance: ${three} }`, /covariance/],
    ['ar1 of 1', '{ kind: gaussian, sigma: 1, ar1: 1 }', /ar1.*1/],
    ['ar1 of −1', '{ kind: gaussian, sigma: 1, ar1: -1 }', /ar1.*1/],
    ['ar1 above 1', '{ kind: gaussian, sigma: 1, ar1: 1.2 }', /ar1.*1/],
    ['ar1 of several', '{ kind: gaussian, sigma: 1, ar1: [0.1, 0.2] }', /ar1.*one/],
    ['ar1 of a word', '{ kind: gaussian, sigma: 1, ar1: some }', /ar1.*some/],
    ['ar1 of magnitudes', '{ kind: rician, sigma: 1, ar1: 0.3 }', /ar1/],
    ['ar1 without a size', '{ kind: gaussian, ar1: 0.3 }', /sigma/],
    ['no coil', '{ kind: noncentralChi, sigma: 1, coils: 0 }', /coils.*(1|whole|greater)/],
    ['one coil and a half', '{ kind: noncentralChi, sigma: 1, coils: 1.5 }', /coils.*whole/],
    ['minus four coils', '{ kind: noncentralChi, sigma: 1, coils: -4 }', /coils/],
    ['coils left out', '{ kind: noncentralChi, sigma: 1 }', /coils.*missing|needs.*coils/],
    ['coils of a single magnitude', '{ kind: rician, sigma: 1, coils: 4 }', /coils/],
    ['coils of Gaussian noise', '{ kind: gaussian, sigma: 1, coils: 4 }', /coils/],
    ['a σ of counts', '{ kind: poisson, sigma: 1 }', /poisson.*sigma|sigma.*poisson/i],
    ['a gain and an SNR of counts', '{ kind: poisson, gain: 2, snr: 50, of: S0 }', /snr.*gain/],
    [
      'an unknown σ of counts',
      '{ kind: poisson, sigma: { value: 1, unknown: true } }',
      /poisson.*sigma|sigma.*poisson/i,
    ],
    ['an unknown σ without a value', '{ kind: gaussian, sigma: { unknown: true } }', /sigma.*value|value.*sigma/],
    ['a σ that is unknown how?', '{ kind: gaussian, sigma: { value: 1, unknown: perhaps } }', /unknown.*(true|false)/],
    ['a σ with a strange key', '{ kind: gaussian, sigma: { value: 1, unkown: true } }', /unkown.*unknown/],
    ['an unknown σ of 0', '{ kind: gaussian, sigma: { value: 0, unknown: true } }', /greater than 0/],
    ['SNR without of, of magnitudes', '{ kind: rician, snr: 50 }', /snr.*of/],
    ['SNR without of, of coils', '{ kind: noncentralChi, snr: 50, coils: 4 }', /snr.*of/],
    ['SNR and σ of magnitudes', '{ kind: rician, snr: 50, of: S0, sigma: 1 }', /sigma.*snr|snr.*sigma/],
    ['no size of magnitudes', '{ kind: rician }', /sigma/],
    ['a strange kind', '{ kind: ricean, sigma: 1 }', /ricean.*rician/],
    ['a kind far from any', '{ kind: quux, sigma: 1 }', /gaussian.*rician/],
    ['no kind', '{ sigma: 1 }', /kind.*missing|needs.*kind/],
    ['a strange key', '{ kind: rician, sigma: 1, coil: 4 }', /"coil"/],
    ['complex noise of real samples', '{ kind: complexGaussian, sigma: 1 }', /complex.*real|real.*complex/],
  ])('%s', (_, noise, words) => {
    refused(study(noise), 4, words);
  });

  it.each([
    ['real noise of complex samples', '{ kind: gaussian, sigma: 1 }', /complex/],
    ['correlated real noise of complex samples', `{ kind: gaussian, covariance: ${three} }`, /complex/],
    ['counts of complex samples', '{ kind: poisson }', /complex|counts/],
    ['SNR without of', '{ kind: complexGaussian, snr: 50 }', /snr.*of/],
    ['a negative σ', '{ kind: complexGaussian, sigma: -0.5 }', /sigma.*greater than 0/],
  ])('%s', (_, noise, words) => {
    refused(complex(noise), 4, words);
  });

  it('counts of a mean below 0', () => {
    const molli =
      'model: molli\ntissue: { A: 100, B: 190, T1star: 1 s }\nprotocol: { TI: "0.1, 1, 2 s" }\nnoise: { kind: poisson }\n';
    const [line, ...rest] = refusal(molli);
    expect(rest).toEqual([]);
    expect(line).toMatch(/sample 1.*(-71\.|−71\.|below 0|negative|greater than 0|positive)/);
  });

  it('with --json too, and nothing on standard output', () => {
    expectRefusedByCommand(study('{ kind: noncentralChi, sigma: 1, coils: 1.5 }'), ['--json']);
  });

  it.each(['{ kind: gaussian, sigma: 0 }', '{ kind: poisson, snr: 5 }', '{ kind: rician, sigma: [1, 2] }'])(
    'by the command in the same words: %s',
    (noise) => expectRefusedByCommand(study(noise)),
  );

  it('everything at once', () => {
    const lines = refusal(study('{ kind: noncentralChi, sigma: -1, coils: 1.5 }'));
    expect(lines.some((line) => line.includes('sigma'))).toBe(true);
    expect(lines.some((line) => line.includes('coils'))).toBe(true);
  });
});
