import { readFileSync, renameSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import {
  FENCED,
  type LeaseWorkspace,
  leaseWorkspace,
} from '../../sweep/lease-workspace.fixture.js';
import simMutateExecutor from './executor.js';
import type { SimMutateOptions } from './options.js';

let workspace: LeaseWorkspace;
beforeAll(() => {
  workspace = leaseWorkspace();
  const typescript = createRequire(import.meta.url).resolve('typescript/package.json');
  symlinkSync(dirname(typescript), join(workspace.root, 'node_modules', 'typescript'));
});
afterAll(() => workspace.dispose());

interface Result {
  readonly success: boolean;
  readonly out: string;
  readonly err: string;
}

async function run(options: SimMutateOptions): Promise<Result> {
  const written = { out: '', err: '' };
  const take = (stream: 'out' | 'err') => (text: string | Uint8Array) => {
    written[stream] += String(text);
    return true;
  };
  const out = vi.spyOn(process.stdout, 'write').mockImplementation(take('out'));
  const errors = vi.spyOn(process.stderr, 'write').mockImplementation(take('err'));
  try {
    const { success } = await simMutateExecutor(options, {
      root: workspace.root,
      cwd: workspace.root,
      isVerbose: false,
      projectName: 'orders',
      projectsConfigurations: { version: 2, projects: { orders: { root: 'packages/orders' } } },
      nxJsonConfiguration: {},
      projectGraph: { nodes: {}, dependencies: {} },
    });
    // How far a slow machine is.
    const err = written.err.replaceAll(/^.* mutants · .*\n/gm, '');
    return { success, out: written.out, err };
  } finally {
    out.mockRestore();
    errors.mockRestore();
  }
}

function output(file: string, level = 'stormy'): string {
  const folder = join(workspace.root, 'packages/orders/sim-output/mutation', level);
  return readFileSync(join(folder, file), 'utf8');
}

interface Report {
  readonly schemaVersion: string;
  readonly files: Readonly<
    Record<
      string,
      {
        readonly source: string;
        readonly mutants: readonly {
          readonly status: string;
          readonly mutatorName: string;
          readonly statusReason?: string;
          readonly location: { readonly start: { readonly line: number } };
        }[];
      }
    >
  >;
}

it('says that the workspace has no TypeScript, before anything runs', async () => {
  // First of all: Node keeps in mind where it has found a package.
  const linked = join(workspace.root, 'node_modules', 'typescript');
  renameSync(linked, `${linked}-away`);
  try {
    const { success, out, err } = await run({ seeds: 5 });
    expect(success).toBe(false);
    expect(out).toBe('');
    expect(err).toMatch(/^TypeScript cannot be found from .*--skipTypecheck to do without it\.\n$/);
  } finally {
    renameSync(`${linked}-away`, linked);
  }
});

it('prints the score and the survivors, and writes the standard reports', async () => {
  const { success, out, err } = await run({ seeds: 20, workers: 2 });
  expect(err).toBe('');
  expect(success).toBe(true);
  expect(out).toContain('SIM-MUTATE REPORT  orders');
  expect(out).toMatch(/Score {10}\d+\.\d\d %/);
  expect(out).toMatch(new RegExp(`\\d+ {2}${FENCED}`));
  expect(out).toMatch(/packages\/orders\/src\/logic\.ts:\d+:\d+ {2}\w+ \(mutant \d+, \d+ runs/);
  const { files, schemaVersion } = JSON.parse(output('mutation.json')) as Report;
  expect(schemaVersion).toBe('2');
  const { mutants = [], source } = files['packages/orders/src/logic.ts'] ?? {};
  expect(source).toBe(readFileSync(join(workspace.root, 'packages/orders/src/logic.ts'), 'utf8'));
  const of = (status: string) => mutants.filter((mutant) => mutant.status === status);
  expect(of('Killed').length).toBeGreaterThan(1);
  expect(of('Survived').length).toBeGreaterThan(3);
  // { epoch: 0, until: 0 } emptied is no State.
  expect(of('CompileError').map(({ statusReason }) => statusReason?.slice(0, 6))).toContain(
    'TS2739',
  );
  expect(of('CompileError').map(({ mutatorName }) => mutatorName)).not.toContain('FenceRemoved');
  expect(output('mutation.html')).toContain('<mutation-test-report-app');
}, 240_000);

it('writes the same bytes again, whatever the number of workers', async () => {
  const before = output('mutation.json');
  await run({ seeds: 20, workers: 1 });
  expect(output('mutation.json')).toBe(before);
}, 240_000);

it('fails below the score that was asked for', async () => {
  const options = { seeds: 5, skipTypecheck: true, operators: 'FenceRemoved', workers: 1 };
  expect(await run({ ...options, minScore: 100 })).toMatchObject({ success: false, err: '' });
  expect(await run({ ...options, minScore: '0.5' })).toMatchObject({ success: true });
}, 240_000);

it('fails below the score that the project asks for, unless the command asks for another', async () => {
  const file = 'packages/orders/sim.config.json';
  const before = readFileSync(join(workspace.root, file), 'utf8');
  const config = JSON.parse(before) as object;
  workspace.write(file, { ...config, mutate: { minScore: 100 } });
  const options = { seeds: 5, skipTypecheck: true, operators: 'FenceRemoved', exploreStates: 0 };
  const { success, out } = await run(options);
  expect(success).toBe(false);
  expect(out).toContain('at least 100.00 % wanted');
  expect(await run({ ...options, minScore: 0 })).toMatchObject({ success: true });
  workspace.write(file, before);
}, 240_000);

it.each([
  [{ level: 'cloudy' }, /cloudy/],
  [{ exploreStates: -1 }, /--exploreStates takes a whole number from 0 to 1000000, not '-1'\./],
  [{ seeds: 0 }, /--seeds takes a whole number from 1 to 4294967296, not '0'\./],
  [{ minScore: 101 }, /--minScore takes a percentage from 0 to 100.*not '101'\./],
  [{ minScore: '1.234' }, /--minScore takes a percentage/],
  [{ operators: 'FenceRemoved,Fense' }, /'Fense' is no mutation operator: --operators takes/],
  [{ watchdog: 'soon' }, /--watchdog takes a number of seconds above 0, not 'soon'\./],
  [{ module: 'invoices' }, /--module takes orders/],
  [{ since: 'no-such-branch' }, /The lines changed since 'no-such-branch' cannot be found/],
])('refuses %j in one sentence', async (options, message) => {
  const { success, out, err } = await run(options);
  expect(success).toBe(false);
  expect(out).toBe('');
  expect(err).toMatch(message);
  expect(err.trimEnd().split('\n')).toHaveLength(1);
});
