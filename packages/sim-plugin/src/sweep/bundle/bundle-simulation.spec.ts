import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LeaseWorkspace, leaseWorkspace, LOGIC, SIM } from '../lease-workspace.fixture.js';
import { bundleSimulation } from './bundle-simulation.js';

const require = createRequire(import.meta.url);
const TYPESCRIPT = dirname(require.resolve('typescript/package.json'));
const SWC = dirname(require.resolve('@swc/core/package.json'));

/** What Node 20 does not parse, nor any Node so far. */
const MODERN = `
const events: unknown[] = [];
function noted(_: unknown, context: ClassMethodDecoratorContext): void {
  context.addInitializer(function (this: object) {
    events.push(\`\${String(context.name)} of \${this.constructor.name}\`);
  });
}
class Ledger {
  accessor total = 7;
  @noted m(): void {}
}
export function told(): readonly unknown[] {
  const ledger = new Ledger();
  {
    using lock = { [Symbol.dispose]: () => { events.push('closed'); } };
    void lock;
  }
  events.push(ledger.total);
  return events;
}
`;

let workspace: LeaseWorkspace;

beforeEach(() => {
  workspace = leaseWorkspace('none');
});

afterEach(() => {
  workspace.dispose();
});

describe('the bundle of a simulation', () => {
  it('holds the module and the runtime, and is gone when it is disposed of', async () => {
    const { file, dispose } = await bundle();

    const code = readFileSync(file, 'utf8');
    expect(code).toContain('function transition(');
    expect(code).toContain('function runSeed(');
    expect(existsSync(`${file}.map`)).toBe(true);
    expect(readFileSync(file)).toEqual(readFileSync((await bundle()).file));
    dispose();
    expect(existsSync(file)).toBe(false);
  });

  it('lies where launch configurations have debuggers look for its source map', async () => {
    const { file } = await bundle();

    expect(relative(workspace.root, file)).toMatch(/^node_modules\/\.cache\/sim-run\/.+\.mjs$/);
  });

  it('holds workspace libraries, found by export condition', async () => {
    library("export const limit = 'from the library';\n");
    mkdirSync(join(workspace.root, 'node_modules/@acme'));
    symlinkSync('../../packages/limits', join(workspace.root, 'node_modules/@acme/limits'));
    importFromSim('@acme/limits');

    expect(readFileSync((await bundle()).file, 'utf8')).toContain('from the library');
  });

  it('holds workspace libraries, found by tsconfig paths', async () => {
    library("export const limit = 'from the library';\n");
    workspace.write('packages/orders/tsconfig.json', {
      extends: '../../tsconfig.base.json',
      compilerOptions: { paths: { '@acme/limits': ['../limits/src/index.ts'] } },
    });
    importFromSim('@acme/limits');

    expect(readFileSync((await bundle()).file, 'utf8')).toContain('from the library');
  });

  it('names its sources, those included of which only an inlined constant is left', async () => {
    workspace.write('packages/orders/src/config/limits.ts', 'export const LIMIT = 3;\n');
    workspace.write(
      'packages/orders/src/sim.ts',
      `import { LIMIT } from './config/limits.js';\n${SIM}\nexport const limit = LIMIT;\n`,
    );
    const { sources } = await bundle();
    expect(sources.map((file) => relative(workspace.root, file)).sort()).toEqual([
      'packages/orders/src/config/limits.ts',
      'packages/orders/src/logic.ts',
      'packages/orders/src/sim.ts',
    ]);
  });

  it('leaves installed packages where they are, the one that the importer would get', async () => {
    workspace.write('node_modules/limits/package.json', { name: 'limits', main: 'index.js' });
    workspace.write('node_modules/limits/index.js', "exports.limit = 'from the root';\n");
    workspace.write('packages/orders/node_modules/limits/package.json', { name: 'limits' });
    workspace.write(
      'packages/orders/node_modules/limits/index.js',
      "exports.limit = 'of the project';\n",
    );
    importFromSim('limits');

    const code = readFileSync((await bundle()).file, 'utf8');

    expect(code).toContain(
      `"file://${workspace.root}/packages/orders/node_modules/limits/index.js"`,
    );
    expect(code).not.toContain('of the project');
  });

  it('runs on this Node, whatever syntax the module has', async () => {
    workspace.write('packages/orders/src/logic.ts', `${MODERN}\n${LOGIC}`);
    workspace.write(
      'packages/orders/src/sim.ts',
      `import { told } from './logic.js';\n${SIM}\nexport { told };\n`,
    );
    symlinkSync(TYPESCRIPT, join(workspace.root, 'node_modules/typescript'));
    const { file } = await bundle();
    const { module } = (await import(file)) as { module: { told: () => readonly unknown[] } };
    expect(module.told()).toEqual(['m of Ledger', 'closed', 7]);
    expect(readFileSync(`${file}.map`, 'utf8')).toContain('packages/orders/src/logic.ts');
  });

  it('has decorators lowered by SWC where TypeScript has no API', async () => {
    workspace.write('packages/orders/src/logic.ts', `${MODERN}\n${LOGIC}`);
    workspace.write('node_modules/typescript/package.json', { name: 'typescript' });
    workspace.write('node_modules/typescript/index.js', 'exports.version = "7.0.0";\n');
    mkdirSync(join(workspace.root, 'node_modules/@swc'));
    symlinkSync(SWC, join(workspace.root, 'node_modules/@swc/core'));
    await expect(import((await bundle()).file)).resolves.toHaveProperty('module.simulation');
  });

  it('keeps to decorators of the older kind where the tsconfig says so', async () => {
    workspace.write('packages/orders/tsconfig.json', {
      extends: '../../tsconfig.base.json',
      compilerOptions: { experimentalDecorators: true },
    });
    const legacy =
      'function old(_: object, key: string) { told.push(key); }\nexport const told: string[] = [];\nexport class Old { @old m() {} }\n';
    workspace.write('packages/orders/src/logic.ts', `${legacy}\n${LOGIC}`);
    await expect(import((await bundle()).file)).resolves.toHaveProperty('module.simulation');
  });

  it('is refused with the place of a decorator that nothing lowers', async () => {
    workspace.write(
      'packages/orders/src/logic.ts',
      `${LOGIC}\nclass A {\n  @(() => undefined) m() {}\n}\nexport const a = new A();\n`,
    );
    await expect(bundle()).rejects.toThrow(
      /^packages\/orders\/src\/logic\.ts:\d+:3: Node has no standard decorators/,
    );
    expect(readdirSync(join(workspace.root, 'node_modules/.cache/sim-run'))).toEqual([]);
  });

  it.each([
    [
      'does not parse',
      'const wrong: = 3;\n',
      'packages/orders/src/logic.ts:1:14: Unexpected token.',
    ],
    [
      'imports what is not installed',
      "import 'leftpad';\n",
      "packages/orders/src/logic.ts: imports 'leftpad', which cannot be found.",
    ],
    [
      'imports a file that is not there',
      "import './nowhere.js';\n",
      "packages/orders/src/logic.ts:1:8: Could not resolve './nowhere.js'",
    ],
    [
      'lacks an export',
      'export const other = 1;\n',
      'packages/orders/src/sim.ts:3:23: "initialState" is not exported by',
    ],
  ])('is refused with file and line when the code %s', async (_, logic, sentence) => {
    workspace.write('packages/orders/src/logic.ts', logic);

    await expect(bundle()).rejects.toThrow(sentence);
    expect(readdirSync(join(workspace.root, 'node_modules/.cache/sim-run'))).toEqual([]);
  });
});

