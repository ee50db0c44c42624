import { expect, it } from 'vitest';
import { normalizePluginOptions } from './plugin-options.js';
import { simulationTargets } from './simulation-targets.js';

it('keep the mutants of each level in a folder of their own, and depend on the type checker', () => {
  const inputs = {
    check: ['check'],
    explore: ['explore'],
    run: ['run'],
    mutate: ['mutate'],
    audit: ['audit'],
  };
  const { targets } = simulationTargets(normalizePluginOptions({}), inputs, '{projectRoot}');
  expect(targets?.['sim-mutate']).toMatchObject({
    inputs: ['mutate'],
    outputs: ['{projectRoot}/sim-output/mutation/{options.level}'],
    options: { level: 'stormy' },
    configurations: { radioactive: { level: 'radioactive' } },
  });
});

it('keep an exploration in one folder, whatever its bounds', () => {
  const inputs = {
    check: ['check'],
    explore: ['explore'],
    run: ['run'],
    mutate: ['mutate'],
    audit: ['audit'],
  };
  const { targets } = simulationTargets(normalizePluginOptions({}), inputs, '{projectRoot}');
  expect(targets?.['sim-explore']).toMatchObject({
    cache: true,
    inputs: ['explore'],
    outputs: ['{projectRoot}/sim-output/explore'],
  });
});

it('have an audit of the results of the targets that it depends on, at a level that it passes on', () => {
  const inputs = {
    check: ['check'],
    explore: ['explore'],
    run: ['run'],
    mutate: ['mutate'],
    audit: ['audit'],
  };
  const settings = normalizePluginOptions({ runTargetName: 'simulate' });
  const { targets } = simulationTargets(settings, inputs, '{projectRoot}');
  expect(targets?.['sim-audit']).toMatchObject({
    cache: true,
    dependsOn: [{ target: 'simulate', options: 'forward' }, 'sim-explore', 'sim-mutate'],
    inputs: ['audit'],
    outputs: ['{projectRoot}/sim-output/audit/{options.level}'],
    configurations: { radioactive: { level: 'radioactive' } },
  });
  expect(targets?.['sim-audit']?.options).toEqual({ level: 'stormy' });
});
