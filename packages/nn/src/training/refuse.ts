import { sampleAt, type Samples } from '../data/samples.ts';
import { refuseNoLoss, refuseNoSamples } from '../given.ts';
import type { Loss } from '../losses.ts';
import type { Network } from '../network.ts';
import { counted, listed } from '../words.ts';

/**
 * @param what names the samples: training
 * @throws TypeError where samples or a loss are none
 * @throws RangeError naming what does not fit: no samples, other widths than the network's, columns of other lengths than
 *   the count, numbers that are none, targets that the loss does not take
 */
export function refuseMisfit(network: Network, loss: Loss, samples: Samples, what: string): void {
  refuseNoLoss(loss);
  refuseNoSamples(samples, what);
  const issues = faultsOf(network, loss, samples);
  if (issues.length > 0) throw new RangeError(listed(issues.map((issue) => `${what}: ${issue}`)));
}

function faultsOf(network: Network, loss: Loss, samples: Samples): string[] {
  const outputs = network.layers.at(-1)!.width;
  const [inputs, targets] = [samples.inputs.length, loss.targets(outputs)];
  if (samples.count === 0) return ['there are no samples'];
  const widths = [
    ...(loss.outputs === undefined || loss.outputs === outputs
      ? []
      : [`the ${loss.name} loss is of ${loss.outputs} output, and the network has ${outputs}`]),
    ...(inputs === network.inputs
      ? []
      : [`the network has ${counted(network.inputs, 'input')}, and the samples have ${inputs}`]),
    ...(samples.targets.length === targets
      ? []
      : [
          `the ${loss.name} loss of ${counted(outputs, 'output')} needs ${counted(targets, 'target')}, and samples have ${samples.targets.length}`,
        ]),
  ];
  const issues = [...widths, ...faultsOfColumns(samples)];
  return issues.length > 0 ? issues : faultsOfNumbers(loss, samples);
}

function faultsOfColumns({ inputs, targets, count }: Samples): string[] {
  const faults = (what: string, columns: readonly Float64Array[]): string[] =>
    columns.flatMap(({ length }, k) =>
      length === count
        ? []
        : [`the column of ${what} ${k + 1} has ${length} numbers, and the count of samples is ${count}`],
    );
  return [...faults('input', inputs), ...faults('target', targets)];
}

function faultsOfNumbers(loss: Loss, samples: Samples): string[] {
  for (let k = 0; k < samples.count; k++) {
    const { x, t } = sampleAt(samples, k);
    const bad = [...x, ...t].findIndex((each) => !Number.isFinite(each));
    if (bad >= 0) {
      const place = bad < x.length ? `input ${bad + 1}` : `target ${bad - x.length + 1}`;
      return [`${place} of sample ${k + 1} is ${[...x, ...t][bad]}, not a finite number`];
    }
    const fault = loss.fault(t);
    if (fault !== undefined) return [`sample ${k + 1}: ${fault}`];
  }
  return [];
}
