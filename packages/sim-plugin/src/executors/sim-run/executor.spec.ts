import type { SimulationReport } from '@gossip/sim-runtime/sim';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FENCED, SIM } from '../../sweep/lease-workspace.fixture.js';
import { OUTPUT, SimRunBench } from './sim-run-bench.fixture.js';

const NO_FENCE = '';

let bench: SimRunBench;

beforeEach(() => {
  bench = new SimRunBench();
});

afterEach(() => {
  bench.dispose();
});

describe('a sweep', () => {
  it('passes a module that keeps its promises, and leaves a report', async () => {
    expect(await bench.run({ level: 'stormy' })).toBe(true);

    expect(bench.output).toContain(
      'SIMULATION REPORT  orders · Level 2 Stormy\nResult         PASS\n',
    );
    expect(bench.files('stormy')).toEqual(['junit.xml', 'report.html', 'report.json']);
    expect(bench.report('stormy')).toMatchObject({
      schemaVersion: 1,
      simulation: 'orders',
      level: 'stormy',
      result: 'pass',
      seeds: { count: 100, first: 0, failed: 0 },
      failures: [],
      bugs: [],
    });
    expect(readdirSync(join(bench.workspace.root, 'node_modules/.cache/sim-run'))).toEqual([
      'runtimes',
    ]);
  });

  it('notes a source that the hash of its task does not cover', async () => {
    bench.workspace.write('packages/orders/src/limits.test.ts', 'export const LIMIT = 3;\n');
    bench.workspace.write(
      'packages/orders/src/sim.ts',
      `import { LIMIT } from './limits.test.js';\n${SIM}\nexport const limit = LIMIT;\n`,
    );
    expect(await bench.run({ level: 'sunny', seeds: 1 })).toBe(true);
    expect(bench.output).not.toContain('NOTE');

    vi.stubEnv('NX_TASK_HASH', '7');
    expect(await bench.run({ level: 'sunny', seeds: 1 })).toBe(true);
    expect(bench.output).toContain('NOTE  packages/orders/src/limits.test.ts is part of');
    expect(bench.output.match(/NOTE/g)).toHaveLength(1);
  });

  it('finds a planted bug, and writes plan, original plan and trace of 20 seeds of it', async () => {
    bench.workspace.plant(NO_FENCE);
    expect(await bench.run({ level: 'stormy', seeds: 60 })).toBe(false);

    const { bugs, failures } = bench.report('stormy');
    expect(bugs.map(({ oracle }) => oracle)).toEqual([FENCED]);
    const [bug] = bugs;
    const seeds = failures.map(({ seed }) => seed);
    expect(bug?.seeds).toEqual(seeds);
    expect(bug?.shrunk?.operations.after).toBeLessThanOrEqual(4);
    expect(seeds.length).toBeGreaterThan(20);
    // First the seed of the story, which is one of the failing seeds; then the others, in order.
    const told = bug?.plan.seed;
    const written = [told, ...seeds.filter((seed) => seed !== told)].slice(0, 20);
    const files = bench.files('stormy');
    expect(files).toEqual(
      [
        'junit.xml',
        'report.html',
        'report.json',
        `${told}.original.plan.json`,
        ...written.flatMap((seed) => [`${seed}.plan.json`, `${seed}.trace.txt`]),
      ].sort(),
    );
    const trace = readFileSync(
      join(bench.workspace.root, OUTPUT, 'stormy', `${seeds[0]}.trace.txt`),
      'utf8',
    );
    expect(trace).toContain('-- warm-up --');
    expect(trace).toMatch(/<- VIOLATION .*\n$/);

    await expectReplay(bug);
    await expectSeed(failures.at(-1), files);
  });

  /** The command that is printed replays the bug with the same hash. */
  async function expectReplay(bug: SimulationReport['bugs'][number] | undefined): Promise<void> {
    const plan = `${OUTPUT}/stormy/${bug?.plan.seed}.plan.json`;
    expect(bench.output).toContain(
      `  trace hash: ${bug?.traceHash}\n  content hash: ${bug?.contentHash}\n  replay: nx sim-run orders --plan=${plan}\n`,
    );

    expect(await bench.run({ plan })).toBe(false);
    expect(bench.output).toContain(`\nTrace hash     ${bug?.traceHash}   order of events\n`);
    expect(bench.output).toContain(`\nContent hash   ${bug?.contentHash}   messages, `);
    expect(bench.output).toContain(`  replay: nx sim-run orders --plan=${plan}\n`);
  }

  /** A failing seed that is run alone has the hash that the sweep has kept, and leaves the sweep's files. */
  async function expectSeed(
    failure: SimulationReport['failures'][number] | undefined,
    ofSweep: readonly string[],
  ): Promise<void> {
    expect(await bench.run({ level: 'stormy', seed: failure?.seed ?? -1 })).toBe(false);
    expect(bench.output).toContain(`\nTrace hash     ${failure?.traceHash} `);
    expect(bench.files('stormy').filter((file) => !file.startsWith('replay'))).toEqual(ofSweep);
    expect(bench.files('stormy')).toContain(`replay/${failure?.seed}.plan.json`);
  }

  it('comes to the same whatever the number of workers', async () => {
    bench.workspace.plant(NO_FENCE);
    await bench.run({ level: 'stormy', seeds: 300, workers: 1 });
    const one = timeless(bench.report('stormy'));
    await bench.run({ level: 'stormy', seeds: 300, workers: 3 });

    expect(timeless(bench.report('stormy'))).toEqual(one);
  });

  it('replaces what an earlier sweep of the level left, and nothing else', async () => {
    bench.workspace.write(`${OUTPUT}/sunny/old.plan.json`, '{}');
    bench.workspace.write(`${OUTPUT}/stormy/old.plan.json`, '{}');
    await bench.run({});

    expect(bench.files('sunny')).toEqual(['junit.xml', 'report.html', 'report.json']);
    expect(bench.files('stormy')).toEqual(['old.plan.json']);
    expect(readdirSync(join(bench.workspace.root, OUTPUT)).sort()).toEqual(['stormy', 'sunny']);
  });

  it('does not shrink when told not to', async () => {
    bench.workspace.plant(NO_FENCE);
    await bench.run({ level: 'stormy', seeds: 10, shrink: false });

    expect(bench.report('stormy').bugs[0]).not.toHaveProperty('shrunk');
  });

  it('watches a single oracle when told to', async () => {
    bench.workspace.plant(NO_FENCE);
    expect(
      await bench.run({ level: 'stormy', seeds: 10, only: 'a write is refused', allowEmpty: true }),
    ).toBe(true);
    expect(await bench.run({ only: 'nothing' })).toBe(false);
    expect(bench.output).toContain(`--only takes '${FENCED}' or 'a write is refused'`);
  });

  it('takes many events for a livelock when told to', async () => {
    expect(await bench.run({ maxEvents: 5 })).toBe(false);
    expect(bench.report('sunny').bugs[0]).toMatchObject({ kind: 'livelock' });
    expect(bench.output).toMatch(/replay: nx sim-run orders --plan=\S+ --maxEvents=5\n/);
  });
});

