import { runChunks } from '../wasm/chunks.ts';

/**
 * The program of a worker, as text that Node (as a script or as a module, whichever its flags make of it) and browsers
 * take: no file of its own has to be found by a bundler.
 *
 * It says {} once it runs; then it takes
 *
 *   { id, module, constants, machine, imports }    instantiates a module
 *   { id, job, columns, outputs, from, to }        runs some of its rows; answers { job } or { job, error }
 */
export const workerText = `
const runChunks = ${runChunks.toString()};
const threads = globalThis.process?.getBuiltinModule?.('node:worker_threads');
const port = threads ? threads.parentPort : self;
const machines = new Map();
const prepare = ({ id, module, constants, machine, imports }) => {
  const own = Object.fromEntries(imports.map(([name, operation]) => [name, Math[operation]]));
  const { memory, prepare, run } = new WebAssembly.Instance(module, { own }).exports;
  for (const { at, words } of constants) new BigUint64Array(memory.buffer, at, words.length).set(words);
  machines.set(id, { ...machine, cells: new Float64Array(memory.buffer), prepare, run });
};
const work = ({ id, job, columns, outputs, from, to }) => {
  try {
    runChunks(machines.get(id), columns, outputs, from, to);
    port.postMessage({ job });
  } catch (error) {
    port.postMessage({ job, error: String(error) });
  }
};
const take = (message) => {
  if (message.module) prepare(message);
  else if (message.job === undefined) machines.delete(message.id);
  else work(message);
};
if (threads) port.on('message', take);
else port.onmessage = ({ data }) => take(data);
port.postMessage({});
`;
