import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type * as nodeFs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type LogicalTime, LogicalTime as Time } from '../../contracts/logical-time.js';
import { coordination } from '../../coordination/coordination.js';
import { keepGuards } from '../../guards/guards.js';
import { always } from '../../oracles/always.js';
import { planOfRecording } from '../../plan/plan-of-recording.js';
import { checkPlan } from '../../run/check-plan.js';
import { type Simulation } from '../../run/simulation.js';
import { CoordinationDriver } from '../coordination/coordination-driver.js';
import { type DriverError } from '../driver-error.js';
import { FlightRecorder } from './flight-recorder.js';
import { overRegister } from '../coordination/register-store.js';
import { type StoredState } from '../coordination/state-store.js';

/** Which write from now on writes no more than half, as one may on a disk that is nearly full. */
const writesHalf = vi.hoisted(() => ({ at: 0 }));
vi.mock('node:fs', async (load) => {
  const fs = await load<typeof nodeFs>();
  const writeSync = (file: number, text: string) =>
    fs.writeSync(file, --writesHalf.at === 0 ? text.slice(0, text.length / 2) : text);
  return { ...fs, writeSync };
});

let folder = '';
let path = '';
const errors: DriverError[] = [];
const onError = (error: DriverError) => void errors.push(error);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'flight-'));
  path = join(folder, 'recording.ndjson');
  errors.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Replays the recording as `sim-run --plan` does. */
function replay(simulation: Simulation) {
  const plan = planOfRecording(readFileSync(path, 'utf8'));
  const checked = checkPlan(JSON.parse(JSON.stringify(plan)), simulation, path);
  return keepGuards(() => simulation.run(checked, { trace: true, contentHash: true }));
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
    expect(result.contentHash).toBe(recorder.contentHash);
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
    expect(result.contentHash).toBe(after.recorder.contentHash);
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

  it('ends where its handler or the actor of an input fails, and nothing is applied twice', async () => {
    const recorder = new FlightRecorder(path, {
      simulation: 'tally',
      type: 'coordination',
      onError: (error) => {
        onError(error);
        throw new Error('no handler');
      },
    });
    const thrown = new Promise((resolve) => process.once('uncaughtException', resolve));
    const others = process.listeners('uncaughtException').slice(0, -1);
    for (const other of others) process.off('uncaughtException', other);
    let sum = 0;
    const driver = new CoordinationDriver<Tally, Add, string>({
      initialState: EMPTY,
      transition: add,
      store: {
        transact: async (decide) => {
          const decision = decide(undefined);
          ({ sum } = decision.state);
          return decision;
        },
      },
      clock: () => Time.of(7),
      attempts: 3,
      recorder,
      actorOf: () => {
        throw new Error('no such actor');
      },
    });
    expect(await driver.apply({ name: 'a', by: 1 })).toEqual(['1 at 7']);
    expect(sum).toBe(1);
    expect(await thrown).toMatchObject({ message: 'no handler' });
    for (const other of others) process.on('uncaughtException', other);
    expect(errors.map(({ message }) => message)).toEqual([
      'An input could not be recorded, and the recording has ended: no such actor',
    ]);
  });

  it('is refused where it is damaged, and stays as it is', async () => {
    const { driver, recorder } = start();
    await driver.apply({ name: 'a', by: 1 });
    recorder.close();
    const damaged = `${readFileSync(path, 'utf8')}{"at":9,"pa\n{"at":9`;
    writeFileSync(path, damaged);
    expect(start).toThrow(
      /recording\.ndjson cannot be continued and stays as it is: line \d+ is not JSON\. Choose/,
    );
    expect(readFileSync(path, 'utf8')).toBe(damaged);
  });

  it('has whole lines only, also where the system writes less than it is asked to', async () => {
    const { driver } = start();
    writesHalf.at = 3;
    for (let by = 0; by < 5; by++) await driver.apply({ name: `n${by}`, by });
    writesHalf.at = 0;
    expect(replay(tally(add)).events).toBe(5);
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
      'has "timeout" in recording[0].kind, which is no recorded input of a coordination module',
    );
  });
});