describe('the scratch folder of a bundle', () => {
  const cache = (): string => join(workspace.root, 'node_modules/.cache/sim-run');

  it('is removed at the next start where its process was killed, and only then', async () => {
    const { pid: dead } = spawnSync(process.execPath, ['-e', '']);
    const { file, dispose } = await bundle();
    const own = basename(dirname(file));
    const ofDead = own.replace(`-${process.pid}-`, `-${dead}-`);
    const elsewhere = ofDead.replace(/^sim-run-[0-9a-f]{8}/, 'sim-run-00000000');
    for (const name of [ofDead, elsewhere, 'notes']) mkdirSync(join(cache(), name));
    (await bundle()).dispose();
    expect(readdirSync(cache()).sort()).toEqual(['notes', own, elsewhere].sort());
    dispose();
    expect(existsSync(join(cache(), own))).toBe(false);
  });

  it('is said to take no files where it cannot be made', async () => {
    workspace.write('node_modules/.cache', 'a file');
    await expect(bundle()).rejects.toThrow(
      /node_modules\/\.cache\/sim-run takes no files, which a simulation needs while it runs: not a directory \(ENOTDIR\)\./,
    );
  });
});

function bundle() {
  return bundleSimulation({
    workspaceRoot: workspace.root,
    projectRoot: 'packages/orders',
    simulation: 'src/sim.ts',
  });
}

function library(code: string): void {
  workspace.write('packages/limits/package.json', {
    name: '@acme/limits',
    type: 'module',
    exports: { '.': { '@gossip/source': './src/index.ts', default: './dist/index.js' } },
  });
  workspace.write('packages/limits/src/index.ts', code);
}

function importFromSim(specifier: string): void {
  workspace.write(
    'packages/orders/src/sim.ts',
    `import { limit } from '${specifier}';\n${SIM}\nconsole.log(limit);\n`,
  );
}
