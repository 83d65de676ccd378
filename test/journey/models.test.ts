import { models } from '@fishergrad/models';
import { describe, expect, it } from 'vitest';
import { fishergrad, scratch } from '../support/command.ts';

describe.each(Object.keys(models))('fishergrad models %s', (name) => {
  it('explains the model', () => {
    const { code, stdout, stderr } = fishergrad(['models', name]);
    expect([code, stderr]).toEqual([0, '']);
    const { formula, reference, parameters, settings } = models[name]!;
    for (const text of [formula, reference, ...Object.keys(parameters), ...Object.keys(settings)])
      expect(stdout).toContain(text);
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
