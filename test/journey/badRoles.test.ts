import { describe, expect, it } from 'vitest';
import { fishergrad, scratch } from '../support/command.ts';
import { refusal, refused, expectRefusedByCommand } from '../support/refusal.ts';

/** A study whose lines from 5 on say roles. */
const study = (...roles: readonly string[]): string => `model: t2star
tissue: { S0: 1, T2star: 10 ms }
protocol: { TE: "0.14, 3.54, 6.94 ms" }
noise: { kind: gaussian, sigma: 0.02 }
${roles.join('\n')}
`;
/** The same with a formula of its own, whose constants may not have roles. */
const own = (...lines: readonly string[]): string => `model: "S0 * exp(-TE/T2star) * (1 - exp(-TR/T1))"
tissue: { S0: 1, T2star: 10 ms, T1: 1 s }
protocol: { TE: "0.14, 3.54, 6.94 ms" }
noise: { kind: gaussian, sigma: 0.02 }
${lines.join('\n')}
`;

describe('roles as they should be: exit 0', () => {
  it.each([
    ['roles: { S0: nuisance }'],
    ['roles: { S0: known }'],
    ['roles: { S0: estimate, T2star: estimate }'],
    ['roles: { S0: { prior: { sd: 0.05 } } }'],
    ['roles: { S0: { prior: { sd: 5 % } } }'],
    ['roles: { T2star: { prior: { sd: 1 ms } } }'],
    ['estimate: [T2star]', 'roles: { S0: nuisance }'],
    ['estimate: [T2star]', 'roles: { S0: known }'],
  ])('%s', (...roles) => {
    const { code, stderr } = fishergrad(['crlb', scratch('good.yaml', study(...roles))]);
    expect([code, stderr]).toEqual([0, '']);
  });

  it('a known parameter of a formula of one’s own', () => {
    const text = own('constants: { TR: 8 ms }', 'roles: { T1: known, S0: nuisance }');
    const { code, stderr } = fishergrad(['crlb', scratch('own.yaml', text)]);
    expect([code, stderr]).toEqual([0, '']);
  });

  it('a prior of 5 % is one of 0.05 of the value', () => {
    const sds = ['5 %', '0.05'].map((sd) => {
      const path = scratch('prior.yaml', study(`roles: { S0: { prior: { sd: ${sd} } } }`));
      return JSON.parse(fishergrad(['crlb', path, '--json']).stdout) as { results: { parameters: unknown }[] };
    });
    expect(sds[0]!.results[0]!.parameters).toEqual(sds[1]!.results[0]!.parameters);
  });
});

describe('bad roles: a sentence with line and column, exit 2, no result', () => {
  it.each([
    ['an unknown role', ['roles: { S0: nuisence }'], /nuisence.*nuisance/],
    ['a role far from any', ['roles: { S0: quux }'], /quux.*estimate.*nuisance.*known.*prior/],
    ['a role that is a number', ['roles: { S0: 3 }'], /S0.*(estimate|role)/],
    ['a role of nothing', ['roles: { S0: }'], /S0/],
    ['a role of no parameter', ['roles: { B1: known }'], /B1.*S0.*T2star/],
    ['a role of a misspelt parameter', ['roles: { T2Star: known }'], /T2Star.*T2star/],
    ['a role of a setting', ['roles: { TE: known }'], /TE.*(setting|parameter)/],
    ['roles that are a list', ['roles: [S0, T2star]'], /roles/],
    ['roles that are a word', ['roles: known'], /roles/],
    ['a prior without SD', ['roles: { S0: { prior: {} } }'], /prior.*sd|sd.*missing/],
    ['a prior of nothing', ['roles: { S0: { prior: } }'], /prior|sd/],
    ['a prior that is a word', ['roles: { S0: prior }'], /prior.*sd/],
    ['a prior that is a number', ['roles: { S0: { prior: 0.05 } }'], /prior.*sd/],
    ['a prior with a strange key', ['roles: { S0: { prior: { sd: 0.1, mean: 1 } } }'], /mean/],
    ['a prior of SD 0', ['roles: { S0: { prior: { sd: 0 } } }'], /sd.*greater than 0/],
    ['a prior of negative SD', ['roles: { S0: { prior: { sd: -0.1 } } }'], /sd.*greater than 0/],
    ['a prior of −5 %', ['roles: { S0: { prior: { sd: -5 % } } }'], /sd.*greater than 0/],
    ['a prior of infinite SD', ['roles: { S0: { prior: { sd: .inf } } }'], /sd.*finite/],
    ['a prior without its unit', ['roles: { T2star: { prior: { sd: 1 } } }'], /sd.*unit|unit.*sd/],
    ['a prior in the wrong unit', ['roles: { T2star: { prior: { sd: 1 deg } } }'], /sd.*deg/],
    ['a prior of two SDs', ['roles: { S0: { prior: { sd: [0.1, 0.2] } } }'], /sd.*one/],
    ['a prior and a word beside it', ['roles: { S0: { prior: { sd: 0.1 }, known: true } }'], /known/],
    ['a block that is no prior', ['roles: { S0: { pror: { sd: 0.1 } } }'], /pror.*prior/],
    ['nothing left to estimate', ['roles: { S0: known, T2star: known }'], /estimate/],
    ['only nuisances', ['roles: { S0: nuisance, T2star: nuisance }'], /estimate/],
    ['a role twice', ['roles: { S0: known, S0: nuisance }'], /S0.*twice/],
  ])('%s', (_, roles, words) => {
    refused(study(...roles), 5, words);
  });

  it.each([
    ['known', ['estimate: [S0, T2star]', 'roles: { S0: known }'], /S0.*(estimate|known)/],
    ['a nuisance', ['estimate: [S0, T2star]', 'roles: { S0: nuisance }'], /S0.*(estimate|nuisance)/],
    ['to estimate after all', ['estimate: [T2star]', 'roles: { S0: estimate }'], /S0.*estimate/],
  ])('estimate and roles that contradict: a parameter %s', (_, roles, words) => {
    const lines = refusal(study(...roles));
    expect(lines, lines.join('\n')).toHaveLength(1);
    expect(lines[0]).toMatch(/^[56]:\d+: /);
    expect(lines[0]).toMatch(words);
  });

  it.each([
    ['a prior of a constant', '{ TR: { prior: { sd: 1 ms } } }', /TR.*(constant|known)/],
    ['a constant to estimate', '{ TR: estimate }', /TR.*(constant|known)/],
    ['a role of a name that the formula does not have', '{ B1: known }', /B1/],
    ['a prior of a value of 0 in percent', '{ S0: { prior: { sd: 5 % } } }', /S0.*(0|%)/],
  ])('%s', (what, roles, words) => {
    const text = own('constants: { TR: 8 ms }', `roles: ${roles}`).replace(
      'S0: 1,',
      what.includes('of 0') ? 'S0: 0,' : 'S0: 1,',
    );
    const lines = refusal(text);
    expect(lines, lines.join('\n')).toHaveLength(1);
    expect(lines[0]).toMatch(words);
  });

  it('with --json too', () => {
    expectRefusedByCommand(study('roles: { S0: nuisence }'), ['--json']);
    expectRefusedByCommand(study('roles: { S0: { prior: {} }, T2: known }'));
  });
});
