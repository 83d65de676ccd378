import assert from 'node:assert/strict';

export default function check({ fitT2star }: typeof import('../exercises/baseline-first.ts')): void {
  const TEs = [0.14, 3.54, 6.94, 10.34, 13.74, 17.14].map((ms) => ms / 1e3);
  const near = (found: number, wanted: number, what: string) =>
    assert.ok(
      Math.abs(found / wanted - 1) < 1e-9,
      `${what}: T2* should be ${1e3 * wanted} ms, and is ${1e3 * found} ms.`,
    );
  for (const T2star of [0.002, 0.01, 0.03]) {
    const S = TEs.map((TE) => 7 * Math.exp(-TE / T2star));
    near(fitT2star(TEs, S), T2star, 'Echoes without noise');
    near(
      fitT2star(TEs, [...S.slice(0, 4), -0.01, 0]),
      T2star,
      'The last two samples are not positive, and do not count',
    );
  }
  // Samples 1, e⁻¹, e⁻¹ at t = 0, 1, 2, with weights 1, w, w: a weighted slope is Σ wᵢwⱼ ΔtΔy / Σ wᵢwⱼ Δt², over pairs of echoes.
  const w = Math.exp(-2);
  const slope = -(w + 2 * w) / (w + 4 * w + w * w);
  near(fitT2star([0, 0.01, 0.02], [1, Math.exp(-1), Math.exp(-1)]), -0.01 / slope, 'Echoes weighted by S²');
  const gap = -(w + 3 * w) / (w + 9 * w + 4 * w * w); // the same at t = 0, 1, 3
  const found = fitT2star([0, 0.01, 0.02, 0.03], [1, Math.exp(-1), -0.5, Math.exp(-1)]);
  near(found, -0.01 / gap, 'Of four echoes the third is negative and does not count, but the last one does');
}
