import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type LeaseWorkspace, leaseWorkspace } from '../lease-workspace.fixture.js';
import { bundleSimulation, type SimulationBundle } from './bundle-simulation.js';
import { SharedRuntime } from './shared-runtime.js';

const INSTALLED = 'node_modules/@gossip/sim-runtime';

let workspace: LeaseWorkspace;
let runtime: SharedRuntime;

beforeEach(() => {
  workspace = leaseWorkspace();
  rmSync(join(workspace.root, INSTALLED));
  writeRuntime(INSTALLED);
  writeSim("export { part as one } from '@gossip/sim-runtime/sim';\n");
  runtime = new SharedRuntime(workspace.root);
});

afterEach(() => {
  runtime.dispose();
  workspace.dispose();
});

/** A runtime of two entries that have a part in common. */
function writeRuntime(folder: string): void {
  const entries = ['sim', 'history', 'service'];
  workspace.write(`${folder}/package.json`, {
    name: '@gossip/sim-runtime',
    type: 'module',
    exports: Object.fromEntries(entries.map((name) => [`./${name}`, `./${name}.js`])),
  });
  for (const name of entries)
    workspace.write(`${folder}/${name}.js`, "export * from './part.js';\n");
  workspace.write(`${folder}/part.js`, "export const part = { text: 'of the runtime' };\n");
}

function writeSim(code: string): void {
  workspace.write('packages/orders/src/sim.ts', `${code}export const own = 'of the module';\n`);
}

function bundle(): Promise<SimulationBundle> {
  return bundleSimulation({
    workspaceRoot: workspace.root,
    projectRoot: 'packages/orders',
    simulation: 'src/sim.ts',
    runtime,
  });
}

const codeOf = ({ file }: SimulationBundle): string => readFileSync(file, 'utf8');

async function exportsOf({ file }: SimulationBundle): Promise<Readonly<Record<string, unknown>>> {
  const { module } = (await import(pathToFileURL(file).href)) as {
    readonly module: Readonly<Record<string, unknown>>;
  };
  return module;
}

it('is imported by bundles that hold the code of the module alone', async () => {
  const first = await bundle();
  writeSim("export { part as two } from '@gossip/sim-runtime/sim';\n");
  const second = await bundle();
  for (const made of [first, second]) {
    expect(codeOf(made)).toContain('of the module');
    expect(codeOf(made)).not.toContain('of the runtime');
  }
  expect(second.packages).toEqual(first.packages);
  expect((await exportsOf(first))['one']).toBe((await exportsOf(second))['two']);
  expect((await exportsOf(first))['one']).toEqual({ text: 'of the runtime' });
});

it('has its parts once, however many of its entries are imported', async () => {
  const first = await bundle();
  // As a process has it that waits for the next bundle.
  await exportsOf(first);
  writeSim(
    "export { part as one } from '@gossip/sim-runtime/sim';\nexport { part as other } from '@gossip/sim-runtime/history';\n",
  );
  const second = await bundle();
  const { one, other } = await exportsOf(second);
  expect(one).toBe(other);
  expect(second.fingerprint).not.toBe(first.fingerprint);
});

it('is built anew when one of its files has changed', async () => {
  const first = await bundle();
  workspace.write(`${INSTALLED}/part.js`, "export const part = 'another';\n");
  const second = await bundle();
  expect((await exportsOf(second))['one']).toBe('another');
  expect(second.fingerprint).not.toBe(first.fingerprint);
});

it.each([
  ['of a service', "export { part as one } from '@gossip/sim-runtime/service';\n"],
  ['where it is part of the workspace', ''],
])('is held by the bundle %s', async (_, code) => {
  if (code === '') {
    rmSync(join(workspace.root, INSTALLED), { recursive: true });
    writeRuntime('packages/sim-runtime');
    workspace.write('packages/orders/tsconfig.json', {
      extends: '../../tsconfig.base.json',
      compilerOptions: { paths: { '@gossip/sim-runtime/*': ['../sim-runtime/*.js'] } },
    });
  }
  writeSim(`${code}export { part as two } from '@gossip/sim-runtime/sim';\n`);
  const made = await bundle();
  expect(codeOf(made)).toContain('of the runtime');
  expect(made.packages).toEqual([]);
});

it('is gone when it is disposed of', async () => {
  const { packages, dispose } = await bundle();
  const files = packages.map((url) => fileURLToPath(url));
  expect(files.map((file) => existsSync(file))).toEqual([true]);
  dispose();
  runtime.dispose();
  mkdirSync(join(workspace.root, 'node_modules/.cache/sim-run'), { recursive: true });
  expect(readdirSync(join(workspace.root, 'node_modules/.cache/sim-run'))).toEqual([]);
});
