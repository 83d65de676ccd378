/** A stretch of numbers that share one mean. */
interface Block {
  readonly mean: number;
  readonly length: number;
}

/**
 * The numbers that never fall and are nearest to z, in least squares: neighbors out of order are pooled at their mean
 * (Ayer et al. 1955, doi:10.1214/aoms/1177728423).
 */
export function nearestRising(z: readonly number[]): number[] {
  const blocks: Block[] = [];
  for (const mean of z) {
    let block: Block = { mean, length: 1 };
    while (blocks.length > 0 && blocks.at(-1)!.mean > block.mean) block = pooled(blocks.pop()!, block);
    blocks.push(block);
  }
  return blocks.flatMap(({ mean, length }) => new Array<number>(length).fill(mean));
}

function pooled(left: Block, right: Block): Block {
  const length = left.length + right.length;
  return { mean: (left.mean * left.length + right.mean * right.length) / length, length };
}
