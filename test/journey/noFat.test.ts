// Where a derived quantity has no slope, as the size of a signal that is not there, a reader is told and not left without it.
import { bounds, readStudy, toTerminal } from '@fishergrad/study';
import { describe, expect, it } from 'vitest';

const study = (W: number, F: number) =>
  readStudy(`model: waterFat
tissue: { Wr: ${W}, Wi: 0, Fr: ${F}, Fi: 0, df: 0 Hz, R2star: 30 1/s }
protocol: { TE: "1, 2, 3, 4 ms", B0: 3 T }
noise: { kind: complexGaussian, sigma: 0.01 }
`);

describe('the fat fraction', () => {
  it.each([
    ['some fat', 1, 0.1],
    ['no fat', 1, 0],
    ['no water', 0, 1],
  ])('of %s is in the report, or why it is not', (_, W, F) => {
    const read = study(W, F);
    const text = toTerminal(read, [...bounds(read)]);
    // the traps, after “mind:”, speak of it whatever comes out
    expect(text.slice(0, text.indexOf('mind:'))).toContain('PDFF');
  });
});
