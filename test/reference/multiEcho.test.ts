// Laws of a train of spin echoes by extended phase graphs (Hennig 1988, J Magn Reson 78:397), from closed forms of its first echoes.
import { gaussian, multiEchoSpinEcho, t2 } from '@fishergrad/models';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';
import { unidentifiable } from '../support/designs.ts';
import { boundOf } from '../support/experiment.ts';

const [noise, ESP] = [gaussian(0.02), 10e-3];
const tissue = { M0: 1, T2: 0.08, B1: 1, T1: 1 };
const roles = { M0: 'estimate', T2: 'estimate', B1: 'known', T1: 'known' } as const;
const train = (echoes: number, apart = ESP, FA = Math.PI) =>
  Array.from({ length: echoes }, (_, k) => ({ TE: apart * (k + 1), FA }));

describe('perfect refocusing, B1 = 1', () => {
  const protocol = train(16);

  it('is a mono-exponential decay: the bounds are those of t2', () => {
    const [echoes, decay] = [
      boundOf(multiEchoSpinEcho, { tissue, protocol, noise, roles }),
      boundOf(t2, { tissue: { S0: 1, T2: 0.08 }, protocol, noise }),
    ];
    expectClose(echoes.parameters.T2.sd, decay.parameters.T2.sd, 1e-12);
    expectClose(echoes.parameters.M0.sd, decay.parameters.S0.sd, 1e-12);
    expectClose(echoes.correlation[0]![1], decay.correlation[0]![1]!, 1e-12);
  });

  it('M0 silently known makes T2 seem 1.51 times as certain: 48 echoes every 5 ms, T2 100 ms', () => {
    const at = { tissue: { ...tissue, T2: 0.1 }, protocol: train(48, 5e-3), noise };
    const sd = (M0: 'estimate' | 'known'): number =>
      boundOf(multiEchoSpinEcho, { ...at, roles: { ...roles, M0 } }).parameters.T2.sd;
    expect((sd('estimate') / sd('known')).toFixed(2)).toBe('1.51');
  });

  // An angle as much beyond 180° as short of it, and an excitation as much beyond 90°, give the same echoes.
  it('does not change with B1 or T1, to first order: neither can be told there, nor disturbs T2', () => {
    const all = { ...roles, B1: 'estimate', T1: 'estimate' } as const;
    const found = unidentifiable(() => boundOf(multiEchoSpinEcho, { tissue, protocol, noise, roles: all }));
    expect(found.estimable).toEqual(['M0', 'T2']);
    expectClose(
      found.remaining['T2'],
      boundOf(multiEchoSpinEcho, { tissue, protocol, noise, roles }).parameters.T2.sd,
      1e-12,
    );
  });
});

it.each([0.02, 0.15, 0.4])('B1 = 1 ± %d have the same bounds', (off) => {
  const free = { ...roles, B1: 'estimate' } as const;
  const [less, more] = [1 - off, 1 + off].map((B1) =>
    boundOf(multiEchoSpinEcho, { tissue: { ...tissue, B1 }, protocol: train(12), noise, roles: free }),
  );
  for (const name of ['M0', 'T2', 'B1'] as const)
    expectClose(more!.parameters[name].sd, less!.parameters[name].sd, 1e-9);
});

// With c₂ = cos²(α/2), s₂ = sin²(α/2), β = B1·90°: the first echo is M0 sin β s₂ E2, the second M0 sin β (s₂² E2² + ½ sin² α E1 E2),
// so that their ratio is r = s₂ E2 + 2 c₂ E1 and gives T2.
it.each([
  [0.8, Math.PI],
  [1.1, Math.PI],
  [1, (2 / 3) * Math.PI],
  [0.9, (5 / 6) * Math.PI],
])('two echoes at B1 %d and a nominal %d rad tell T2 by their ratio', (B1, FA) => {
  const half = (B1 * FA) / 2;
  const [s2, c2] = [Math.sin(half) ** 2, Math.cos(half) ** 2];
  const [E1, E2] = [Math.exp(-ESP / tissue.T1), Math.exp(-ESP / tissue.T2)];
  const first = Math.sin((B1 * Math.PI) / 2) * s2 * E2;
  const r = s2 * E2 + 2 * c2 * E1;
  const sd = ((0.02 * Math.hypot(1, r)) / first / s2) * (tissue.T2 ** 2 / (ESP * E2));
  const at = { tissue: { ...tissue, B1 }, protocol: train(2, ESP, FA), noise, roles };
  expectClose(boundOf(multiEchoSpinEcho, at).parameters.T2.sd, sd, 1e-11);
});

describe('B1 away from 1', () => {
  const at = { tissue: { ...tissue, B1: 0.85 }, protocol: train(16), noise };
  const sd = (role: 'known' | 'estimate' | { prior: { sd: number } }, T1: 'known' | 'estimate' = 'known'): number =>
    boundOf(multiEchoSpinEcho, { ...at, roles: { ...roles, B1: role, T1 } }).parameters.T2.sd;

  it('unknown costs T2 some of its certainty, a prior less, T1 hardly any', () => {
    expect(sd('known')).toBeLessThan(sd({ prior: { sd: 0.02 } }));
    expect(sd({ prior: { sd: 0.02 } })).toBeLessThan(sd('estimate'));
    expect(sd('estimate', 'estimate') / sd('estimate')).toBeGreaterThan(1);
  });
});
