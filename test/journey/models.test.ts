import { models, NotIdentifiable } from '@fishergrad/models';
import {
  bounds,
  catalogue,
  exampleStudy,
  explainModel,
  modelMeant,
  plain,
  readStudy,
  toTerminal,
} from '@fishergrad/study';
import { describe, expect, it } from 'vitest';
import { fishergrad, scratch } from '../support/command.ts';

describe.each(Object.values(models))('the page of $name', (model) => {
  it('explains the model', () => {
    const page = explainModel(model, plain, Object.values(models));
    const { formula, reference, parameters, settings } = model;
    for (const text of [formula, reference, ...Object.keys(parameters), ...Object.keys(settings)])
      expect(page).toContain(text);
  });

  it('prints a study that runs', () => {
    const study = readStudy(exampleStudy(model));
    const results = [...bounds(study)];
    expect([...study.warnings, ...results.flatMap(({ warnings }) => warnings)]).toEqual([]);
    for (const { outcome } of results) expect(outcome).not.toBeInstanceOf(NotIdentifiable);
    expect(toTerminal(study, results)).toMatch(/± SD[\s\S]*assumed: /);
  });
});

it.each(Object.values(models).filter(({ parameters }) => Object.hasOwn(parameters, 'phi')))(
  'the example of $name has a phase that a person would write',
  (model) => expect(exampleStudy(model)).toMatch(/^  phi: -?\d+ deg/m),
);

describe.each(['t2star', 'waterFat', 'multiEchoSpinEcho'])('the command of %s', (name) => {
  it('prints the page', () => {
    const page = explainModel(models[name]!, plain, Object.values(models)).trimEnd();
    expect(fishergrad(['models', name])).toEqual({ code: 0, stdout: `${page}\n`, stderr: '' });
  });

  it('prints a study that runs', () => {
    const { stdout } = fishergrad(['models', name, '--study']);
    const run = fishergrad(['crlb', scratch(`${name}.yaml`, stdout)]);
    expect([run.code, run.stderr]).toEqual([0, '']);
    expect(run.stdout).not.toContain('warning');
  });

  it('has derivatives that verify finds right', () => {
    const { code, stdout } = fishergrad(['verify', name]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/agrees to \S+ \(allowed 1\.0e-12\)/);
  });
});

it('fishergrad models lists them all', () => {
  const { stdout } = fishergrad(['models']);
  for (const name of Object.keys(models)) expect(stdout).toContain(name);
});

describe('the list', () => {
  const list = catalogue(Object.values(models));
  const lines = list.split('\n');

  it('fits a wide terminal, and cuts nothing', () => {
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(150);
    expect(list).not.toContain('…');
    for (const { title } of Object.values(models))
      expect(lines.filter((line) => line.includes(` ${title} `))).toHaveLength(1);
  });

  it.each([
    ['MESE', 'multiEchoSpinEcho'],
    ['MESE', 'biexponential'],
    ['CPMG', 't2'],
    ['MRF', 'fingerprint'],
    ['DTI', 'diffusionTensor'],
    ['ADC', 'diffusion'],
    ['PDFF', 'waterFat'],
    ['DESPOT2', 'bssfp'],
    ['VFA', 'bssfp'],
  ])('is found by %s, in the line of %s', (word, name) =>
    expect(lines.filter((line) => line.includes(word)).map((line) => line.split('│')[1]!.trim())).toContain(name),
  );
});

describe('a name that people use', () => {
  it.each([
    ['DESPOT1', 'vfa'],
    ['despot-2', 'bssfp'],
    ['VFA', 'vfa'],
    ['SPGR', 'spgr'],
    ['FLASH', 'spgr'],
    ['MRF', 'fingerprint'],
    ['ADC', 'diffusion'],
    ['DTI', 'diffusionTensor'],
    ['DKI', 'diffusionKurtosis'],
    ['IVIM', 'ivim'],
    ['ASL', 'pcasl'],
    ['PDFF', 'waterFat'],
    ['Dixon', 'waterFatSinglePeak'],
    ['SASHA', 'saturationRecovery'],
    ['Look-Locker', 'irFlash'],
    ['CPMG', 'multiEchoSpinEcho or t2'],
    ['EPG', 'multiEchoSpinEcho'],
    ['UTE', 't2star'],
    ['SSFP', 'bssfp'],
    ['T2Star', 't2star'],
    ['T2*', 't2star'],
    ['R2*', 't2star'],
    ['mGRE', 't2star'],
    ['MESE', 'multiEchoSpinEcho'],
    ['spin echo', 'multiEchoSpinEcho'],
    ['MWF', 'biexponential'],
    ['myelin', 'biexponential'],
    ['Perfusion', 'pcasl'],
    ['field map', 'complexMultiEcho'],
    ['B0', 'complexMultiEcho'],
    ['MP2RAGE', 'mp2rage'],
  ])('%s leads to %s', (name, meant) => {
    expect(modelMeant(name, models)).toBe(`; did you mean ${meant}?`);
    expect(() => readStudy(`model: ${name}\n`)).toThrow(`there is no model "${name}"; did you mean ${meant}?`);
  });

  it('that is no one’s leads to the list, and T1 not to t2', () =>
    expect(['quux', 'T1', 't1'].map((name) => modelMeant(name, models))).toEqual(
      Array.from({ length: 3 }, () => `; "npx fishergrad models" lists the ${Object.keys(models).length} it knows`),
    ));

  it('that is no one’s in a study is no formula either', () =>
    expect(() => readStudy('model: T1\n')).toThrow('there is no model "T1"; "npx fishergrad models" lists'));
});
