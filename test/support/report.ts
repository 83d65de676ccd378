import { bounds, figuresOf, readStudy, toJson } from '@fishergrad/study';

/** The parts of a report as JSON that are looked at. */
export interface ReportDocument {
  readonly study: {
    readonly experiments: readonly { name: string; model: string; snr: string | null }[];
    readonly target: number;
  };
  readonly results: readonly {
    readonly parameters: Record<
      string,
      { role: string; sd: number | null; prior?: { sd: number }; relativeSd: number }
    >;
    readonly noise: readonly { kind: string; says: string; sd: readonly number[] }[];
    readonly spectrum: readonly number[];
    readonly rank: number;
    readonly estimable: readonly string[];
    readonly remaining?: Record<string, number>;
    readonly weakest: { readonly moves: number; readonly changes: readonly { name: string; by: number }[] } | null;
    readonly fisher: readonly (readonly number[])[];
    readonly costs?: readonly { says: string; sd: Record<string, number> }[];
    readonly samples?: {
      names: readonly string[];
      mean: readonly unknown[];
      jacobian: readonly (readonly unknown[])[];
    };
  }[];
}

/** The report of a study as another program reads it. */
export const document = (text: string, details = {}): ReportDocument => {
  const study = readStudy(text);
  return JSON.parse(JSON.stringify(toJson(study, [...bounds(study)], details))) as ReportDocument;
};

/** The error bars of its figures, trace by trace. */
export const barsOf = (text: string): number[][] => {
  const study = readStudy(text);
  const data = figuresOf(study, [...bounds(study)]).flatMap((figure) => figure.data as Record<string, unknown>[]);
  return data.flatMap((trace) => ('error_y' in trace ? [(trace['error_y'] as { array: number[] }).array] : []));
};

/** A decay of 10 ms. */
export const decay = 'model: t2star\ntissue: { S0: 1, T2star: 10 ms }\n';
/** Three echoes of it. */
export const echoes = 'protocol: { TE: "0, 10, 20 ms" }\n';
