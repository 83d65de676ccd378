import { numbers } from '@fishergrad/engine';
import type { AnyModel } from '@fishergrad/models';

/**
 * Whether what an acquisition measures depends on those beside it, as in a train of pulses: then none can be taken for itself.
 * It is told by an ordinary protocol, there and back, whose acquisitions are also played alone.
 */
export function knowOthers(model: AnyModel): boolean {
  const { tissue, protocol } = model.typical;
  const both = [...protocol, ...protocol.toReversed()];
  const together = model.signal(numbers, tissue, both);
  return both.some((at, k) => JSON.stringify(model.signal(numbers, tissue, [at])) !== JSON.stringify([together[k]]));
}
