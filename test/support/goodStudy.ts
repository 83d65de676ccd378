/** A study with nothing wrong, for tests that spoil one thing in it. */
export const good = `model: t2star
tissue:
  S0: 1
  T2star: 10 ms
protocol:
  TE: 0.14, 3.54, 6.94 ms
noise: { kind: gaussian, snr: 50, of: S0 }
`;
