import type { Figure } from '@fishergrad/study/page';

/** A number with the digits to print. */
export interface Digits {
  readonly value: number;
  readonly digits: number;
}

/** How far a result lies from what it should be, and how far it may: printed as it is, held to its tolerance. */
export interface Apart {
  readonly apart: number;
  readonly tolerance: number;
}

/** What may stand in a table, or behind a name. */
export type Cell = string | number | Digits | Apart;

/** Results with names, one a line. */
interface Named {
  readonly kind: 'named';
  readonly entries: readonly (readonly [name: string, value: Cell])[];
}

/** Results in rows and columns. */
export interface Table {
  readonly kind: 'table';
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** What there is to see, where head and prose do not say it. */
  readonly caption?: string;
}

/** Text as a program prints it. */
interface Printed {
  readonly kind: 'printed';
  readonly text: string;
}

/** A drawing as SVG, which a page shows and a terminal names. */
export interface Picture {
  readonly kind: 'picture';
  readonly svg: string;
  readonly caption: string;
}

/** A Plotly figure, which a page draws and a terminal names. */
export interface Plot extends Figure {
  readonly kind: 'plot';
}

/** Whatever a demonstration shows. */
export type Output = Named | Table | Printed | Picture | Plot;
