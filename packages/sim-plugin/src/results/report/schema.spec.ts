import type { SimulationReport } from '@gossip/sim-runtime/sim';
import { Ajv } from 'ajv';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SimRunBench } from '../../executors/sim-run/sim-run-bench.fixture.js';

// As whoever reads reports would find it.
const published = createRequire(import.meta.url).resolve('@gossip/sim-plugin/report.schema.json');
const schema = JSON.parse(readFileSync(published, 'utf8')) as object;
const validate = new Ajv({ allErrors: true }).compile(schema);

let bench: SimRunBench;

beforeEach(() => {
  bench = new SimRunBench();
});

afterEach(() => {
  bench.dispose();
});

describe('the schema of report.json', () => {
  it('describes a report that passes', async () => {
    await bench.run({ level: 'radioactive', seeds: 30 });
    expectValid(bench.report('radioactive'));
  });

  it.each([
    ['a violation', '', 3],
    ['an exception', "throw new Error('boo');", 3],
    // Each costs several workers, and the time of their watchdog.
    ['a death', 'process.exit(1);', 1],
    ['a hang', 'for (;;);', 1],
  ])('describes a report of %s, and of its replay', async (_, code, seeds) => {
    bench.workspace.plant(code);
    await bench.run({ level: 'stormy', seeds, watchdog: 0.3, audit: 0 });
    const report = bench.report('stormy');
    expect(report.bugs.length).toBeGreaterThan(0);
    expectValid(report);

    await bench.run({
      level: 'stormy',
      seed: report.failures[0]?.seed ?? 0,
      watchdog: 0.3,
      audit: 0,
    });
    expectValid(bench.report('stormy/replay'));
  });

  it('describes a report with an unknown verdict', async () => {
    await bench.run({});
    const report = bench.report('sunny');
    const oracles = report.oracles.map((oracle) => ({
      ...oracle,
      status: 'unknown' as const,
      unknown: 1,
    }));
    expectValid({ ...report, result: 'unknown', oracles });
  });

  it('refuses what sim-run does not write', async () => {
    await bench.run({});
    const report = bench.report('sunny');
    expect(validate({ ...report, more: 1 })).toBe(false);
    expect(validate({ ...report, result: 'maybe' })).toBe(false);
    expect(validate({ ...report, seeds: { ...report.seeds, first: -1 } })).toBe(false);
  });
});

function expectValid(report: SimulationReport): void {
  validate(report);
  expect(validate.errors).toBe(null);
}