describe('one run', () => {
  it('prints the same hash each time, and another for another seed', async () => {
    const hash = async (seed: number): Promise<string | undefined> => {
      await bench.run({ level: 'stormy', seed });
      return /^Trace hash {5}(0x[\da-f]{8}) /m.exec(bench.output)?.[1];
    };
    const seven = await hash(7);
    expect(seven).toBeDefined();
    expect(await hash(7)).toBe(seven);
    expect(await hash(8)).not.toBe(seven);
  });

  it('is told in full with --trace', async () => {
    await bench.run({ level: 'stormy', seed: 7, trace: true });
    expect(bench.output).toMatch(/\nTRACE {2}orders\nt=0 {4}-- warm-up --\n/);
  });
});

describe('several modules of one project', () => {
  beforeEach(() => {
    bench.workspace.write(
      'packages/orders/src/bad.ts',
      SIM.replace("'orders'", "'bad'")
        .replace('initialState,\n', 'initialState: { epoch: 1, until: 0 },\n')
        .replaceAll('input.epoch !== state.epoch', 'true'),
    );
    bench.workspace.write('packages/orders/sim.config.json', {
      modules: {
        orders: { type: 'coordination', simulation: 'src/sim.ts' },
        bad: { type: 'coordination', simulation: 'src/bad.ts' },
      },
    });
  });

  it('are all run, each with a folder of its own', async () => {
    expect(await bench.run({ level: 'stormy', seeds: 10 })).toBe(false);

    expect(bench.output.match(/^SIMULATION REPORT {2}\w+/gm)).toEqual([
      'SIMULATION REPORT  orders',
      'SIMULATION REPORT  bad',
    ]);
    expect(bench.files('stormy')).toContain('orders/report.json');
    const plan = bench.files('stormy').find((file) => /^bad\/\d+\.plan\.json$/.test(file));
    expect(bench.output).toContain(`--plan=${OUTPUT}/stormy/${plan} --module=bad\n`);
    expect(await bench.run({ plan: `${OUTPUT}/stormy/${plan}` })).toBe(false);
    expect(bench.output).toContain('SIMULATION REPORT  bad');
  });

  it('can be run alone', async () => {
    expect(await bench.run({ module: 'orders' })).toBe(true);
    expect(await bench.run({ module: 'nobody' })).toBe(false);
    expect(bench.output).toContain(
      "no module 'nobody' in its sim.config.json: --module takes orders or bad",
    );
  });

  it('do not lose their results when another cannot be run', async () => {
    bench.workspace.write('packages/orders/src/bad.ts', 'const wrong: = 1;\n');
    expect(await bench.run({})).toBe(false);

    expect(bench.output).toContain(
      'SIMULATION REPORT  orders · Level 1 Sunny\nResult         PASS',
    );
    expect(bench.output).toContain('packages/orders/src/bad.ts:1:14: Unexpected token.');
    expect(bench.files('sunny')).toEqual([
      'orders/junit.xml',
      'orders/report.html',
      'orders/report.json',
    ]);
  });
});

/** A report without what depends on the machine's speed. */
function timeless(value: SimulationReport): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, member: unknown) => (key === 'elapsedMs' ? 0 : member)),
  );
}
