import { EMPTY_TALLY, type Tally, type Violation } from '@gossip/sim-runtime/sim';
import { describe, expect, it, vi } from 'vitest';
import type { Batch } from '../worker/session.js';
import type { SimulationPool } from './simulation-pool.js';
import { sweep, type SweepRequest } from './sweep.js';
import { type LossKind, WorkerLost } from './worker-lost.js';

const REQUEST: SweepRequest = {
  level: 'stormy',
  seeds: { first: 100, count: 40 },
  limits: {},
  workers: 2,
  auditEvery: 0,
};

const UNSTABLE: Violation = { oracle: 'one', kind: 'nondeterminism', message: '', at: 0 };

/** The fate of a worker at some seeds, run by themselves or not; at the others it does its work. */
type Fate = (seed: number, isAlone: boolean) => LossKind | 'death afterwards' | undefined;

/** A pool without processes, whose workers do `most` seeds of a batch at once. */
function poolOf(fate: Fate, most: number, unstable: readonly number[] = []): SimulationPool {
  const lend = async (use: (worker: unknown) => Promise<unknown>) => {
    const worker = {
      isLost: false,
      call: async (_method: 'run', batch: Batch): Promise<Tally> => {
        await Promise.resolve();
        const seeds = Array.from(
          { length: Math.min(most, batch.count) },
          (_, at) => batch.first + at,
        );
        for (const seed of seeds) {
          const kind = fate(seed, batch.isAlone === true);
          if (kind === undefined || kind === 'death afterwards') continue;
          worker.isLost = true;
          throw new WorkerLost(kind, `${kind} at ${seed}`, { seed, hasRun: true });
        }
        if (seeds.some((seed) => fate(seed, batch.isAlone === true) === 'death afterwards')) {
          worker.isLost = true;
          throw new WorkerLost('death', 'later', { seed: undefined, hasRun: true });
        }
        const end = seeds.findIndex((seed) => unstable.includes(seed)) + 1;
        const done = end === 0 ? seeds : seeds.slice(0, end);
        const failures =
          end === 0 ? [] : done.slice(-1).map((seed) => ({ seed, violation: UNSTABLE }));
        return { ...EMPTY_TALLY, seeds: done.length, ticks: sum(done), failures };
      },
    };
    return use(worker);
  };
  const pool = { with: lend, withFresh: lend, close: () => Promise.resolve() };
  return pool as unknown as SimulationPool;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function allBut(...lost: readonly number[]): number {
  const { first, count } = REQUEST.seeds;
  return sum(Array.from({ length: count }, (_, at) => first + at)) - sum(lost);
}

describe.each([8, 3, 1])('a sweep whose workers do %i seeds at once', (most) => {
  it('runs every seed once', async () => {
    const { tally, trouble } = await sweep(
      poolOf(() => undefined, most),
      REQUEST,
    );
    expect(tally).toMatchObject({ seeds: 40, ticks: allBut(), failures: [] });
    expect(trouble).toBeUndefined();
  });

  it.each([[[100]], [[105, 106, 123]], [[139]]])(
    'loses the seeds %j with their workers, and no other',
    async (lost) => {
      const pool = poolOf((seed) => (lost.includes(seed) ? 'death' : undefined), most);
      const { tally } = await sweep(pool, REQUEST);
      expect(tally.failures.map(({ seed }) => seed)).toEqual(lost);
      expect(tally).toMatchObject({ seeds: 40, ticks: allBut(...lost) });
    },
  );

  it('finds the run that left behind what a worker died of later', async () => {
    const pool = poolOf((seed) => (seed === 111 ? 'death afterwards' : undefined), most);
    const { tally } = await sweep(pool, REQUEST);
    expect(tally.failures.map(({ seed }) => seed)).toEqual([111]);
    expect(tally).toMatchObject({ seeds: 40, ticks: allBut(111) });
  });

  it('ends after five seeds that never do, and keeps what was run', async () => {
    const pool = poolOf((seed) => (seed % 3 === 0 ? 'hang' : undefined), most);
    const { tally, trouble } = await sweep(pool, REQUEST);
    expect(tally.failures.map(({ seed }) => seed)).toEqual([102, 105, 108, 111, 114]);
    expect(tally).toMatchObject({
      seeds: 15,
      ticks: sum([100, 101, 103, 104, 106, 107, 109, 110, 112, 113]),
    });
    expect(trouble?.message).toMatch(/^5 seeds did not end \(the first: hang at 102\)/);
  });

  it('takes no time on the wall for a verdict', async () => {
    const pool = poolOf(
      (seed, isAlone) => (seed % 3 === 0 && !isAlone ? 'silence' : undefined),
      most,
    );
    const { tally, trouble } = await sweep(pool, REQUEST);
    expect(tally).toMatchObject({ seeds: 40, ticks: allBut(), failures: [] });
    expect(trouble).toBeUndefined();
  });

  it('counts a seed that kills no worker by itself, and says that one was lost', async () => {
    const pool = poolOf((seed, isAlone) => (seed === 111 && !isAlone ? 'death' : undefined), most);
    const { tally, trouble } = await sweep(pool, REQUEST);
    expect(tally).toMatchObject({ seeds: 40, ticks: allBut(), failures: [] });
    expect(trouble?.message).toMatch(/^A worker was lost at seed 111 \(death at 111\)/);
  });

  it('ends at the first seed that is not the same twice, whatever else was run', async () => {
    const pool = poolOf(() => undefined, most, [120, 131]);
    const { tally, trouble } = await sweep(pool, REQUEST);
    expect(tally.seeds).toBe(21);
    expect(tally.failures.map(({ seed }) => seed)).toEqual([120]);
    expect(trouble).toBeUndefined();
  });
});

it('cannot be when no worker starts', async () => {
  const pool = { with: () => Promise.reject(new Error('no')) } as unknown as SimulationPool;
  await expect(sweep(pool, REQUEST)).rejects.toThrow('no');
});

it.each(['before', 'while a worker starts'])(
  'is no trouble when it is interrupted %s',
  async (when) => {
    const interruption = new AbortController();
    const pool = {
      with: () => {
        interruption.abort();
        return Promise.reject(new Error('killed by SIGINT'));
      },
      close: () => Promise.resolve(),
    } as unknown as SimulationPool;
    if (when === 'before') interruption.abort();
    const { tally, trouble } = await sweep(pool, { ...REQUEST, signal: interruption.signal });
    expect(tally.seeds).toBe(0);
    expect(trouble).toBeUndefined();
  },
);

it('starts no worker before the first is warm, and then all that the rest pays for', async () => {
  const batches: number[] = [];
  const atOnce = async (count: number, startMs = 0): Promise<readonly number[]> => {
    let busy = 0;
    let nowMs = 0;
    const lanes: number[] = [];
    const now = vi.spyOn(performance, 'now').mockImplementation(() => nowMs);
    const worker = {
      isLost: false,
      call: async (_method: 'run', batch: Batch): Promise<Tally> => {
        lanes.push(busy);
        batches.push(batch.count);
        nowMs += 5 * batch.count;
        await Promise.resolve();
        return { ...EMPTY_TALLY, seeds: batch.count };
      },
    };
    const lend = async (use: (lent: unknown) => Promise<unknown>) => {
      busy++;
      await use(worker);
      busy--;
    };
    const pool = { startMs, with: lend, withFresh: lend, close: () => Promise.resolve() };
    const request = { ...REQUEST, seeds: { first: 0, count }, workers: 16 };
    await sweep(pool as unknown as SimulationPool, request);
    now.mockRestore();
    return lanes;
  };
  const long = await atOnce(5_000);
  // Each new worker has its first batch before the next is started.
  const others = Array.from({ length: 15 }, (_, index) => index + 2);
  expect(long.slice(0, 19)).toEqual([1, 1, 1, 1, ...others]);
  // The first worker is warm after the time of a start. About 23 s are left then, which pay for a third worker
  // and not for a fourth: each is to have the time of four starts.
  const slow = await atOnce(5_000, 2_000);
  expect(slow.slice(0, 46)).toEqual([...Array.from({ length: 41 }, () => 1), 2, 3, 3, 3, 3]);
  batches.length = 0;
  // About 300 ms are left when the first worker is warm.
  expect(Math.max(...(await atOnce(90)))).toBe(1);
  // Workers that are not started have no share.
  expect(batches.slice(0, 4)).toEqual([8, 10, 10, 10]);
});

it('does not wait for workers that are still starting when all seeds are done', async () => {
  let nowMs = 0;
  const now = vi.spyOn(performance, 'now').mockImplementation(() => nowMs);
  const worker = {
    isLost: false,
    call: async (_method: 'run', { count }: Batch): Promise<Tally> => {
      nowMs += 160;
      await Promise.resolve();
      return { ...EMPTY_TALLY, seeds: Math.min(2, count) };
    },
  };
  const lend = vi
    .fn<(use: (lent: unknown) => Promise<unknown>) => Promise<unknown>>()
    .mockImplementationOnce((use) => use(worker))
    .mockImplementation(() => new Promise(() => undefined));
  const pool = { startMs: 0, with: lend } as unknown as SimulationPool;
  const { tally, trouble } = await sweep(pool, { ...REQUEST, seeds: { first: 0, count: 12 } });
  now.mockRestore();
  expect(lend).toHaveBeenCalledTimes(2);
  expect(tally.seeds).toBe(12);
  expect(trouble).toBeUndefined();
});
