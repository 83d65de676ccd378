// The bound of a 400-pulse fingerprint and its gradient in 800 settings. Argument: the back end.
import { record } from '@fishergrad/engine';
import { compile } from '@fishergrad/engine/compile';
import { costSlopes, parts, start } from '../fingerprint.ts';
import { serve } from '../serve.ts';

const { angles, times } = start();
const n = angles.length;
const names = [...angles.map((_, i) => `FA ${i + 1}`), ...times.map((_, i) => `TR ${i + 1}`)];
const began = performance.now();
const tape = record(names, (a, x) => costSlopes(a, x.slice(0, n), x.slice(n)));
const recorded = performance.now();
const program = compile(tape);
console.error(`${program.steps} steps, recorded in ${(recorded - began).toFixed(0)} ms, ${program.backEnd}`);
const x = Float64Array.of(...angles, ...times);
const out = new Float64Array(1 + 2 * n);
const three = record(names, (a, at) => parts(a, at.slice(0, n), at.slice(n)));
const bounds = new Float64Array(3);
compile(three).at(x, bounds);
await serve(
  () => program.at(x, out),
  () => [
    out[0]!,
    ...bounds,
    ...Array.from(out.subarray(1, 4), (slope) => (slope * Math.PI) / 180),
    ...Array.from(out.subarray(1 + n, 4 + n), (slope) => slope / 1000),
  ],
);
