import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type LogicalTime, LogicalTime as Time } from '../contracts/logical-time.js';
import { nodeId } from '../contracts/node-id.js';
import { coordination } from '../coordination/coordination.js';
import { gossip } from '../gossip/gossip.js';
import { keepGuards } from '../guards/guards.js';
import { always } from '../oracles/always.js';
import { planOfRecording } from '../plan/plan-of-recording.js';
import { checkPlan } from '../run/check-plan.js';
import { type Simulation } from '../run/simulation.js';
import { CoordinationDriver } from './coordination-driver.js';
import { type DriverError } from './driver-error.js';
import { type EchoMessage, EchoNode } from './echo-node.fixture.js';
import { FlightRecorder } from './flight-recorder.js';
import { Loopback } from './loopback.fixture.js';
import { overRegister } from './register-store.js';
import { SansIoDriver } from './sans-io-driver.js';
import { type StoredState } from './state-store.js';

let folder = '';
let path = '';
const errors: DriverError[] = [];
const onError = (error: DriverError) => void errors.push(error);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'flight-'));
  path = join(folder, 'recording.ndjson');
  errors.length = 0;
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  vi.useRealTimers();
});

/** Replays the recording as `sim-run --plan` does. */
function replay(simulation: Simulation) {
  const plan = planOfRecording(readFileSync(path, 'utf8'));
  const checked = checkPlan(JSON.parse(JSON.stringify(plan)), simulation, path);
  return keepGuards(() => simulation.run(checked, { trace: true }));
}

interface Tally {
  readonly sum: number;
  readonly names: ReadonlyMap<string, number>;
}
interface Add {
  readonly name: string;
  readonly by: number;
}

const EMPTY: Tally = { sum: 0, names: new Map() };

function add({ sum, names }: Tally, { name, by }: Add, now: LogicalTime): [Tally, string[]] {
  if (by === 13) throw new Error('not that one');
  const next = { sum: sum + by, names: new Map([...names, [name, now]]) };
  return [next, [`${next.sum} at ${now}`]];
}

const tally = (logic: typeof add, most = 100) =>
  coordination({
    name: 'tally',
    initialState: EMPTY,
    transition: logic,
    actors: 1,
    operations: { add: () => ({ name: 'x', by: 1 }) },
    oracles: [always('stays low', ({ state }: { readonly state: Tally }) => state.sum <= most)],
  });

