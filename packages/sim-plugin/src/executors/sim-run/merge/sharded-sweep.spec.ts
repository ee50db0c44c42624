import { cpSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SimulationReport } from '@gossip/sim-runtime/sim';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SIM } from '../../../sweep/lease-workspace.fixture.js';
import type { SimRunOptions } from '../options.js';
import { OUTPUT, SimRunBench } from '../sim-run-bench.fixture.js';
import { ShardsBench } from './shards-bench.fixture.js';

let bench: SimRunBench;

beforeEach(() => {
  bench = new SimRunBench();
});

afterEach(() => {
  bench.dispose();
});

const SEEDS = 40;
const stormy = { level: 'stormy', seeds: SEEDS } as const;

async function runShards(of: number, options: SimRunOptions = {}): Promise<void> {
  for (let index = 1; index <= of; index++) {
    expect(await bench.run({ ...stormy, ...options, shard: `${index}/${of}`, merge: of })).toBe(
      true,
    );
  }
}

describe('shards that are merged', () => {
  it('come to the same as the whole, with one bug told once', async () => {
    bench.workspace.plant('');
    await runShards(3);
    expect(bench.output).toContain('\nVerdict        left to the merge of all shards\n');
    const { first } = bench.report('shards/stormy/3/3').shard ?? {};

    expect(await bench.run({ level: 'stormy', merge: 3 })).toBe(false);
    expect(bench.output).toMatch(
      /^Seeds {10}40 {2}\(first \d+, from the simulation's code, 3 shards\)$/m,
    );
    const merged = bench.report('merged/stormy/3');
    const files = bench.files('merged/stormy/3');

    expect(await bench.run({ ...stormy, firstSeed: first ?? -1 })).toBe(false);
    expect(comparable(merged)).toEqual(comparable(bench.report('stormy')));
    expect(files).toEqual(bench.files('stormy'));
  });

  it('pass together, and restart with other seeds when the code changes', async () => {
    await runShards(2);
    expect(await bench.run({ level: 'stormy', merge: 2 })).toBe(true);
    const { first } = bench.report('merged/stormy/2').seeds;
    bench.workspace.plant("if (input.epoch !== state.epoch) return [state, reply('refused', 1)];");
    await runShards(2);
    expect(await bench.run({ level: 'stormy', merge: 2 })).toBe(true);
    expect(bench.report('merged/stormy/2').seeds.first).not.toBe(first);
  });

  it('are told apart by module, each of which has a range of its own', async () => {
    const modules = {
      orders: { type: 'coordination', simulation: 'src/sim.ts' },
      leases: { type: 'coordination', simulation: 'src/leases.ts' },
    };
    bench.workspace.write('packages/orders/sim.config.json', { modules });
    bench.workspace.write(
      'packages/orders/src/leases.ts',
      SIM.replace("name: 'orders'", "name: 'leases'"),
    );
    await runShards(2, { seeds: 4 });
    expect(await bench.run({ level: 'stormy', merge: 2 })).toBe(true);
    const [orders, leases] = ['orders', 'leases'].map((name) =>
      bench.report(`merged/stormy/2/${name}`),
    );
    expect(orders?.seeds.count).toBe(4);
    expect(leases?.simulation).toBe('leases');
    expect(leases?.seeds.first).not.toBe(orders?.seeds.first);
  });

  it('may be more than there are seeds', async () => {
    await runShards(3, { seeds: 2 });
    expect(await bench.run({ level: 'stormy', merge: 3 })).toBe(true);
    expect(bench.report('merged/stormy/3').seeds).toMatchObject({ count: 2, requested: 2 });
  });
});

describe('a shard that is not merged', () => {
  it('runs the very seeds that it runs for a merge', async () => {
    const runs = [];
    for (const merge of [{}, { merge: 2 }]) {
      await bench.run({ ...stormy, seeds: 4, shard: '2/2', ...merge });
      const { seeds, shard } = bench.report('shards/stormy/2/2');
      runs.push({ seeds, shard });
    }
    expect(runs[0]).toEqual(runs[1]);
    expect(runs[0]?.seeds.first).toBe((runs[0]?.shard?.first ?? 0) + 2);
  });

  it('fails by itself, and leaves no merged report of other seeds, and the sweep alone', async () => {
    bench.workspace.plant('');
    const others = ['merged/stormy/2', 'merged/2/8', 'stormy'];
    for (const place of others) bench.workspace.write(`${OUTPUT}/${place}/report.json`, '{}');
    expect(await bench.run({ ...stormy, shard: '1/2' })).toBe(false);
    const left = others.filter((it) => existsSync(join(bench.workspace.root, OUTPUT, it)));
    expect(left).toEqual(['stormy']);
    expect(bench.output).toContain(`--plan=${OUTPUT}/shards/stormy/1/2/`);
  });
});

describe('a merge', () => {
  let shards: ShardsBench;
  beforeAll(async () => {
    shards = await ShardsBench.create();
  });
  beforeEach(() => {
    shards.restore();
  });
  afterAll(() => {
    shards.dispose();
  });

  const second = (): string => shards.second;
  const change = (edit: (report: SimulationReport) => unknown): void => shards.change(edit);
  const copyOfFirst = (): void =>
    cpSync(second().replace('/2/2/', '/1/2/'), second(), { force: true });

  it('is no matter of the folder that the workspace lies in', async () => {
    shards.restore(bench);
    expect(await bench.run({ level: 'stormy', merge: 2 })).toBe(true);
  });

  it.each<[string, () => void, string]>([
    [
      'a shard is missing',
      () => rmSync(second()),
      'Shard 2/2 is missing, since there is no packages/orders/sim-output/shards/stormy/2/2/report.json: run it with --level=stormy --shard=2/2',
    ],
    ['a report is none', () => writeFileSync(second(), '{'), 'is no report of a shard'],
    [
      'a report is of another module',
      () => change((it) => ({ ...it, simulation: 'lease' })),
      "is of the module 'lease', and the merge is of 'orders'",
    ],
    [
      'a report is of another type of module',
      () => change((it) => ({ ...it, type: 'gossip' })),
      'is of a gossip module, and the merge is of a coordination module',
    ],
    [
      'a report is of another level',
      () => change((it) => ({ ...it, level: 'sunny' })),
      'is of the level sunny, and the merge is of stormy',
    ],
    ['seeds would count twice', copyOfFirst, 'is that of shard 1/2, whose seeds would count twice'],
    [
      'a report is of another range',
      () => change(({ shard, ...it }) => ({ ...it, shard: { ...shard, first: 7 } })),
      'is of 40 seeds from 7 on, and the merge is of 40 seeds from ',
    ],
    [
      'seeds overlap',
      () => change(({ seeds, ...it }) => ({ ...it, seeds: { ...seeds, first: seeds.first - 1 } })),
      'is of 20 seeds from',
    ],
    [
      'a shard was cut short',
      () => change(({ seeds, ...it }) => ({ ...it, seeds: { ...seeds, count: 3 } })),
      'Shard 2/2 was cut short, with 3 of its 20 seeds done',
    ],
  ])('is refused when %s', (_, spoil, sentence) => {
    spoil();
    expect(shards.refusal()).toContain(sentence);
    expect(shards.refusal()).not.toContain('\n');
  });

  it('is refused in one line when the code is another', async () => {
    shards.restore(bench);
    bench.workspace.plant("return [state, reply('written')];");
    expect(await bench.run({ level: 'stormy', merge: 2 })).toBe(false);
    expect(bench.output).toContain('is of other code, or other options');
    expect(bench.output.trim().split('\n')).toHaveLength(1);
  });

  it('is refused when the options are others', () => {
    expect(shards.refusal()).toBe(undefined);
    expect(shards.refusal({ maxEvents: 99 })).toContain('is of other code, or other options');
    expect(shards.refusal({ seeds: 41 })).toContain('is of 40 seeds from');
  });
});

/** A report without what depends on the machine's speed, and on how the seeds were chosen. */
function comparable({ seeds, mergedShards: _, ...report }: SimulationReport): unknown {
  const { origin, ...others } = seeds;
  expect(origin).not.toBe('');
  return JSON.parse(
    JSON.stringify({ ...report, seeds: others }, (key, member: unknown) => {
      if (key === 'replay') return String(member).replace('/merged/stormy/3/', '/stormy/');
      return key === 'elapsedMs' ? 0 : member;
    }),
  );
}
