import {
  addProjectConfiguration,
  type NxJsonConfiguration,
  readJson,
  readNxJson,
  type TargetConfiguration,
  type Tree,
  updateJson,
  writeJson,
} from '@nx/devkit';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { virtualWorkspace } from '../../workspace/virtual-workspace.fixture.js';
import convertToInferredGenerator from './generator.js';

const PLUGIN = '@gossip/sim-plugin/plugin';
const NAMES = { checkTargetName: 'sim-check', runTargetName: 'sim-run' };
const CHECK = { executor: '@gossip/sim-plugin:sim-check' };
const RUN = { executor: '@gossip/sim-plugin:sim-run' };

let tree: Tree;

beforeEach(() => {
  tree = virtualWorkspace('integrated');
});

function addProject(name: string, targets: Record<string, TargetConfiguration>): void {
  const root = `packages/${name}`;
  addProjectConfiguration(tree, name, { root, targets });
  writeJson(tree, `${root}/sim.config.json`, {
    modules: { [name]: { type: 'gossip', simulation: 'src/sim.ts' } },
  });
}

const convert = (project?: string) =>
  convertToInferredGenerator(tree, {
    skipFormat: true,
    ...(project === undefined ? {} : { project }),
  });
const targetsOf = (name: string) => readJson(tree, `packages/${name}/project.json`).targets;
const plugins = () => readNxJson(tree)?.plugins;
const register = (...registrations: NonNullable<NxJsonConfiguration['plugins']>) =>
  updateJson(tree, 'nx.json', (nxJson) => ({ ...nxJson, plugins: registrations }));

describe('a target that runs an executor by hand', () => {
  it('is inferred from now on, under the name that it has', async () => {
    addProject('orders', { check: CHECK, simulate: RUN, build: { command: 'tsc' } });
    await convert();
    expect(targetsOf('orders')).toEqual({ build: { command: 'tsc' } });
    expect(plugins()).toEqual([
      { plugin: PLUGIN, options: { checkTargetName: 'check', runTargetName: 'simulate' } },
    ]);
  });

  it('leaves what the inferred one does not say', async () => {
    const options = { level: 'sunny', workers: 1 };
    const configurations = { stormy: { level: 'stormy', watchdog: 60 } };
    addProject('orders', {
      'sim-run': { ...RUN, cache: true, dependsOn: ['^build'], options, configurations },
    });
    await convert();
    expect(targetsOf('orders')['sim-run']).toEqual({
      dependsOn: ['^build'],
      options: { workers: 1 },
      configurations: { stormy: { watchdog: 60 } },
    });
  });

  it('gives its counts of seeds to sim.config.json, where that says nothing else', async () => {
    addProject('orders', {
      'sim-run': {
        ...RUN,
        options: { level: 'sunny', seeds: 20 },
        configurations: {
          stormy: { level: 'stormy', seeds: 500 },
          radioactive: { level: 'radioactive', seeds: 9 },
        },
      },
    });
    updateJson(tree, 'packages/orders/sim.config.json', (config) => ({
      ...config,
      seeds: { stormy: 300, radioactive: 9 },
    }));
    await convert();
    expect(readJson(tree, 'packages/orders/sim.config.json').seeds).toEqual({
      sunny: 20,
      stormy: 300,
      radioactive: 9,
    });
    expect(targetsOf('orders')['sim-run']).toEqual({ configurations: { stormy: { seeds: 500 } } });
  });

  it('may stand in package.json', async () => {
    addProject('orders', {});
    tree.delete('packages/orders/project.json');
    const nx = { tags: ['a'], targets: { 'sim-run': RUN } };
    writeJson(tree, 'packages/orders/package.json', { name: 'orders', nx });
    await convert();
    expect(readJson(tree, 'packages/orders/package.json').nx).toEqual({ tags: ['a'] });
  });

  it('stays where the project has another that is converted', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    addProject('orders', { 'sim-run': RUN, nightly: { ...RUN, options: { level: 'stormy' } } });
    await convert();
    expect(Object.keys(targetsOf('orders'))).toEqual(['nightly']);
    expect(String(warn.mock.calls[0])).toContain("The target 'nightly' of project 'orders' stays");
    warn.mockRestore();
  });
});

describe('the registration', () => {
  it('is left alone where it gives the names that the targets have', async () => {
    register({ plugin: PLUGIN, options: NAMES });
    addProject('orders', { 'sim-check': CHECK });
    await convert();
    expect(plugins()).toEqual([{ plugin: PLUGIN, options: NAMES }]);
    expect(targetsOf('orders')).toBe(undefined);
  });

  it('leaves out projects of other names, which share one of their own', async () => {
    register('@nx/js/typescript', PLUGIN);
    addProject('orders', { simulate: RUN });
    addProject('billing', { simulate: RUN });
    addProject('shipping', { 'sim-run': RUN });
    await convert();
    expect(plugins()).toEqual([
      '@nx/js/typescript',
      { plugin: PLUGIN, exclude: ['packages/orders/**/*', 'packages/billing/**/*'] },
      {
        plugin: PLUGIN,
        options: { ...NAMES, runTargetName: 'simulate' },
        include: ['packages/orders/**/*', 'packages/billing/**/*'],
      },
    ]);
  });
});

describe('the conversion', () => {
  it('can be of one project', async () => {
    addProject('orders', { 'sim-run': RUN });
    addProject('billing', { 'sim-run': RUN });
    await convert('billing');
    expect(targetsOf('orders')).toEqual({ 'sim-run': RUN });
    expect(targetsOf('billing')).toBe(undefined);
  });

  it('is refused in one sentence where there is nothing to do', async () => {
    await expect(convert()).rejects.toThrow('There is nothing to convert: no project has a target');
    addProject('orders', { build: { command: 'tsc' } });
    await expect(convert('orders')).rejects.toThrow("project 'orders' does not have a target");
    await expect(convert('nobody')).rejects.toThrow("There is no project 'nobody'");
  });

  it('needs a marker to infer from', async () => {
    addProject('orders', { 'sim-run': RUN });
    tree.delete('packages/orders/sim.config.json');
    await expect(convert('orders')).rejects.toThrow('packages/orders has none');
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    await expect(convert()).rejects.toThrow('nothing to convert');
    expect(String(warn.mock.calls[0])).toContain('packages/orders has none');
    warn.mockRestore();
  });
});
