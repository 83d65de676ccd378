// One protocol: bound, gradient of a bound, or that summed over 4096 tissues. Arguments: bound, gradient or sum; eager or compiled.
import { numbers, record, type Tape } from '@fishergrad/engine';
import { compile } from '@fishergrad/engine/compile';
import { crlb } from '@fishergrad/models';
import { decays, TE } from '../data.ts';
import { bound, decay, varianceSlopes } from '../decay.ts';
import { serve } from '../serve.ts';

const [, , which = 'bound', how = 'compiled'] = process.argv;
const times = TE.map((_, k) => `TE ${k + 1}`);
const experiment = decay(1, 0.02, TE);
let out: ArrayLike<number> = [];

// Only what is asked for is made: what else a process has run changes how V8 compiles the rest.
const runs: Readonly<Record<string, () => () => void>> = {
  compiled,
  summed,
  eager: () => eager,
  refusing: () => refusing,
};
await serve(runs[which === 'sum' ? 'summed' : how]!(), () => Array.from(out));

function eager(): void {
  out = bound(numbers, experiment);
}

function refusing(): void {
  const { parameters } = crlb(experiment);
  out = [parameters.S0.sd, parameters.T2star.sd];
}

function recorded(): Tape {
  return record(['S0', 'T2star', ...times], (a, [S0, T2star, ...at]) =>
    which === 'bound' ? bound(a, decay(S0!, T2star!, at)) : varianceSlopes(a, S0!, T2star!, at),
  );
}

function compiled(): () => void {
  const program = compile(recorded());
  const x = Float64Array.of(1, 0.02, ...TE);
  const results = new Float64Array(which === 'bound' ? 2 : 1 + TE.length);
  return () => {
    program.at(x, results);
    out = results;
  };
}

function summed(): () => void {
  const tape = recorded();
  const program = compile(tape, { batch: true, shared: times, reduce: 'sum' });
  const { S0, T2star } = decays(4096);
  const columns = [S0, T2star, ...TE.map((time) => Float64Array.of(time))];
  const sums = Array.from(tape.outputs, () => new Float64Array(1));
  return () => {
    program.into(columns, sums);
    out = sums.map(([sum]) => sum!);
  };
}
