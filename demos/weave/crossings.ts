/** A point of a figure, as its axes have it. */
export type Point = readonly [x: number, y: number];

/** Heights over a grid: `z[row][column]` stands at `y[row]` and `x[column]`. */
export interface Grid {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly z: readonly (readonly number[])[];
}

type Corner = readonly [x: number, y: number, z: number];

/** Where heights cross a level: short lines, one or two in each cell that they cross (marching squares). */
export function crossings({ x, y, z }: Grid, level: number): (readonly [Point, Point])[] {
  const corner = (row: number, column: number): Corner => [x[column], y[row], z[row][column] - level];
  const inCell = (row: number, column: number): (readonly [Point, Point])[] =>
    across([corner(row, column), corner(row, column + 1), corner(row + 1, column + 1), corner(row + 1, column)]);
  return y.slice(1).flatMap((_, row) => x.slice(1).flatMap((__, column) => inCell(row, column)));
}

/** What crosses 0 between four corners, given in a round. */
function across(corners: readonly Corner[]): (readonly [Point, Point])[] {
  const crossed = corners.flatMap((from, k) => {
    const to = corners[(k + 1) % 4];
    return from[2] < 0 === to[2] < 0 ? [] : [between(from, to)];
  });
  if (crossed.length < 4) return crossed.length === 2 ? [[crossed[0], crossed[1]]] : [];
  // A saddle: its middle says which two corners belong together, and the lines cut off the other two.
  const [a, b, c, d] = crossed;
  const middle = corners.reduce((sum, [, , height]) => sum + height, 0);
  const cut = middle < 0 === corners[1][2] < 0 ? [d, a, b, c] : [a, b, c, d];
  return [
    [cut[0], cut[1]],
    [cut[2], cut[3]],
  ];
}

function between([x, y, z]: Corner, [u, v, w]: Corner): Point {
  const share = z / (z - w);
  return [x + (u - x) * share, y + (v - y) * share];
}

/** A grid of at most so many rows and columns, which keeps its ends. */
export function thinned({ x, y, z }: Grid, most: number): Grid {
  const [columns, rows] = [places(x.length, most), places(y.length, most)];
  return {
    x: columns.map((c) => x[c]),
    y: rows.map((r) => y[r]),
    z: rows.map((r) => columns.map((c) => z[r][c])),
  };
}

/** At most so many places of a row, evenly, the first and the last among them. */
export function places(length: number, most: number): number[] {
  const count = Math.min(length, most);
  return Array.from({ length: count }, (_, k) => (count === 1 ? 0 : Math.round((k * (length - 1)) / (count - 1))));
}
