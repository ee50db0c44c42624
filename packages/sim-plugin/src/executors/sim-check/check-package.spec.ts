import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LOGIC } from './orders-workspace.fixture.js';
import { SimCheckBench } from './sim-check-bench.fixture.js';

let bench: SimCheckBench;

beforeEach(() => {
  bench = new SimCheckBench();
});

afterEach(() => {
  bench.dispose();
});

/** Installs a package whose second file draws unless `isPure`. */
function install(name: string, version: string, isPure = false): void {
  const { write } = bench;
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
    expect(await bench.check({ package: 'dice' })).toEqual({ success: false });
    const output = bench.output;
    expect(output).toContain('node_modules/dice/draw.js:1:27  BLOCK  sim/no-unseeded-randomness');
    expect(output).toContain('SIM-CHECK  dice 1.2.3 · strict boundary');
    expect(output).toContain('Review     2 files');
    expect(output).toContain('Verdict    none comes with the plugin for this version');
    const paste = /\{[^]*\}/.exec(output.slice(output.indexOf('To vouch')))?.[0] ?? '';
    bench.write('packages/orders/sim.config.json', {
      modules: { orders: { type: 'coordination', simulation: 'src/sim.ts' } },
      ...(JSON.parse(paste) as object),
    });
    bench.output = '';
    expect(await bench.check({ package: 'dice' })).toEqual({ success: true });
    expect(bench.output).toMatch(/Vouched {4}1\.2\.3 read, 1 BLOCK/);
    importIt('dice');
    expect(await bench.check({ skipTypecheck: true })).toEqual({ success: true });
  });

  it('passes a package in which nothing is found', async () => {
    install('dice', '1.2.3', true);
    expect(await bench.check({ package: 'dice' })).toEqual({ success: true });
  });

  it('uses the verdict that comes with the plugin, and so does the review of a module', async () => {
    install('mutative', '2.0.5');
    expect(await bench.check({ package: 'mutative', format: 'json' })).toEqual({ success: true });
    const { summary } = JSON.parse(bench.output) as { summary: { package: object } };
    expect(summary.package).toMatchObject({
      name: 'mutative',
      version: '2.0.5',
      isVouchedFor: true,
      verdict: { read: '2.0.0', versions: '^2.0.0', isDeterministic: true },
    });
    importIt('mutative');
    expect(await bench.check({ skipTypecheck: true })).toEqual({ success: true });
  });

  it.each([
    ['mutative', '3.0.0', 'Nobody has vouched for the package `mutative`.'],
    ['date-fns', '4.4.0', 'The package `date-fns` is not deterministic as a whole: most functions'],
  ])('leaves %s %s to the project', async (name, version, what) => {
    install(name, version);
    expect(await bench.check({ package: name })).toEqual({ success: false });
    importIt(name);
    expect(await bench.check({ skipTypecheck: true })).toEqual({ success: false });
    expect(bench.output).toContain(what);
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
    expect(await bench.check({ package: name })).toEqual({ success: false });
    expect(error.mock.calls.map(String)).toEqual([expect.stringMatching(message)]);
  });
});

function importIt(name: string): void {
  const code = `import { draw } from '${name}';\n${LOGIC}export const drawn = draw;\n`;
  bench.write('packages/orders/src/logic.ts', code);
}