describe('a recording of a coordination module', () => {
  const memory = { content: undefined as StoredState<Tally> | undefined, version: 0 };
  beforeEach(() => void Object.assign(memory, { content: undefined, version: 0 }));

  function start() {
    const recorder = new FlightRecorder(path, {
      simulation: 'tally',
      type: 'coordination',
      onError,
    });
    let at = memory.content?.at ?? 0;
    const driver = new CoordinationDriver<Tally, Add, string>({
      initialState: EMPTY,
      transition: add,
      store: overRegister({
        read: async () => ({ ...memory }),
        compareAndSet: async (version, content) => {
          Object.assign(memory, { content, version: version + 1 });
          return true;
        },
      }),
      clock: () => Time.of((at += 7)),
      recorder,
      actorOf: ({ name }) => (name === 'b' ? 2 : 0),
    });
    return { driver, recorder };
  }

  it('is replayed to the same states', async () => {
    const { driver, recorder } = start();
    for (let by = 0; by < 10; by++) await driver.apply({ name: `n${by}`, by });
    recorder.close();
    const result = replay(tally(add));
    expect(result.violation).toBeUndefined();
    expect(result.events).toBe(10);
    expect(result.traceHash).toBe(recorder.traceHash);
    const last = result.trace?.findLast((entry) => entry.kind === 'applied');
    expect(last).toMatchObject({ at: 70, state: memory.content?.state });
  });

  it('goes on over a restart, whatever of a line the crash has left', async () => {
    const before = start();
    await before.driver.apply({ name: 'a', by: 1 });
    appendFileSync(path, '{"at":9,"pa');
    const after = start();
    await after.driver.apply({ name: 'b', by: 2 });
    // The new process did not know what the recording had led to, so it wrote the state down.
    expect(readFileSync(path, 'utf8').match(/"kind":"\w+"/g)).toEqual([
      '"kind":"recording"',
      '"kind":"input"',
      '"kind":"state"',
      '"kind":"input"',
    ]);
    const result = replay(tally(add));
    expect(result.violation).toBeUndefined();
    expect(result.traceHash).toBe(after.recorder.traceHash);
    const applied = result.trace?.filter((entry) => entry.kind === 'applied');
    expect(applied?.map(({ party }) => party)).toEqual([0, 2]);
  });

  it('is held to the invariants', async () => {
    const { driver } = start();
    await driver.apply({ name: 'a', by: 5 });
    await driver.apply({ name: 'b', by: 6 });
    expect(replay(tally(add, 10)).violation).toMatchObject({ oracle: 'stays low', at: 14 });
  });

  it('tells of a module that does something else now', async () => {
    const { driver } = start();
    await driver.apply({ name: 'a', by: 1 });
    await driver.apply({ name: 'b', by: 2 });
    const changed: typeof add = (state, input, now) =>
      add(state, input.name === 'b' ? { ...input, by: 3 } : input, now);
    expect(replay(tally(changed)).violation?.message).toContain(
      'Recorded input 1 (input at t=14) comes to something else than when it was recorded',
    );
  });

  it('ends, and says so, where an input is no data', async () => {
    const { driver } = start();
    await driver.apply({ name: 'a', by: 1 });
    const strange = { name: 'b', by: 2, callback: () => undefined };
    expect(await driver.apply(strange)).toEqual(['3 at 14']);
    await driver.apply({ name: 'c', by: 3 });
    expect(errors.map(({ kind }) => kind)).toEqual(['recording']);
    expect(replay(tally(add)).events).toBe(1);
  });

  it('is refused where it is something else', async () => {
    const { driver } = start();
    await driver.apply({ name: 'a', by: 1 });
    const other = { simulation: 'other', type: 'coordination', onError } as const;
    expect(() => new FlightRecorder(path, other)).toThrow(
      'no recording for the simulation "other"',
    );
    writeFileSync(path, readFileSync(path, 'utf8').replace('"kind":"input"', '"kind":"timeout"'));
    expect(() => replay(tally(add))).toThrow(
      'something else than a recorded input of a coordination',
    );
  });
});

describe('a recording of a sans-IO node', () => {
  const echo = gossip({
    name: 'echo',
    nodes: 2,
    create: ({ now }) => new EchoNode(now),
    oracles: [],
  });

  it('is replayed to the same messages and timeouts, and to the same end', async () => {
    vi.useFakeTimers();
    const network = new Loopback<EchoMessage>();
    const recorder = new FlightRecorder(path, { simulation: 'echo', type: 'gossip', onError });
    const start = (id: number, options: object) =>
      SansIoDriver.start<EchoNode>({
        id: nodeId(id),
        nodeCount: 2,
        msPerTick: 5,
        transport: network.transport(nodeId(id)),
        create: ({ now }) => new EchoNode(now),
        ...options,
      });
    const one = await start(0, {});
    const two = await start(1, { recorder, startAt: Time.of(500) });
    one.call('ask', two.id, 'first');
    two.call('ask', one.id, 'second');
    expect(() => two.call('ask', one.id, '')).toThrow(RangeError);
    await vi.advanceTimersByTimeAsync(120);
    one.call('ask', two.id, 'poison');
    const poisoned = expect(two.finished).rejects.toThrow('I do not take poison');
    await vi.advanceTimersByTimeAsync(5);
    await poisoned;
    await one.close();
    recorder.close();
    vi.useRealTimers();
    const result = replay(echo);
    // The replay ends as the node did, with all that it was given before.
    expect(result.violation).toMatchObject({ message: 'Error: I do not take poison.' });
    expect(two.node.heard).toHaveLength(2);
    expect(two.node.beats).toEqual([510, 520]);
    expect(result.trace?.map((entry) => entry.kind)).toEqual([
      'phase',
      'phase',
      'operation',
      'operation',
      'received',
      'received',
      'timeout',
      'timeout',
      'received',
      'violation',
    ]);
  });
});
