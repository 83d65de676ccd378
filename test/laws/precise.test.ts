import { describe, expect, it } from 'vitest';
import cases from '../reference/primitives.json' with { type: 'json' };
import { exactly, type Precise, precise, ulps } from '../support/precise.ts';

/** From an independent 80-digit arithmetic. */
const known: readonly (readonly [operation: keyof typeof exactly, at: readonly number[], digits: string])[] = [
  ['exp', [-745.1], '2.55376854775207392723959960585200920959167723888823691155922e-324'],
  ['exp', [1e-5], '1.00001000005000016666790137288615466171942537702622393091673'],
  ['log', [1 + 2 ** -52], '2.22044604925031283432823045461548792598233180790111470255693e-16'],
  ['log', [5e-324], '-7.4444007192138126231410729844608163411308714430291414292561e+2'],
  ['sin', [1e22], '-8.52200849767188801772705893753029368261762150410043656256509e-1'],
  ['cos', [1e308], '-8.91308937687033407902315185033626098965299980554472677761178e-1'],
  ['sin', [6381956970095103 * 2 ** 797], '9.99999999999999999999999999999999999890152377992531312498043e-1'],
  ['tan', [1.5707963267948966], '1.63312393531953697559677370415289165308640681049103028975845e+16'],
  ['atan', [0.7], '6.10725964389208586739113920110194118342158957762736311720677e-1'],
  ['atan', [-1e300], '-1.57079632679489661923132169163975144209858469968755291048747'],
  ['atan2', [-2, -3], '-2.5535900500422256872170323026544174565954621533191814672489'],
  ['tanh', [0.625], '5.54599722349382293999039095323083596058098563095789530024314e-1'],
  ['sinh', [1e-3], '1.00000016666667502081689053276457678591292648771076405304301e-3'],
  ['cosh', [700], '5.07116027367502254727664797615633807602339786121536674390268e+303'],
  ['expm1', [-0.3], '-2.59181779318282125708391764055348015123652597260501406095953e-1'],
  ['log1p', [-0.999], '-6.90775527898213616387555466392825471435058049889922504832849'],
  ['pow', [0.9999, -7e6], '1.05036115612259038083498521522493409599080823836270372775062e+304'],
  ['pow', [3.7, -12.25], '1.09528938867116252600225344612695973624446571823621706257142e-7'],
  ['sigmoid', [-40], '4.24835425529158897728072090440450637143476271788616807493302e-18'],
  ['softplus', [-3], '4.8587351573742058758925919854689997941881642828108620530847e-2'],
  ['softplus', [2.5], '2.57888973429254962334404391671755099725907942106696147618342'],
  ['erf', [0.3], '3.28626759459127416189617985318203033258471759312903410183067e-1'],
  ['erf', [2.7], '9.99865667260059475807625992579047747984587512011376369084064e-1'],
];

/** |value / digits − 1|, in integers. */
function apart({ n, f }: Precise, digits: string): number {
  const [mantissa = '', exponent = '0'] = digits.split('e');
  const places = mantissa.split('.')[1]!.length - Number(exponent);
  const decimal = BigInt(mantissa.replace('.', ''));
  const scale = (k: number): bigint => (10n ** BigInt(Math.max(0, k))) << BigInt(Math.max(0, 2000));
  const [found, wanted] = [
    n * scale(places),
    (decimal << BigInt(2000 + Math.max(0, f))) * 10n ** BigInt(Math.max(0, -places)),
  ];
  const difference = (f < 0 ? found << BigInt(-f) : found) - wanted;
  return Math.abs(Number((difference * 2n ** 220n) / wanted)) / 2 ** 220;
}

describe('the precise reference', () => {
  it.each(known)('%s%j is right to 59 digits', (operation, at, digits) => {
    expect(apart(exactly[operation](at[0]!, at[1]!), digits)).toBeLessThan(1e-57);
  });

  it('rounds to every printed value of the primitives', () => {
    const all = cases.filter(({ operation, value }) => operation in exactly && Number.isFinite(value));
    expect(all.length).toBeGreaterThan(60);
    for (const { operation, at, value } of all) {
      const error = ulps(value, exactly[operation as keyof typeof exactly](at[0]!, at[1]!));
      expect(error, `${operation}(${at.join(', ')})`).toBeLessThanOrEqual(0.5);
    }
  });
});

describe('units in the last place', () => {
  it.each([
    [1, 1, 0],
    [1 + 2 ** -52, 1, 1],
    [1 - 2 ** -53, 1, 0.5],
    [5e-324, 0, 1],
    [1e-310, 1e-310 + 5e-324, 1],
    [Infinity, Number.MAX_VALUE, 1],
    [-Infinity, Number.MAX_VALUE, 2 ** 54],
    [NaN, 1, Infinity],
  ])('%d is %d but for %d', (found, wanted, error) => {
    expect(ulps(found, precise(wanted))).toBe(error);
  });
});
