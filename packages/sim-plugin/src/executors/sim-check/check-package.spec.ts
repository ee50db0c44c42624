import { createRequire } from 'node:module';
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import simCheckExecutor from './executor.js';
import type { SimCheckOptions } from './options.js';
import { LOGIC, ordersContext, ordersWorkspace, writerIn } from './orders-workspace.fixture.js';

const typescript = dirname(createRequire(import.meta.url).resolve('typescript/package.json'));

let workspace: string;
let written: string[];

beforeEach(() => {
  workspace = ordersWorkspace(typescript);
  written = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(workspace, { recursive: true, force: true });
});

/** Installs a package whose second file draws unless `isPure`. */
function install(name: string, version: string, isPure = false): void {
  const write = writerIn(workspace);
  const folder = `node_modules/${name}`;
  write(`${folder}/package.json`, {
    name,
    version,
    exports: { '.': './index.js' },
    type: 'module',
  });
  write(`${folder}/index.js`, "export * from './draw.js';\n");
  write(
    `${folder}/draw.js`,
    `export const draw = () => ${isPure ? '4' : 'Math.random()'}; // sim-allow no-unseeded-randomness -- ours\n`,
  );
}

describe('sim-check --package', { timeout: 60_000 }, () => {
  it('reviews all that an import loads, and says how to vouch for it', async () => {
    install('dice', '1.2.3');
    expect(await check({ package: 'dice' })).toEqual({ success: false });
    const output = written.join('');
    expect(output).toContain('node_modules/dice/draw.js:1:27  BLOCK  sim/no-unseeded-randomness');
    expect(output).toContain('SIM-CHECK  dice 1.2.3 · strict boundary');
    expect(output).toContain('Review     2 files');
    expect(output).toContain('Verdict    none comes with the plugin for this version');
    const paste = /\{[^]*\}/.exec(output.slice(output.indexOf('To vouch')))?.[0] ?? '';
    writerIn(workspace)('packages/orders/sim.config.json', {
      modules: { orders: { type: 'coordination', simulation: 'src/sim.ts' } },
      ...(JSON.parse(paste) as object),
    });
    written = [];
    expect(await check({ package: 'dice' })).toEqual({ success: true });
    expect(written.join('')).toMatch(/Vouched {4}1\.2\.3 read, 1 BLOCK/);
    importIt('dice');
    expect(await check({ skipTypecheck: true })).toEqual({ success: true });
  });

  it('passes a package in which nothing is found', async () => {
    install('dice', '1.2.3', true);
    expect(await check({ package: 'dice' })).toEqual({ success: true });
  });

  it('uses the verdict that comes with the plugin, and so does the review of a module', async () => {
    install('mutative', '2.0.5');
    expect(await check({ package: 'mutative', format: 'json' })).toEqual({ success: true });
    const { summary } = JSON.parse(written.join('')) as { summary: { package: object } };
    expect(summary.package).toMatchObject({
      name: 'mutative',
      version: '2.0.5',
      isVouchedFor: true,
      verdict: { read: '2.0.0', versions: '^2.0.0', isDeterministic: true },
    });
    importIt('mutative');
    expect(await check({ skipTypecheck: true })).toEqual({ success: true });
  });

  it.each([
    ['mutative', '3.0.0', 'Nobody has vouched for the package `mutative`.'],
    ['date-fns', '4.4.0', 'The package `date-fns` is not deterministic as a whole: most functions'],
  ])('leaves %s %s to the project', async (name, version, what) => {
    install(name, version);
    expect(await check({ package: name })).toEqual({ success: false });
    importIt(name);
    expect(await check({ skipTypecheck: true })).toEqual({ success: false });
    expect(written.join('')).toContain(what);
  });

  it.each([
    ['dice/none', /^'dice\/none' cannot be reviewed for .*: it exports nothing under that name/],
    ['nothing', /^'nothing' cannot be reviewed for .*: it is not installed there\. Pass to/],
    ['@acme/library', /it is not installed there/],
    ['../dice', /it is not installed there/],
    ['', /it is not installed there/],
  ])('refuses %s with one sentence', async (name, message) => {
    install('dice', '1.2.3');
    const error = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    expect(await check({ package: name })).toEqual({ success: false });
    expect(error.mock.calls.map(String)).toEqual([expect.stringMatching(message)]);
  });
});

function importIt(name: string): void {
  const code = `import { draw } from '${name}';\n${LOGIC}export const drawn = draw;\n`;
  writerIn(workspace)('packages/orders/src/logic.ts', code);
}

function check(options: SimCheckOptions): Promise<{ success: boolean }> {
  return simCheckExecutor(options, ordersContext(workspace));
}
