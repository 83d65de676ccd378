import { models, NotIdentifiable } from '@fishergrad/models';
import { bounds, exampleStudy, explainModel, modelMeant, plain, readStudy, toTerminal } from '@fishergrad/study';
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
    ['T2Star', 't2star'],
  ])('%s leads to %s', (name, meant) => {
    expect(modelMeant(name, models)).toBe(`; did you mean ${meant}?`);
    expect(() => readStudy(`model: ${name}\n`)).toThrow(`there is no model "${name}"; did you mean ${meant}?`);
  });

  it('that is no one’s leads to the list', () =>
    expect(modelMeant('quux', models)).toBe(
      `; "npx fishergrad models" lists the ${Object.keys(models).length} it knows`,
    ));
});
