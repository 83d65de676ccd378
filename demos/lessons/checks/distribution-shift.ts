import assert from 'node:assert/strict';
import { seeded } from '@fishergrad/random';

/** What noise of any SNR from 10 to 100 must satisfy. */
export default function check({ withNoise }: typeof import('../exercises/distribution-shift.ts')): void {
  const random = seeded(1);
  const S0 = 3;
  const S = Array.from({ length: 400 }, (_, k) => S0 * Math.exp(-(k + 50) / 100)); // the first echo is not S0
  const rms = (all: readonly number[]): number => Math.sqrt(all.reduce((sum, x) => sum + x * x, 0) / all.length);
  const scans = Array.from({ length: 1000 }, () => withNoise(S, S0, random).map((echo, k) => echo - S[k]));
  const SNRs = scans.map((noise) => S0 / rms(noise));
  const [least, most] = [Math.min(...SNRs), Math.max(...SNRs)];
  assert.ok(least > 8 && most < 125, `The SNR S0/σ of a scan lies from 10 to 100; here from ${least} to ${most}.`);
  const low = SNRs.filter((SNR) => SNR < Math.sqrt(1000)).length / 1000;
  assert.ok(
    Math.abs(low - 0.5) < 0.06,
    `Half of the scans have an SNR below √1000 = 32, as many as above; here ${100 * low} %.`,
  );
  assert.ok(least < 11 && most > 91, `Every SNR from 10 to 100 occurs; here they end at ${least} and ${most}.`);
  const halves = scans.map((noise) => rms(noise.slice(0, 200)) / rms(noise.slice(200)));
  assert.ok(
    halves.every((ratio) => ratio > 0.7 && ratio < 1.4),
    'All echoes of a scan have noise of the same SD.',
  );
  const mean = scans.reduce((sum, noise, k) => sum + noise.reduce((a, b) => a + b) * SNRs[k], 0) / (S0 * 400 * 1000);
  assert.ok(Math.abs(mean) < 0.01, `The noise has mean 0; here it is ${mean} σ.`);
  const small = scans.map((noise, k) => noise.filter((each) => Math.abs(each) < S0 / SNRs[k]).length / 400);
  const share = small.reduce((a, b) => a + b) / 1000;
  assert.ok(Math.abs(share - 0.683) < 0.01, `68 % of Gaussian noise is smaller than σ; here ${100 * share} %.`);
}
