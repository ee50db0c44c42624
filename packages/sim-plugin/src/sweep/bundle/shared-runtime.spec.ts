import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type LeaseWorkspace, leaseWorkspace } from '../lease-workspace.fixture.js';
import { bundleSimulation, type SimulationBundle } from './bundle-simulation.js';

const INSTALLED = 'node_modules/@gossip/sim-runtime';

let workspace: LeaseWorkspace;

beforeEach(() => {
  workspace = leaseWorkspace('none');
  rmSync(join(workspace.root, INSTALLED));
  writeRuntime(INSTALLED);
  writeSim("export { part as one } from '@gossip/sim-runtime/sim';\n");
});

afterEach(() => {
  workspace.dispose();
});

/** A runtime of entries that have a part in common, which is made with a package. */
function writeRuntime(folder: string): void {
  const entries = ['sim', 'history', 'service'];
  workspace.write(`${folder}/package.json`, {
    name: '@gossip/sim-runtime',
    type: 'module',
    exports: Object.fromEntries(entries.map((name) => [`./${name}`, `./${name}.js`])),
  });
  for (const name of entries)
    workspace.write(`${folder}/${name}.js`, "export * from './part.js';\n");
  workspace.write('node_modules/maker/package.json', {
    name: 'maker',
    type: 'module',
    exports: './maker.js',
  });
  workspace.write('node_modules/maker/maker.js', 'export const make = (text) => ({ text });\n');
  workspace.write(
    `${folder}/part.js`,
    "import { make } from 'maker';\nexport const part = make('of the runtime');\n",
  );
}

function writeSim(code: string): void {
  workspace.write('packages/orders/src/sim.ts', `${code}export const own = 'of the module';\n`);
}

function bundle(): Promise<SimulationBundle> {
  return bundleSimulation({
    workspaceRoot: workspace.root,
    projectRoot: 'packages/orders',
    simulation: 'src/sim.ts',
    sharesRuntime: true,
  });
}

const codeOf = ({ file }: SimulationBundle): string => readFileSync(file, 'utf8');

async function exportsOf({ file }: SimulationBundle): Promise<Readonly<Record<string, unknown>>> {
  const { module } = (await import(pathToFileURL(file).href)) as {
    readonly module: Readonly<Record<string, unknown>>;
  };
  return module;
}

const runtimes = (): string => join(workspace.root, 'node_modules/.cache/sim-run/runtimes');

/** The names of what is kept. */
const kept = (): readonly string[] => readdirSync(runtimes()).sort();

/** Each file of the kept scripts. */
function keptFiles(): readonly string[] {
  return readdirSync(runtimes(), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

it('is imported by bundles that hold the code of the module alone', async () => {
  const first = await bundle();
  const before = kept();
  writeSim("export { part as two } from '@gossip/sim-runtime/sim';\n");
  const second = await bundle();
  for (const made of [first, second]) {
    expect(codeOf(made)).toContain('of the module');
    expect(codeOf(made)).not.toContain('of the runtime');
  }
  expect(kept()).toEqual(before);
  expect(second.packages).toEqual(first.packages);
  expect((await exportsOf(first))['one']).toBe((await exportsOf(second))['two']);
  expect((await exportsOf(first))['one']).toEqual({ text: 'of the runtime' });
});

it('has its parts once, however many of its entries are imported', async () => {
  writeSim(
    "export { part as one } from '@gossip/sim-runtime/sim';\nexport { part as other } from '@gossip/sim-runtime/history';\n",
  );
  const { one, other } = await exportsOf(await bundle());
  expect(one).toBe(other);
});

it('is made anew when one of its files has changed, and is part of the fingerprint', async () => {
  const first = await bundle();
  workspace.write(`${INSTALLED}/part.js`, "export const part = 'another';\n");
  const second = await bundle();
  expect((await exportsOf(second))['one']).toBe('another');
  expect(second.fingerprint).not.toBe(first.fingerprint);
});

it.each(['', 'null', '(function () { throw 1; })'])(
  'is made anew where any of its files holds %o',
  async (damage) => {
    // What was written just before is not relied on for longer than a run.
    (await bundle()).dispose();
    const { fingerprint, dispose } = await bundle();
    dispose();
    for (const file of keptFiles()) {
      const content = readFileSync(file, 'utf8');
      writeFileSync(file, damage);
      const made = await bundle();
      made.dispose();
      expect(made.fingerprint).toBe(fingerprint);
      expect(readFileSync(file, 'utf8'), file).toBe(content);
    }
  },
);

it('can be made by several processes at once', async () => {
  const made = await Promise.all([bundle(), bundle(), bundle()]);
  expect(new Set(made.map(({ fingerprint }) => fingerprint)).size).toBe(1);
  expect(kept().filter((name) => name.startsWith('part-'))).toEqual([]);
  const parts = await Promise.all(made.map(exportsOf));
  expect(parts.map(({ one }) => one)).toEqual(made.map(() => ({ text: 'of the runtime' })));
});

it.each([
  ['of a service', "export { part as one } from '@gossip/sim-runtime/service';\n"],
  ['that a library makes a service of', "export * from './service.js';\n"],
  ['of a simulation that imports a package of it', "export { make } from 'maker';\n"],
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
  workspace.write(
    'packages/orders/src/service.ts',
    "export * from '@gossip/sim-runtime/service';\n",
  );
  writeSim(`${code}export { part as two } from '@gossip/sim-runtime/sim';\n`);
  const made = await bundle();
  expect(codeOf(made)).toContain('of the runtime');
  expect((await exportsOf(made))['two']).toEqual({ text: 'of the runtime' });
});

it('leaves the error of an import that it lacks to the bundler', async () => {
  writeSim("export { nothing } from '@gossip/sim-runtime/sim';\n");
  await expect(bundle()).rejects.toThrow(
    'packages/orders/src/sim.ts:1:10: "nothing" is not exported by',
  );
});

it('is not kept where the disk takes no files', async () => {
  mkdirSync(join(workspace.root, 'node_modules/.cache/sim-run'), { recursive: true });
  writeFileSync(runtimes(), 'a file');
  await expect(bundle()).rejects.toThrow('takes no files, which a simulation needs while it runs');
});
