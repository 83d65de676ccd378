// The optimum designs of test/reference/designs.json as problems: which model, where, what is to be small.
import { readFileSync } from 'node:fs';
import { type AnyModel, ratio, type Role } from '@fishergrad/models';
import { criteria, type Criterion, type Wanted } from '@fishergrad/models/design';
import { formulaModel } from '@fishergrad/study';

/** A design computed elsewhere, with 40 digits. */
export interface Truth {
  readonly id: string;
  readonly model: string;
  readonly params: string;
  readonly criterion: string;
  readonly c?: readonly number[] | null;
  readonly scale?: readonly number[] | null;
  readonly kind: string;
  readonly region: string;
  readonly support_num: readonly number[];
  readonly weights_num: readonly number[];
  readonly value_num: number;
}

/** All of them. */
export const truths: readonly Truth[] = (
  JSON.parse(readFileSync(new URL('../reference/designs.json', import.meta.url), 'utf8')) as { designs: Truth[] }
).designs;

/** A model of plain numbers, as its formula says. */
function plainModel(
  formula: string,
  parameters: readonly string[],
  setting: string,
  derive?: Record<string, string>,
): AnyModel {
  const quantities = (names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, ratio(name, [0.1, 10])]));
  return formulaModel({
    formula,
    parameters: quantities(parameters),
    settings: quantities([setting]),
    ...(derive && { derive }),
  });
}

/** One problem: a model with one setting, its tissue, where the setting may be, and which parameters are known. */
export interface Asked {
  readonly model: AnyModel;
  readonly tissue: Readonly<Record<string, number>>;
  readonly roles: Readonly<Record<string, Role>>;
  readonly setting: string;
  readonly range: readonly [number, number];
}

function asked(
  model: AnyModel,
  tissue: Readonly<Record<string, number>>,
  range: readonly [number, number],
  known: readonly string[] = [],
): Asked {
  const roles = Object.fromEntries(
    Object.keys(tissue).map((name): [string, Role] => [name, known.includes(name) ? 'known' : 'estimate']),
  );
  return { model, tissue, roles, setting: Object.keys(model.settings)[0]!, range };
}

const decay = plainModel('S0*exp(-t/T2)', ['S0', 'T2'], 't');
const recovery = plainModel('A - B*exp(-t/T)', ['A', 'B', 'T'], 't', { T1: 'T*(B/A - 1)' });

function numberIn(text: string, name: string): number {
  return Number(new RegExp(`${name}\\s*=\\s*([\\d.]+)`).exec(text)![1]);
}

/** The problem that a design answers, in the units of its author; angles in degrees. */
export function askedOf({ id, params, region }: Truth): Asked {
  const range = /\[([\d.]+),\s*([\d.]+)\]/.exec(region)?.slice(1).map(Number) as [number, number] | undefined;
  if (id.startsWith('monoexp-known')) return asked(decay, { S0: 1, T2: 1 }, [0, 20], ['S0']);
  if (id.startsWith('monoexp')) return asked(decay, { S0: 1, T2: 1 }, [0, 20]);
  if (id.startsWith('exp3')) return asked(recovery, { A: 1, B: 1, T: numberIn(params, 'T') }, range!);
  if (id === 'molli-c-T1-native15') return asked(recovery, { A: 100, B: 225, T: 760 }, [100, 4200]);
  if (id === 'molli-D-post') return asked(recovery, { A: 100, B: 208, T: 400 }, [100, 4200]);
  if (id.startsWith('ir2'))
    return asked(plainModel('M0*(1 - 2*exp(-TI/T1))', ['M0', 'T1'], 'TI'), { M0: 1, T1: 1 }, [0, 5]);
  if (id.startsWith('sr2'))
    return asked(plainModel('A*(1 - exp(-TS/T1))', ['A', 'T1'], 'TS'), { A: 1, T1: 1 }, [0, 1e6]);
  if (id.startsWith('spgr')) {
    const [TR, T1] = [numberIn(params, 'TR'), numberIn(params, 'T1')];
    const model = plainModel(
      `M0*sin(FA*pi/180)*(1 - exp(-${TR}/T1))/(1 - exp(-${TR}/T1)*cos(FA*pi/180))`,
      ['M0', 'T1'],
      'FA',
    );
    return asked(model, { M0: 1, T1 }, [0, 180], id.startsWith('spgr-1fa') ? ['M0'] : []);
  }
  if (id.startsWith('bssfp')) {
    const model = plainModel(
      'M0*sin(FA*pi/180)*(1 - exp(-5/1000))/(1 - (exp(-5/1000) - exp(-5/T2))*cos(FA*pi/180) - exp(-5/1000)*exp(-5/T2))',
      ['M0', 'T2'],
      'FA',
    );
    return asked(model, { M0: 1, T2: 80 }, [0, 180]);
  }
  if (id.startsWith('dki'))
    return asked(plainModel('S0*exp(-b*D + b^2*D^2*K/6)', ['S0', 'D', 'K'], 'b'), { S0: 1, D: 1, K: 1 }, [0, 2.5]);
  if (id.startsWith('mwi'))
    return asked(
      plainModel('Aa*exp(-t/Ta) + Ab*exp(-t/Tb)', ['Aa', 'Ta', 'Ab', 'Tb'], 't'),
      { Aa: 0.12, Ta: 20, Ab: 0.88, Tb: 80 },
      [0, 500],
    );
  const b = numberIn(params, 'b');
  return asked(plainModel('a + exp(-b*x)', ['a', 'b'], 'x'), { a: 1, b }, [0, 1]);
}

/** What a design of weights is to make small, and of what. */
export function aimOf(truth: Truth): { readonly criterion: Criterion; readonly of: readonly Wanted[] } {
  const { tissue, roles } = askedOf(truth);
  const names = Object.keys(tissue).filter((name) => roles[name] === 'estimate');
  if (truth.criterion === 'D') return { criterion: criteria.D, of: names.map((name) => ({ name, weight: 1 })) };
  if (truth.criterion === 'A') {
    const of = names.map((name, k) => ({ name, weight: (truth.scale?.[k] ?? 1) ** 2 }));
    return { criterion: criteria.A, of };
  }
  if (truth.criterion.includes('CV')) return { criterion: criteria.CoV, of: [{ name: 'T2', weight: 1 }] };
  const c = truth.c?.filter((x) => x !== 0).length === 1 ? truth.c : undefined;
  const name = truth.id.startsWith('molli') ? 'T1' : names[c ? c.findIndex((x) => x !== 0) : 0]!;
  return { criterion: criteria.c, of: [{ name, weight: 1 }] };
}
