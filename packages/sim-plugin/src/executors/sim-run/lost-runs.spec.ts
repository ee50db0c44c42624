import { NO_DEATH, NO_HANG } from '@gossip/sim-runtime/sim';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FENCE, FENCED, LOGIC, SIM } from '../../sweep/lease-workspace.fixture.js';
import { OUTPUT, SimRunBench } from './sim-run-bench.fixture.js';

let bench: SimRunBench;

beforeEach(() => {
  bench = new SimRunBench();
});

afterEach(() => {
  bench.dispose();
});

/** One of them is lost, which costs the time of a watchdog twice. */
const SEEDS = 8;

const inEpoch3 = (code: string): string =>
  `if (state.epoch === 3 && input.epoch === 3 && now > 400 && now < 600) ${code}`;

let known: Promise<readonly number[]> | undefined;

/** The seeds at which code in epoch 3 runs. */
function seedsInEpoch3(): Promise<readonly number[]> {
  return (known ??= (async () => {
    bench.workspace.plant(inEpoch3('throw new Error();'));
    await bench.run({ level: 'stormy', seeds: SEEDS, shrink: false });
    const { failures } = bench.report('stormy');
    return failures.filter(({ oracle }) => oracle !== FENCED).map(({ seed }) => seed);
  })());
}

describe('a seed that does not come to its end', () => {
  it.each([
    [
      'never ends',
      'for (;;);',
      {
        oracle: 'the run ends in time',
        message:
          /^it had not ended after 0\.5 s of processor time; in transition \(packages\/orders\/src\/logic\.ts:\d+\); the last operation was "t=\d+ worker-\d does \w+ .+", the last event "t=\d+ .+"$/,
      },
    ],
    [
      'ends its worker',
      'process.exit(3);',
      { oracle: 'the run leaves its worker alive', message: 'its worker ended with exit code 3' },
    ],
    [
      'leaves something behind that throws',
      "later(() => { throw new Error('boo'); });",
      {
        oracle: 'the run leaves its worker alive',
        message: /^its worker died: Error: boo\n +at .*packages\/orders\/src\/logic\.ts:\d+:\d+/,
      },
    ],
  ])('is reported when it %s, and costs no other seed', async (_, code, { oracle, message }) => {
    const expected = await seedsInEpoch3();
    expect(expected.length).toBeGreaterThan(0);
    // What a module takes hold of when it is loaded is out of the guards' reach.
    bench.workspace.plant(inEpoch3(code), 'const later = process.nextTick;\n');
    expect(await bench.run({ level: 'stormy', seeds: SEEDS, shrink: false, watchdog: 0.5 })).toBe(
      false,
    );

    const { failures, seeds } = bench.report('stormy');
    expect(seeds.count).toBe(SEEDS);
    const lost = failures.filter((failure) => failure.oracle === oracle);
    expect(lost.map(({ seed }) => seed)).toEqual(expected);
    expect(lost[0]?.message).toEqual(
      typeof message === 'string' ? message : expect.stringMatching(message),
    );
    expect(bench.files('stormy')).toContain(`${lost[0]?.seed}.plan.json`);
  });

  it('is reported when it alone is replayed', async () => {
    const [seed] = await seedsInEpoch3();
    bench.workspace.plant(inEpoch3('for (;;);'));

    expect(await bench.run({ level: 'stormy', seed: seed ?? -1, watchdog: 0.3 })).toBe(false);
    expect(bench.output).toContain(`the run ends in time · seed ${seed}\n`);
    const plan = `${OUTPUT}/stormy/replay/${seed}.plan.json`;
    expect(await bench.run({ plan, watchdog: 0.3 })).toBe(false);
    expect(bench.output).toContain(`the run ends in time · seed ${seed}\n`);
  });
});

describe('a module whose seeds never end', () => {
  it('costs the time of a few of them, and keeps what was run', async () => {
    bench.workspace.plant('if (state.epoch > 1) for (;;);');
    expect(await bench.run({ level: 'stormy', seeds: 1_000, watchdog: 0.3, shrink: false })).toBe(
      false,
    );

    const { seeds, failures, result } = bench.report('stormy');
    const hung = failures.filter(({ oracle }) => oracle === NO_HANG);
    expect(hung).toHaveLength(5);
    expect(result).toBe('fail');
    expect(seeds.count).toBeLessThan(1_000);
    // The fifth of them is the last seed that counts, whatever other workers have run by then.
    expect(hung.at(-1)?.seed).toBe(seeds.first + seeds.count - 1);
    expect(bench.output).toContain(
      "Not all seeds of 'orders' could be run, and the report covers the others: 5 seeds did not end (the first: it had not ended after 0.3 s of processor time; in transition (packages/orders/src/logic.ts:",
    );
  });
});

describe('a worker that is killed from outside', () => {
  it('costs no seed, since the seed runs well by itself, but leaves no success', async () => {
    // The first run to arrive has its process killed, as the system does where memory runs out.
    bench.workspace.plant(
      `if (isFirst()) kill(process.pid, 'SIGKILL'); ${FENCE}`,
      `import { mkdirSync } from 'node:fs';
const kill = process.kill.bind(process);
const isFirst = () => { try { mkdirSync('${bench.workspace.root}/first'); return true; } catch { return false; } };
`,
    );
    expect(
      await bench.run({ level: 'stormy', seeds: 40, firstSeed: 1, workers: 2, audit: 0 }),
    ).toBe(false);

    const { seeds, failures } = bench.report('stormy');
    expect(seeds).toMatchObject({ count: 40, requested: 40, failed: 0 });
    expect(failures).toEqual([]);
    expect(bench.output).toMatch(
      /A worker was lost at seed \d+ \(its worker was killed by SIGKILL, as the system does where memory runs out\), which did not happen again/,
    );
  });
});

describe('a module that can be loaded only once', () => {
  it('keeps the results of the seeds that were run, and says that others were not', async () => {
    bench.workspace.plant('if (state.epoch === 2 && now > 700) process.exit(1);');
    bench.workspace.write(
      'packages/orders/src/sim.ts',
      `import { existsSync, writeFileSync } from 'node:fs';
if (existsSync('${bench.workspace.root}/loaded')) throw new Error('not again');
writeFileSync('${bench.workspace.root}/loaded', '');
${SIM}`,
    );
    expect(await bench.run({ level: 'stormy', seeds: 500, workers: 1, shrink: false })).toBe(false);

    const { seeds, failures } = bench.report('stormy');
    expect(seeds.count).toBeLessThan(500);
    // The seed that ended the worker could not be run again, so there is no verdict about it.
    expect(failures.map(({ oracle }) => oracle)).not.toContain(NO_DEATH);
    expect(bench.output).toContain("Not all seeds of 'orders' could be run");
    expect(bench.output).toContain('Error: not again');
  });
});

describe('an exception in a module', () => {
  it('is reported with lines of its TypeScript', async () => {
    bench.workspace.plant("if (state.epoch > 2) throw new Error('three is too many');");
    expect(await bench.run({ level: 'stormy', seeds: 20 })).toBe(false);

    const line = LOGIC.split('\n').findIndex((text) => text.includes('// the fence')) + 1;
    expect(bench.output).toContain('  Error: three is too many\n');
    expect(bench.output).toContain(`(packages/orders/src/logic.ts:${line}:`);
    expect(bench.output).not.toContain('sim-runtime/');
  });
});
