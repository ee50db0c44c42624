import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LogicalTime } from '../../contracts/logical-time.js';
import { readHistory } from '../../history/formats/read-history.js';
import { checkLinearizability } from '../../history/linearizability/check-linearizability.js';
import { casRegister } from '../../history/models/register.js';
import { type RequestHistory } from '../../history/recording/request-log.js';
import { CoordinationDriver } from '../coordination/coordination-driver.js';
import { type StateStore, type StoredState } from '../coordination/state-store.js';
import { type DriverError } from '../driver-error.js';
import { HistoryRecorder } from './history-recorder.js';

let folder: string;
let path: string;
let errors: DriverError[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'history-'));
  path = join(folder, 'history.jsonl');
  errors = [];
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function open(): HistoryRecorder {
  let now = 0;
  return new HistoryRecorder(path, { now: () => now++, onError: (error) => errors.push(error) });
}

const recorded = () => readHistory(readFileSync(path, 'utf8'));

interface Input {
  readonly client: number;
  readonly id: number;
  readonly f: 'read' | 'write';
  readonly value?: number;
}
interface Effect {
  readonly id: number;
  readonly value: number | undefined;
}

const accessors: RequestHistory<Input, Effect> = {
  call: ({ id, f, value }) => ({ id, f, value }),
  result: ({ id, value }) => ({ id, type: 'ok', value }),
};

/** A store in memory that takes its time, and gives every reader a state that is a write old if it is `stale`. */
function memory(stale: boolean): StateStore<number, Effect> {
  const states: StoredState<number>[] = [];
  return {
    transact: async (decide) => {
      await new Promise((resolve) => setImmediate(resolve));
      const decision = decide(states.at(stale ? -2 : -1));
      if (decision.state !== states.at(-1)?.state) states.push(decision);
      return decision;
    },
  };
}

/** Three clients that write and read, each a call after the other, through a driver that records them. */
async function runForReal(stale: boolean): Promise<void> {
  const recorder = open();
  const driver = new CoordinationDriver<number, Input, Effect>({
    initialState: 0,
    transition: (state, { id, f, value }) => [
      f === 'write' ? (value ?? 0) : state,
      [{ id, value: f === 'read' ? state : undefined }],
    ],
    store: memory(stale),
    clock: () => LogicalTime.ZERO,
    actorOf: ({ client }) => client,
    history: recorder.requests(accessors),
  });
  const client = async (client: number): Promise<void> => {
    for (let id = 0; id < 20; id += 2) {
      await driver.apply({ client, id, f: 'write', value: client * 100 + id });
      await driver.apply({ client, id: id + 1, f: 'read' });
    }
  };
  await Promise.all([client(0), client(1), client(2)]);
  recorder.close();
}

describe('the history of a run for real', () => {
  test('is checked as a simulated one is', async () => {
    await runForReal(false);
    expect(recorded()).toHaveLength(120);
    expect(new Set(recorded().map(({ process }) => process)).size).toBe(3);
    expect(checkLinearizability(recorded(), casRegister({ initial: 0 })).verdict).toBe('ok');
  });

  test('shows a store that gives old states', async () => {
    await runForReal(true);
    expect(checkLinearizability(recorded(), casRegister({ initial: 0 })).verdict).toBe('violation');
  });

  test('leaves a call open whose answer never came', async () => {
    const recorder = open();
    const driver = new CoordinationDriver<number, Input, Effect>({
      initialState: 0,
      transition: (state) => [state, []],
      store: { transact: () => Promise.reject(new Error('gone')) },
      clock: () => LogicalTime.ZERO,
      history: recorder.requests(accessors),
    });
    await expect(driver.apply({ client: 0, id: 1, f: 'read' })).rejects.toThrow('gone');
    recorder.close();
    expect(recorded().map(({ type }) => type)).toEqual(['invoke']);
  });
});

describe('a recorder of histories', () => {
  test('goes on where another was cut off, and uses no process of an open call again', () => {
    const first = open();
    first.client('a').invoke('write', 1).ok();
    first.client('a').invoke('write', 2);
    first.client('b').invoke('read').info();
    appendFileSync(path, '{"process":"a","ty');
    const second = open();
    second.client('a').invoke('read').ok(2);
    second.client('b').invoke('read').ok(2);
    second.close();
    expect(recorded().map(({ process, type }) => [process, type])).toEqual([
      ['a', 'invoke'],
      ['a', 'ok'],
      ['a', 'invoke'],
      ['b', 'invoke'],
      ['b', 'info'],
      ['a.1', 'invoke'],
      ['a.1', 'ok'],
      ['b.1', 'invoke'],
      ['b.1', 'ok'],
    ]);
    expect(checkLinearizability(recorded(), casRegister({ initial: null })).verdict).toBe('ok');
  });

  test.each(['something else', 'not a\nhistory\n', '{"process":"a"}\n'])(
    'refuses a file that is no history, and leaves it as it is: %j',
    (content) => {
      writeFileSync(path, content);
      expect(open).toThrow(`${path} cannot be continued and stays as it is: `);
      expect(readFileSync(path, 'utf8')).toBe(content);
    },
  );

  test('ends where a value cannot be written, and says so', () => {
    const recorder = open();
    const call = recorder.client('a').invoke('write', 1);
    recorder.client('b').invoke('write', new Map());
    call.ok();
    expect(errors.map(({ message }) => message)).toEqual([
      'A call could not be recorded, and the history has ended: write has a value that JSON cannot hold',
    ]);
    expect(recorded()).toHaveLength(1);
  });
});
