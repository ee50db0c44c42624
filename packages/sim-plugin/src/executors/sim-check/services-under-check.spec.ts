import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { starterFiles } from '../../sweep/bundle/hosts/service-workspace.fixture.js';
import { SimCheckBench } from './sim-check-bench.fixture.js';

const STARTER = starterFiles();
const MAIN = 'src/store/main.ts';

let bench: SimCheckBench;

beforeEach(() => {
  bench = new SimCheckBench();
  for (const [file, text] of Object.entries(STARTER)) bench.write(`packages/orders/${file}`, text);
  bench.write('packages/orders/sim.config.json', {
    modules: { orders: { type: 'service', simulation: 'src/sim.ts' } },
  });
});

afterEach(() => {
  bench.dispose();
});

/** Puts lines in front of the entry of a host, which only the definition of the service leads to. */
function plant(...lines: readonly string[]): void {
  bench.write(`packages/orders/${MAIN}`, `${lines.join('\n')}\n${STARTER[MAIN] ?? ''}`);
}

describe('sim-check of a service', () => {
  it('passes what the generator writes, with the entries of its hosts', async () => {
    expect(await bench.check({ skipTypecheck: true })).toEqual({ success: true });
    expect(bench.output).toContain('orders · service boundary\n');
    expect(bench.output).toMatch(/Review {5}9 files, 2 of 2 rules passed/);
  });

  it('names what a host uses and the simulation refuses, where it is used', async () => {
    plant(
      "import { fork } from 'node:child_process';",
      "import * as http2 from 'node:http2';",
      "export const spare = (): unknown => fork('./spare.js');",
    );
    expect(await bench.check({ skipTypecheck: true })).toEqual({ success: false });
    expect(bench.output).toContain(`packages/orders/${MAIN}:3:37  BLOCK  sim/no-unsimulated-apis`);
    expect(bench.output).toContain(
      'The simulation has no replacement for `child_process.fork`, and ends a host that uses it.',
    );
    expect(bench.output).toContain('1 BLOCK, 0 WARN');
  });

  it.each([
    ['the file that an addon is built of', { name: 'store', version: '1.0.0' }, true],
    ['a package that addons are loaded by', { dependencies: { bindings: '1' } }, false],
  ])('names a native addon: %s', async (_, manifest, hasGyp) => {
    bench.write('packages/orders/node_modules/store/package.json', manifest);
    if (hasGyp) bench.write('packages/orders/node_modules/store/binding.gyp', {});
    plant("import { open } from 'store/sync';", "export const store = open('/data');");
    expect(await bench.check({ skipTypecheck: true })).toEqual({ success: false });
    expect(bench.output).toContain('`store` is a native addon');
  });
});
