// One protocol: bound, gradient of a bound, or that summed over 4096 tissues. Arguments: bound, gradient or sum; eager or compiled.
import { numbers, record } from '@fishergrad/engine';
import { compile } from '@fishergrad/engine/compile';
import { crlb, gaussian, t2star } from '@fishergrad/models';
import { decays, SIGMA, TE } from '../data.ts';
import { bound, varianceSlopes } from '../decay.ts';
import { serve } from '../serve.ts';

const [, , which = 'bound', how = 'compiled'] = process.argv;
const formula = which === 'bound' ? bound : varianceSlopes;
const times = TE.map((_, k) => `TE ${k + 1}`);
const tape = record(['S0', 'T2star', ...times], (a, [S0, T2star, ...at]) => formula(a, S0!, T2star!, at));
let out: ArrayLike<number> = new Float64Array(tape.outputs.length);

const runs: Record<string, () => void> = {
  compiled: compiled(),
  wasm: summed(),
  eager: () => {
    out = formula(numbers, 1, 0.02, TE);
  },
  crlb: () => {
    const roles = { S0: 'estimate', T2star: 'estimate' } as const;
    const { parameters } = crlb({
      model: t2star,
      noise: gaussian(SIGMA),
      roles,
      tissue: { S0: 1, T2star: 0.02 },
      protocol: TE.map((time) => ({ TE: time })),
    });
    out = [parameters.S0.sd, parameters.T2star.sd];
  },
};
await serve(runs[which === 'sum' ? 'wasm' : how]!, () => Array.from(out));

function compiled(): () => void {
  const program = compile(tape);
  const x = Float64Array.of(1, 0.02, ...TE);
  const results = new Float64Array(tape.outputs.length);
  return () => {
    program.at(x, results);
    out = results;
  };
}

function summed(): () => void {
  const program = compile(tape, { batch: true, shared: times, reduce: 'sum' });
  const { S0, T2star } = decays(4096);
  const columns = [S0, T2star, ...TE.map((time) => Float64Array.of(time))];
  const sums = Array.from(tape.outputs, () => new Float64Array(1));
  return () => {
    program.into(columns, sums);
    out = sums.map(([sum]) => sum!);
  };
}
