import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix, win32 } from 'node:path';
import { type CreateNodesContext, type ProjectConfiguration } from '@nx/devkit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as plugin from '../plugin.js';
import { folderInside } from './locked-package.js';
import { type SimPluginOptions } from '../plugin.js';

let workspaceRoot: string;

beforeEach(() => {
  workspaceRoot = mkdtempSync(join(tmpdir(), 'sim-inference-'));
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(workspaceRoot, { recursive: true, force: true });
});

function write(file: string, text = '{}'): void {
  const path = join(workspaceRoot, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

type Projects = Readonly<Record<string, Partial<ProjectConfiguration>>>;

async function infer(
  configFiles: readonly string[],
  options?: SimPluginOptions,
  nxJsonConfiguration: CreateNodesContext['nxJsonConfiguration'] = {},
): Promise<Projects> {
  const [, create] = plugin.createNodes;
  const results = await create(configFiles, options, { workspaceRoot, nxJsonConfiguration });
  return Object.assign({}, ...results.map(([, { projects }]) => projects));
}

async function inferOrders(
  ...rest: [SimPluginOptions?, CreateNodesContext['nxJsonConfiguration']?]
) {
  write('packages/orders/package.json');
  write('packages/orders/sim.config.json');
  const projects = await infer(['packages/orders/sim.config.json'], ...rest);
  return projects['packages/orders']?.targets ?? {};
}

describe('the projects that get targets', () => {
  it('are those with a project file beside the marker', async () => {
    write('packages/orders/package.json');
    write('libs/scanner/project.json');
    write('docs/example/sim.config.json');
    const projects = await infer([
      'packages/orders/sim.config.json',
      'libs/scanner/sim.config.json',
      'docs/example/sim.config.json',
    ]);
    expect(Object.keys(projects)).toEqual(['packages/orders', 'libs/scanner']);
  });

  it('may be the root of the workspace', async () => {
    write('package.json');
    expect(Object.keys(await infer(['sim.config.json']))).toEqual(['.']);
  });

  it('are found by the marker, under the names that old and new versions of Nx look for', () => {
    expect(plugin.createNodes[0]).toBe('**/{sim.config.json,package.json,project.json}');
    expect(plugin.createNodesV2).toBe(plugin.createNodes);
  });

  it('are found without reading the marker, which may be broken', async () => {
    write('packages/orders/package.json');
    write('packages/orders/sim.config.json', '{ not JSON');
    expect(Object.keys(await infer(['packages/orders/sim.config.json']))).toEqual([
      'packages/orders',
    ]);
  });
});

describe('the targets', () => {
  it('are cached and run by the executors of this plugin', async () => {
    const targets = await inferOrders();
    expect(targets).toMatchObject({
      'sim-check': {
        executor: '@gossip/sim-plugin:sim-check',
        cache: true,
        outputs: ['{options.outputFile}'],
      },
      'sim-run': { executor: '@gossip/sim-plugin:sim-run', cache: true },
      'sim-mutate': { executor: '@gossip/sim-plugin:sim-mutate', cache: true },
    });
  });

  it('keep the reports of each level in a folder of their own', async () => {
    const { 'sim-run': run } = await inferOrders();
    expect(run?.outputs).toEqual([
      '{projectRoot}/sim-output/{options.level}',
      '{projectRoot}/sim-output/shards/{options.level}/{options.shard}',
      '{projectRoot}/sim-output/merged/{options.level}/{options.merge}',
    ]);
    expect(run?.options).toEqual({ level: 'sunny' });
    expect(run?.configurations).toEqual({
      sunny: { level: 'sunny' },
      stormy: { level: 'stormy' },
      radioactive: { level: 'radioactive' },
    });
  });

  it.each([
    ['stormy', 'stormy'],
    ['3', 'radioactive'],
    ['', 'sunny'],
    ['nonsense', 'sunny'],
  ])('know where a run without a choice writes when SIM_LEVEL is %j', async (wanted, level) => {
    vi.stubEnv('SIM_LEVEL', wanted);
    expect((await inferOrders())['sim-run']?.options).toEqual({ level });
  });

  it('take the names that nx.json gives them', async () => {
    const names = { checkTargetName: 'check', exploreTargetName: 'explore' };
    const targets = await inferOrders({ ...names, runTargetName: 'simulate' });
    expect(Object.keys(targets).join()).toBe(
      'check,simulate,explore,sim-mutate,sim-history,sim-audit',
    );
    expect(targets['simulate']?.metadata?.help?.command).toBe('npx nx simulate --help');
  });

  it('are refused when nx.json gives an option that does not exist', async () => {
    await expect(inferOrders({ runTarget: 'simulate' } as SimPluginOptions)).rejects.toThrow(
      "nx.json gives @gossip/sim-plugin/plugin an option it does not have, 'runTarget': it takes checkTargetName, runTargetName, exploreTargetName, mutateTargetName, historyTargetName, auditTargetName and shards.",
    );
  });
});

describe('the shards', () => {
  const inferSharded = async () => {
    write('packages/orders/package.json');
    const options = { runTargetName: 'simulate', shards: 2 };
    const { 'packages/orders': project } = await infer(
      ['packages/orders/sim.config.json'],
      options,
    );
    return project ?? {};
  };

  it('are there only where nx.json says how many', async () => {
    expect(Object.keys(await inferOrders())).toHaveLength(6);
    const { targets, metadata } = await inferSharded();
    const sharded = ['simulate-ci', 'simulate-ci--1/2', 'simulate-ci--2/2'];
    expect(Object.keys(targets ?? {}).slice(6)).toEqual(sharded);
    expect(metadata).toEqual({ targetGroups: { 'SIMULATE (CI)': sharded } });
  });

  it('are cached one by one, and leave the verdict to the merge', async () => {
    const { targets } = await inferSharded();
    expect(targets?.['simulate-ci--2/2']).toMatchObject({
      executor: '@gossip/sim-plugin:sim-run',
      cache: true,
      inputs: targets?.['simulate']?.inputs,
      outputs: ['{projectRoot}/sim-output/shards/{options.level}/2/2'],
      options: { level: 'sunny', shard: '2/2', merge: 2 },
      configurations: { stormy: { level: 'stormy' } },
    });
  });

  it('are run before they are merged, with what the merge was asked', async () => {
    const { targets } = await inferSharded();
    const forwarded = { options: 'forward', params: 'forward' };
    expect(targets?.['simulate-ci']).toMatchObject({
      cache: true,
      outputs: ['{projectRoot}/sim-output/merged/{options.level}/2'],
      options: { level: 'sunny', merge: 2 },
      dependsOn: [
        { target: 'simulate-ci--1/2', ...forwarded },
        { target: 'simulate-ci--2/2', ...forwarded },
      ],
    });
  });

  it.each([0, 1.5, 1001, '8'])('cannot be %j', async (shards) => {
    await expect(inferOrders({ shards } as SimPluginOptions)).rejects.toThrow(
      `${JSON.stringify(shards)} for 'shards': it takes a whole number from 1 to 1000.`,
    );
  });
});

describe('what is inferred', () => {
  it('is the same wherever the workspace lies, and speaks of no folder of this machine', async () => {
    write('package-lock.json');
    const here = await inferOrders({ shards: 2 });
    const first = workspaceRoot;
    workspaceRoot = mkdtempSync(join(tmpdir(), 'elsewhere-'));
    write('package-lock.json');
    expect(await inferOrders({ shards: 2 })).toEqual(here);
    expect(JSON.stringify(here)).not.toContain(first);
    rmSync(first, { recursive: true, force: true });
  });

  it('is written with forward slashes on Windows, too', () => {
    expect(folderInside('C:\\acme', 'C:\\acme\\packages\\sim-plugin', win32)).toBe(
      'packages/sim-plugin',
    );
    expect(folderInside('C:\\acme', 'D:\\sim-plugin', win32)).toBeUndefined();
    expect(folderInside('/acme', '/sim-plugin', posix)).toBeUndefined();
  });
});

describe('the inputs', () => {
  it('include the environment only where a run reads it', async () => {
    const { 'sim-run': run, 'sim-check': check } = await inferOrders();
    expect(run?.inputs).toEqual(
      expect.arrayContaining([{ env: 'SIM_SEED' }, { env: 'SIM_SEEDS' }, { env: 'SIM_LEVEL' }]),
    );
    expect(check?.inputs).not.toContainEqual({ env: 'SIM_SEED' });
  });

  it('leave spec files to the review, which typechecks them', async () => {
    const { 'sim-run': run, 'sim-check': check } = await inferOrders();
    expect(run?.inputs).toContain('!{projectRoot}/**/*.spec.*');
    expect(check?.inputs).not.toContain('!{projectRoot}/**/*.spec.*');
  });

  it('include what the workspace shares, where it says so', async () => {
    const sharing = { namedInputs: { sharedGlobals: [] } };
    expect((await inferOrders({}, sharing))['sim-run']?.inputs).toContain('sharedGlobals');
    expect((await inferOrders())['sim-run']?.inputs).not.toContain('sharedGlobals');
  });

  describe('that are packages', () => {
    const packages = async (nxJson?: CreateNodesContext['nxJsonConfiguration']) => {
      const { 'sim-check': check, 'sim-run': run } = await inferOrders({}, nxJson);
      const locked = (target: typeof run) =>
        target?.inputs?.flatMap((input) =>
          typeof input === 'object' && 'externalDependencies' in input
            ? input.externalDependencies
            : [],
        );
      return { check: locked(check), run: locked(run) };
    };

    beforeEach(() => {
      write('package-lock.json');
      write('node_modules/@gossip/sim-plugin/package.json');
      write('node_modules/typescript/package.json');
    });

    it('are named when their versions are locked', async () => {
      await expect(packages()).resolves.toEqual({
        check: ['@gossip/sim-plugin', 'typescript'],
        run: ['@gossip/sim-plugin'],
      });
    });

    it('are left to Nx, which hashes all of them, when one is not installed', async () => {
      rmSync(join(workspaceRoot, 'node_modules/typescript'), { recursive: true });
      await expect(packages()).resolves.toEqual({ check: [], run: ['@gossip/sim-plugin'] });
    });

    it('are left to Nx when there is no lock file, or it is not to be read', async () => {
      const unread = { pluginsConfig: { '@nx/js': { analyzeLockfile: false } } };
      await expect(packages(unread)).resolves.toEqual({ check: [], run: [] });
      rmSync(join(workspaceRoot, 'package-lock.json'));
      await expect(packages()).resolves.toEqual({ check: [], run: [] });
    });

    it('are replaced by the sources of the plugin where it is made', async () => {
      rmSync(join(workspaceRoot, 'node_modules/@gossip/sim-plugin'), { recursive: true });
      write('packages/sim-plugin/package.json');
      symlinkSync(
        join(workspaceRoot, 'packages/sim-plugin'),
        join(workspaceRoot, 'node_modules/@gossip/sim-plugin'),
      );
      await expect(packages()).resolves.toEqual({ check: [], run: [] });
      expect((await inferOrders())['sim-run']?.inputs).toContain(
        '{workspaceRoot}/packages/sim-plugin/src/**/*',
      );
    });
  });
});
