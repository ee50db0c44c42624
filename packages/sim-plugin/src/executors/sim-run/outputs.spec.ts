import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PageData } from '../../page/page-data.js';
import { FENCED, SIM } from '../../sweep/lease-workspace.fixture.js';
import { OUTPUT, SimRunBench } from './sim-run-bench.fixture.js';

let bench: SimRunBench;

beforeEach(() => {
  bench = new SimRunBench();
});

afterEach(() => {
  bench.dispose();
});

describe('the folder of a level', () => {
  it('is called what the option says, by which Nx looks for it', async () => {
    await bench.run({ level: 2, seeds: 2 });
    expect(bench.report('2').level).toBe('stormy');
  });

  it('is called by the name of the level where the environment has chosen it', async () => {
    vi.stubEnv('SIM_LEVEL', '2');
    await bench.run({ level: 'stormy', seeds: 2 });
    expect(bench.report('stormy').level).toBe('stormy');
  });
});

describe('a plan file', () => {
  const firstPlan = (): string =>
    `${OUTPUT}/stormy/${bench.report('stormy').bugs[0]?.plan.seed}.plan.json`;

  it('knows the hash of its run, so that a replay notices that the code has changed', async () => {
    bench.workspace.plant('');
    await bench.run({ level: 'stormy', seeds: 20 });
    const plan = firstPlan();
    const hash = bench.report('stormy').bugs[0]?.traceHash;
    expect(await bench.run({ plan })).toBe(false);
    expect(bench.output).not.toContain('The code has changed');

    bench.workspace.plant("if (input.worker >= 0) throw new Error('another story');");
    await bench.run({ plan });
    expect(bench.output).toContain(
      `\nThe code has changed since this plan was recorded: its trace hash was ${hash} and is 0x`,
    );
    expect(bench.output).toContain('It violated "only the newest epoch writes" then.\n');
  });

  it('notices, too, what changes no more than the contents of the run', async () => {
    bench.workspace.plant('');
    await bench.run({ level: 'stormy', seeds: 20, export: 'shiviz,itf' });
    const plan = firstPlan();
    const itf = readFileSync(
      join(bench.workspace.root, plan.replace('.plan.json', '.itf.json')),
      'utf8',
    );
    expect(JSON.parse(itf)).toMatchObject({ '#meta': { command: expect.stringContaining(plan) } });
    expect(bench.output).toContain(`Export         ${plan.replace('.plan.json', '.shiviz.log')}\n`);
    const [bug] = bench.report('stormy').bugs;
    bench.workspace.plant("if (input.kind === 'write') state = { ...state, note: 'new' };");
    await bench.run({ plan });
    expect(bench.output).toContain(`\nTrace hash     ${bug?.traceHash} `);
    expect(bench.output).toContain(
      `\nThe code has changed since this plan was recorded: its content hash was ${bug?.contentHash} and is 0x`,
    );
  });
});

describe('the page of a report', () => {
  const page = (folder: string): PageData => {
    const file = join(bench.workspace.root, OUTPUT, folder, 'report.html');
    const data = /id="data">([^<]*)<\/script>/.exec(readFileSync(file, 'utf8'))?.[1];
    return JSON.parse(data ?? '') as PageData;
  };

  it('draws each bug, and is named where there is one', async () => {
    bench.workspace.plant('');
    await bench.run({ level: 'stormy', seeds: 20 });
    expect(bench.output).toContain(`\n\nReport         ${OUTPUT}/stormy/report.html\n`);
    const { report, diagrams } = page('stormy');
    expect(report).toEqual(bench.report('stormy'));
    expect(diagrams).toHaveLength(report.bugs.length);
    expect(diagrams[0]?.steps.at(-1)).toMatchObject({ kind: 'violation', what: FENCED });
  });

  it('draws a single run that goes well', async () => {
    await bench.run({ level: 'stormy', seed: 1 });
    expect(bench.output).not.toContain('report.html');
    expect(page('stormy/replay').run?.steps.length).toBeGreaterThan(20);
  });

  it('does without a picture of a run that has no end', async () => {
    bench.workspace.plant('for (;;);');
    await bench.run({ level: 'stormy', seeds: 1, watchdog: 0.3, shrink: false });
    expect(page('stormy').diagrams).toEqual([null]);
  });
});

describe('coverage', () => {
  it('is told below the report, and is a failure when it is required', async () => {
    const never = SIM.replace('operations: {', 'operations: { never: () => undefined, ');
    bench.workspace.write('packages/orders/src/sim.ts', never);
    expect(await bench.run({ level: 'stormy' })).toBe(true);
    expect(bench.output).toMatch(
      /\nUnder-covered\n {2}never: never possible in 100 seeds, though tried/,
    );

    expect(await bench.run({ level: 'stormy', requireCoverage: true })).toBe(false);
    expect(bench.output).toMatch(/^Result {9}FAIL {3}coverage is required/m);
    expect(bench.report('stormy').result).toBe('fail');
    expect(junit()).toContain('<failure type="coverage"');
  });

  it('has a sweep go on until nothing new is reached, with any number of workers', async () => {
    const reports = [];
    for (const workers of [1, 2]) {
      await bench.run({ level: 'sunny', seeds: 40, untilStable: 60, firstSeed: 0, workers });
      reports.push(bench.report('sunny'));
    }
    const [one, two] = reports;
    expect(one?.ground?.seedsSinceNew).toBeGreaterThanOrEqual(60);
    expect(one?.seeds.count).toBeGreaterThan(40);
    expect((one?.seeds.count ?? 1) % 40).toBe(0);
    expect(two?.seeds).toEqual(one?.seeds);
    expect(two?.ground).toEqual(one?.ground);
  });

  it('is not asked of a single run', async () => {
    await bench.run({ seed: 1, requireCoverage: true });
    expect(bench.output).not.toContain('Under-covered');
  });
});

describe('on CI', () => {
  it('there is a junit.xml, and an annotation where GitHub reads them', async () => {
    bench.workspace.plant('');
    await bench.run({ level: 'stormy', seeds: 20 });
    expect(junit()).toContain('name="only the newest epoch writes"><failure type="always"');
    expect(bench.output).not.toContain('::error');

    vi.stubEnv('GITHUB_ACTIONS', 'true');
    await bench.run({ level: 'stormy', seeds: 20 });
    expect(bench.output).toContain('\n::error file=packages/orders/src/sim.ts,title=orders%3A');
  });
});

function junit(): string {
  return readFileSync(join(bench.workspace.root, OUTPUT, 'stormy/junit.xml'), 'utf8');
}
