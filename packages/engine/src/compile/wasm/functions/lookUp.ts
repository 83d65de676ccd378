import { unsigned } from '../bytes.ts';
import type { Body, Lanes } from '../lanes.ts';
import { op, simd } from '../opcodes.ts';

/** From a table of 256 words at `address`: each lane the entry that the low byte of `index` says. */
export function lookUp(f: Body, address: number, index: Lanes): Lanes {
  const entry = (lane: number): void => {
    f.push(index);
    f.code.push(0xfd, simd.extractByte, 8 * lane, op.i32Const, 3, op.i32Shl);
  };
  entry(1);
  entry(0);
  f.code.push(0xfd, simd.load64Zero, 3, ...unsigned(address), 0xfd, simd.load64Lane, 3, ...unsigned(address), 1);
  return f.pop();
}
