// The T2* map of bounds by jax-js: forward mode over whole maps, jitted, float64 (whose exp is good to about 1e-7).
// Its default back end asks for a browser's `navigator`; the WebAssembly one runs here, once its float64 finds a
// Float16Array to compare with, which Node has from version 24 on.
import { checked, decays, SIGMA, TE } from '../dist/data.js';
import { serve } from '../dist/serve.js';

globalThis.Float16Array ??= class Float16Array {};
const { defaultDevice, init, jit, jvp, numpy: np } = await import('@jax-js/jax');
await init('wasm');
defaultDevice('wasm');

const column = (numbers) => np.array(Float64Array.from(numbers), { dtype: np.float64 });
const times = column(TE).reshape([TE.length, 1]);
const { S0, T2star } = decays();
const [s0, t2] = [column(S0), column(T2star)];
const signal = (S0, T2) => S0.mul(np.exp(np.negative(times.ref.div(T2)))); // every use of an array but the last is a ref
const overSamples = (x, y) => np.sum(x.mul(y), 0);
const sd = (x) => np.sqrt(x).mul(SIGMA);

const map = jit((S0, T2) => {
  const [one, zero] = [np.onesLike(S0.ref), np.zerosLike(S0.ref)];
  const [, g] = jvp(signal, [S0.ref, T2.ref], [one.ref, zero.ref]);
  const [, h] = jvp(signal, [S0, T2.ref], [zero, one]);
  const [f00, f01, f11] = [overSamples(g.ref, g.ref), overSamples(g, h.ref), overSamples(h.ref, h)];
  const det = f00.ref.mul(f11.ref).sub(f01.ref.mul(f01));
  const sdT2 = sd(f00.div(det.ref));
  return [sd(f11.div(det)), sdT2.ref, sdT2.div(T2.ref.mul(T2))];
});

let result;
await serve(
  () => {
    result = map(s0.ref, t2.ref).map((each) => each.dataSync());
  },
  () => checked(result),
);
