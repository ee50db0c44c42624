import { spawnSync } from 'node:child_process';
import type { Plan } from '@gossip/sim-runtime/sim';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FENCE, SIM } from '../../sweep/lease-workspace.fixture.js';
import { saveRegression } from '../../results/files/regression-test.js';
import { OUTPUT, SimRunBench } from './sim-run-bench.fixture.js';

const SAVED = 'packages/orders/src/tests/regressions/late-write';

let bench: SimRunBench;
let plan: string;

describe('the place of a regression test', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'regression-test-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([
    ['src/sim.ts', 'src/tests', '../../sim.js'],
    ['src/sim-star.mts', 'src/tests', '../../sim-star.mjs'],
    ['sim.ts', 'tests', '../../sim.js'],
    ['src/tests/star-simulation.ts', 'src/tests', '../star-simulation.js'],
    ['src/tests/variants/star.tsx', 'src/tests', '../variants/star.js'],
    ['src/lease/tests/sim.js', 'src/lease/tests', '../sim.js'],
  ])('of %s goes to %s, and imports %s', (simulation, tests, specifier) => {
    const file = saveRegression(folder, { name: 'late-write', plan: {} as Plan, simulation });
    expect(file).toBe(`${tests}/regressions/late-write.spec.ts`);
    expect(readFileSync(join(folder, file), 'utf8')).toContain(`from '${specifier}';`);
  });
});

describe('a plan that is saved', () => {
  beforeEach(async () => {
    bench = new SimRunBench();
    bench.workspace.plant('');
    await bench.run({ level: 'stormy', seeds: 20 });
    plan = `${OUTPUT}/stormy/${bench.report('stormy').bugs[0]?.seeds[0]}.plan.json`;
  });

  afterEach(() => {
    bench.dispose();
  });

  it('is a test that fails until the bug is gone, whatever is renamed beside it', async () => {
    expect(await bench.run({ plan, save: 'late-write' })).toBe(false);
    expect(bench.output).toContain(`Saved as a regression test: ${SAVED}.spec.ts\n`);

    const before = vitest();
    expect(before.status, before.output).toBe(1);
    expect(before.output).toContain('orders survives late-write');
    expect(before.output).toContain('<- VIOLATION');

    bench.workspace.plant(FENCE);
    const renamed = SIM.replace(
      'operations: {',
      'operations: { inspect: () => undefined, ',
    ).replaceAll('a write is refused', 'a write is turned down');
    bench.workspace.write('packages/orders/src/sim.ts', renamed);
    const after = vitest();
    expect(after.status, after.output).toBe(0);
    expect(after.output).toContain('1 passed');
  });

  it('is never written over another', async () => {
    await bench.run({ plan, save: 'late-write' });
    expect(await bench.run({ plan, save: 'late-write' })).toBe(false);
    expect(bench.output).toContain("There is a regression test 'late-write' already, in src/tests");
  });

  it('must be that of a failing seed, with a name that can be a file’s', async () => {
    bench.workspace.plant(FENCE);
    expect(await bench.run({ seed: 1, save: 'late-write' })).toBe(false);
    expect(bench.output).toContain('Seed 1 does not fail, so there is nothing to save');
    expect(await bench.run({ seed: 1, save: '../late' })).toBe(false);
    expect(bench.output).toContain("'../late' cannot be a test's name");
    expect(await bench.run({ save: 'late-write' })).toBe(false);
    expect(bench.output).toContain('--save keeps a single run');
    expect(existsSync(join(bench.workspace.root, 'packages/orders/src/tests'))).toBe(false);
  });
});

/** Runs the module's tests as its project would. */
function vitest(): { readonly status: number | null; readonly output: string } {
  const { root, write } = bench.workspace;
  const manifest = createRequire(import.meta.url).resolve('vitest/package.json');
  const link = join(root, 'node_modules/vitest');
  if (!existsSync(link)) symlinkSync(dirname(manifest), link);
  write(
    'packages/orders/vitest.config.mts',
    "export default { ssr: { resolve: { conditions: ['@gossip/source'] } } };\n",
  );
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(dirname(manifest), 'vitest.mjs'), 'run', '--no-cache', '--no-color'],
    { cwd: join(root, 'packages/orders'), encoding: 'utf8' },
  );
  return { status, output: stdout + stderr };
}
