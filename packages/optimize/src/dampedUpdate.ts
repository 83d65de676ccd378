import { dot } from './dot.ts';

/**
 * Takes a step s, and the change y of the slopes along it, into the second derivatives B, in place (BFGS; Powell 1978,
 * doi:10.1007/BFb0067703, mixes y with B s where it says less than a fifth of it, so that B stays positive definite).
 *
 * @param least the least curvature that B may learn
 */
export function dampedUpdate(B: Float64Array, s: Float64Array, y: Float64Array, least: number): void {
  const n = s.length;
  const Bs = s.map((_, i) => dot(B.subarray(i * n, (i + 1) * n), s));
  const [sBs, sy] = [dot(s, Bs), dot(s, y)];
  const wanted = Math.max(0.2 * sBs, least * dot(s, s));
  if (!(sBs > wanted)) return;
  const θ = sy >= wanted ? 1 : (sBs - wanted) / (sBs - sy);
  const r = y.map((each, k) => θ * each + (1 - θ) * Bs[k]!);
  const sr = dot(s, r);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) B[i * n + j]! += (r[i]! * r[j]!) / sr - (Bs[i]! * Bs[j]!) / sBs;
}
