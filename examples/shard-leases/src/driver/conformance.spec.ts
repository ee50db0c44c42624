import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { LogicalTime, nodeId } from '@gossip/sim-runtime';
import {
  CoordinationDriver,
  FlightRecorder,
  type StateStore,
  wallClock,
} from '@gossip/sim-runtime/node';
import {
  checkPlan,
  keepGuards,
  type Level,
  planOf,
  planOfRecording,
  RandomStream,
} from '@gossip/sim-runtime/sim';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { transition } from '../logic.js';
import { simulation, simulationOf } from '../sim.js';
import { type Effect, initialState, type Input, KEY_SPACE, type State } from '../state.js';
import { PostgresStore } from './postgres-store.js';
import { type Ask, work } from './work.js';

/** How many plans of each level; more by hand: `CONFORMANCE_PLANS=100 npx vitest run conformance`. */
const PLANS = Number(process.env['CONFORMANCE_PLANS'] ?? 3);
/** How often the coordinator crashes, of a million requests: half of the crashes come before the commit. */
const CRASH_PPM = 200_000;

interface Applied {
  readonly input: Input;
  readonly now: LogicalTime;
  readonly effects: readonly Effect[];
  readonly state: State;
}

/** Every request that reaches the coordinator in a simulated universe, and its result there. */
function simulate(level: Level, seed: number): readonly Applied[] {
  const applied: Applied[] = [];
  const watched = simulationOf((state, input, now) => {
    const outcome = transition(state, input, now);
    applied.push({ input, now, state: outcome[0], effects: outcome[1] });
    return outcome;
  });
  const { violation } = keepGuards(() => watched.run(planOf(watched, level, seed)));
  expect(violation).toBeUndefined();
  return applied;
}

type Crash = 'before the commit' | 'after the commit';

/** A store whose process dies in the middle of a transaction, a given number of times. */
class DyingStore implements StateStore<State, Effect> {
  dies: Crash | undefined;
  readonly #store: PostgresStore;

  constructor(store: PostgresStore) {
    this.#store = store;
  }

  async transact(decide: Parameters<PostgresStore['transact']>[0]) {
    const { dies } = this;
    this.dies = undefined;
    if (dies === 'before the commit') {
      await this.#store.transact((current) => {
        decide(current);
        throw new Error('killed');
      });
    }
    const decision = await this.#store.transact(decide);
    if (dies === 'after the commit') throw new Error('killed');
    return decision;
  }
}

describe('shard-leases over Postgres', () => {
  const database = new PGlite();
  const postgres = new PostgresStore(database);
  const compared = { requests: 0, crashes: 0 };

  beforeAll(() => postgres.createTables(), 60_000);
  beforeEach(() => database.exec('truncate coordinator, shard, session'));
  afterAll(async () => {
    console.log(
      `compared ${compared.requests} states and their effects, with ${compared.crashes} crashes of the coordinator`,
    );
    await database.close();
  });

  const universes = (['sunny', 'stormy', 'radioactive'] as const).flatMap((level) =>
    Array.from({ length: PLANS }, (_, seed) => [level, seed] as const),
  );

  it.each(universes)('has the results of the simulation: %s, seed %i', async (level, seed) => {
    const random = new RandomStream(seed);
    const store = new DyingStore(postgres);
    for (const { input, now, effects, state } of simulate(level, seed)) {
      const start = () =>
        new CoordinationDriver({ initialState, transition, store, clock: () => now });
      if (random.chance(CRASH_PPM)) {
        store.dies = random.pick(['before the commit', 'after the commit']);
        // The worker gets no answer: it cannot know whether its request was carried out.
        await expect(start().apply(input)).rejects.toMatchObject({ kind: 'port' });
        compared.crashes++;
      }
      expect(await start().apply(input)).toEqual(effects);
      expect(await postgres.read()).toEqual({ state, at: now });
      compared.requests++;
    }
  });

  it('is worked off by three workers, whose coordinator dies again and again', async () => {
    const random = new RandomStream(1);
    const store = new DyingStore(postgres);
    const folder = await mkdtemp(join(tmpdir(), 'shard-leases-'));
    const recorder = new FlightRecorder(join(folder, 'flight.ndjson'), {
      simulation: 'shard-leases',
      type: 'coordination',
      onError: (error) => expect.unreachable(error.message),
    });
    const coordinator = new CoordinationDriver({
      initialState,
      transition,
      store,
      clock: wallClock(10, Date.now()),
      recorder,
      actorOf: ({ worker }) => worker,
    });
    const ask: Ask = (input) => {
      if (random.chance(CRASH_PPM)) store.dies = 'after the commit';
      return coordinator.apply(input);
    };
    const dealtWith = new Set<number>();
    const deal = async (from: number, to: number) => {
      for (let key = from; key < to; key++) dealtWith.add(key);
    };
    await Promise.all([0, 1, 2].map((worker) => work(nodeId(worker), ask, deal)));
    const stored = await postgres.read();
    expect(stored?.state.shards.map(({ status }) => status.kind)).toEqual(
      initialState.shards.map(() => 'done'),
    );
    expect(dealtWith.size).toBe(KEY_SPACE.to - KEY_SPACE.from);

    recorder.close();
    const plan = planOfRecording(await readFile(join(folder, 'flight.ndjson'), 'utf8'));
    const checked = checkPlan(plan, simulation, 'The recording');
    const replayed = keepGuards(() => simulation.run(checked, { trace: true, contentHash: true }));
    expect(replayed.violation).toBeUndefined();
    expect(replayed.traceHash).toBe(recorder.traceHash);
    expect(replayed.contentHash).toBe(recorder.contentHash);
    expect(replayed.events).toBe(plan.recording?.length);
    const last = replayed.trace?.findLast((entry) => entry.kind === 'applied');
    expect(last).toMatchObject({ state: stored?.state });
    await rm(folder, { recursive: true });
  });

  it('keeps a promise of the module even against a statement that would break it', async () => {
    const driver = new CoordinationDriver({
      initialState,
      transition,
      store: postgres,
      clock: () => LogicalTime.ZERO,
    });
    await driver.apply({ kind: 'claim', worker: nodeId(0), sequence: 1 });
    const overlap = "insert into shard values (99, 0, 1, 0, 0, 'free', null, null)";
    await expect(database.exec(overlap)).rejects.toThrow('exclusion constraint');
  });
});
