import { formatGiven, formatNumber } from '@fishergrad/study';
import type { Cell } from './output.ts';

const DIGITS = 6;

/** A cell as a reader sees it. */
export function printCell(cell: Cell): string {
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number') return isShort(cell) ? formatGiven(cell, DIGITS) : formatNumber(cell, DIGITS);
  return 'apart' in cell
    ? cell.apart === 0
      ? 'equal'
      : `Δ ${printDistance(cell.apart)}`
    : formatNumber(cell.value, cell.digits);
}

/** A cell as the committed results hold it: numbers to their last digit, distances to their tolerance. */
export function holdCell(cell: Cell): string {
  return typeof cell === 'object' && 'apart' in cell ? `Δ ≤ ${printDistance(cell.tolerance)}` : printCell(cell);
}

function printDistance(distance: number): string {
  return distance.toExponential(0).replaceAll('-', '−');
}

/** A number somebody wrote, 20 or 0.12, stays as it was written, also where a rounding has touched it. */
function isShort(x: number): boolean {
  return Math.abs(Number(x.toPrecision(DIGITS)) - x) <= 16 * Number.EPSILON * Math.abs(x);
}
