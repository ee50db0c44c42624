import type { SimulationReport } from '@gossip/sim-runtime/sim';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FENCED } from '../../../sweep/lease-workspace.fixture.js';
import { ShardsBench } from './shards-bench.fixture.js';

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

describe('a merge', () => {
  type Alteration = (report: SimulationReport) => unknown;
  const failure = { oracle: FENCED, message: 'two', at: 1 };
  const oracleWith = (it: SimulationReport, differences: object) => ({
    ...it,
    oracles: it.oracles.map((oracle) => ({ ...oracle, ...differences })),
  });
  const withFailures = ({ seeds, ...it }: SimulationReport, failed: readonly number[]) => ({
    ...oracleWith({ ...it, seeds }, { status: 'fail' }),
    result: 'fail',
    seeds: { ...seeds, failed: failed.length },
    failures: failed.map((seed) => ({ ...failure, seed })),
  });

  it.each<[string, Alteration, string]>([
    ['shard', (it) => ({ ...it, shard: null }), 'expected an object, found null'],
    ['shard', ({ shard: _, ...it }) => it, 'is missing'],
    ['failures.0', (it) => ({ ...it, failures: [null] }), 'expected an object, found null'],
    ['oracles.0', (it) => ({ ...it, oracles: [7] }), 'expected an object, found 7'],
    ['events', (it) => ({ ...it, events: -1 }), 'expected a whole number from 0, found -1'],
    ['elapsedMs', (it) => ({ ...it, elapsedMs: null }), 'expected a number from 0, found null'],
    ['faults.gremlins', (it) => ({ ...it, faults: { gremlins: 1 } }), 'is no kind of fault'],
    ['faults.__proto__', (it) => ({ ...it, faults: JSON.parse('{"__proto__":1}') }), 'is no kind'],
    [
      'operations.1.name',
      (it) => ({ ...it, operations: [...it.operations.slice(0, 1), ...it.operations] }),
      'is there twice',
    ],
    ['operations', (it) => ({ ...it, operations: it.operations.slice(1) }), 'are not those of the'],
    ['oracles', (it) => oracleWith(it, { kind: 'sometimes' }), 'are not those of the other shards'],
    [
      'oracles.0.name',
      (it) => ({ ...it, oracles: [{ ...it.oracles[0], name: 'x' }] }),
      'is no oracle',
    ],
    ['oracles.0.occurrences', (it) => oracleWith(it, { occurrences: 1e9 }), 'is more than the'],
    ['oracles.0.status', (it) => oracleWith(it, { status: 'fail' }), 'does not fit the failures'],
    ['result', (it) => ({ ...it, result: 'fail' }), 'is "fail", and 0 seeds are given as failed'],
    [
      'seeds.failed',
      (it) => ({ ...it, failures: [{ ...failure, seed: it.seeds.first }] }),
      'is 0, and there are 1 failures',
    ],
    [
      'omitted.0.oracle',
      ({ seeds, ...it }) => ({
        ...it,
        result: 'fail',
        seeds: { ...seeds, failed: 1 },
        omitted: [{ oracle: FENCED, seeds: 1 }],
      }),
      'has no failure that is listed',
    ],
    [
      'seeds.failed',
      ({ seeds, ...it }) => ({
        ...it,
        result: 'fail',
        seeds: { ...seeds, failed: 99 },
        omitted: [{ oracle: FENCED, seeds: 99 }],
      }),
      'is more than the 20 that were run',
    ],
    [
      'seeds.failed',
      ({ seeds, ...it }) => ({ ...it, seeds: { ...seeds, failed: 2 } }),
      'is 2, and there are 0 failures',
    ],
    [
      'failures.1.seed',
      (it) => withFailures(it, [it.seeds.first, it.seeds.first]),
      'which is there twice',
    ],
    ['failures.0.seed', (it) => withFailures(it, [it.seeds.first - 1]), 'which is none of the 20'],
    ['result', (it) => ({ ...withFailures(it, [it.seeds.first]), result: 'pass' }), 'is "pass"'],
    [
      'unsorted.0.seeds.1',
      (it) => ({
        ...withFailures(it, [it.seeds.first]),
        unsorted: [{ oracle: FENCED, seeds: [it.seeds.first, it.seeds.first], runs: 1 }],
      }),
      `which is no further failure of "${FENCED}"`,
    ],
    [
      'bugs',
      (it) => ({
        ...withFailures(it, [it.seeds.first, it.seeds.first + 1]),
        unsorted: [{ oracle: FENCED, seeds: [it.seeds.first], runs: 1 }],
      }),
      'leave out the failure of seed',
    ],
  ])('is refused where %s of a report was altered', (path, alter, sentence) => {
    shards.change(alter);
    const refusal = shards.refusal();
    expect(refusal).toContain(
      `packages/orders/sim-output/shards/stormy/2/2/report.json is not valid at ${path}: `,
    );
    expect(refusal).toContain(sentence);
    expect(refusal).not.toContain('\n');
  });

  it('takes a seed for a failure that is one, so that the others above are refused for cause', async () => {
    shards.change((it) => withFailures(it, [it.seeds.first, it.seeds.first + 19]));
    const { bench } = shards;
    expect(await bench.run({ level: 'stormy', merge: 2 })).toBe(false);
    expect(bench.report('merged/stormy/2').seeds.failed).toBe(2);
  });
});
