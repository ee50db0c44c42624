import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OUTPUT, SimRunBench } from './sim-run-bench.fixture.js';

let bench: SimRunBench;

beforeEach(() => {
  bench = new SimRunBench();
});

afterEach(() => {
  bench.dispose();
});

/** Every other place in which a file can be in the way of a folder, or a folder in that of a file. */
describe('results that cannot be written', () => {
  it('are printed all the same, and fail the task, whose result is then not cached', async () => {
    bench.workspace.write(OUTPUT, 'a file');

    expect(await bench.run({ seeds: 2 })).toBe(false);

    expect(bench.output).toContain('SIMULATION REPORT  orders');
    expect(bench.output).toMatch(
      /sim-output\/sunny could not be written: (file already exists|not a directory) \((EEXIST|ENOTDIR)\)\. The report is the one that was printed/,
    );
    expect(bench.output.indexOf('SIMULATION REPORT')).toBeLessThan(
      bench.output.indexOf('could not be written'),
    );
  });

  it('leave what other runs wrote, and nothing half', async () => {
    await bench.run({ seeds: 2 });
    const before = bench.files('sunny');
    const plan = join(bench.workspace.root, OUTPUT, 'sunny/replay/report.json');
    mkdirSync(plan, { recursive: true });

    expect(await bench.run({ seed: 1 })).toBe(false);

    expect(bench.output).toContain('SIMULATION REPORT  orders');
    expect(bench.output).toMatch(/replay\/report\.json could not be written: .* \(E[A-Z]+\)\./);
    expect(bench.files('sunny')).toEqual(before);
    const report = join(bench.workspace.root, OUTPUT, 'sunny/report.json');
    expect(existsSync(report) && JSON.parse(readFileSync(report, 'utf8'))).toMatchObject({
      seeds: { count: 2 },
    });
  });
});
