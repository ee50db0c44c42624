import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type LoadedCheckpoint,
  type PipelineEffect,
  type PipelineEvent,
} from '../../contracts/pipeline-ports.js';
import { type DriverError } from '../driver-error.js';
import { PipelineDriver } from './pipeline-driver.js';
import { type PipelineDriverOptions } from './pipeline-options.js';

type Event = PipelineEvent<string, number>;
type Effect = PipelineEffect<number, string>;
type Options = PipelineDriverOptions<number, Event, Effect>;

const RETRY_TICKS = 10;

/** Copies records two at a time, with a checkpoint after each two, and ends where nothing is left. */
function step(offset: number, event: Event): readonly [number, readonly Effect[]] {
  const read = (from: number): Effect => ({ kind: 'read', offset: from, limit: 2 });
  switch (event.kind) {
    case 'started': {
      const from = event.loaded.status === 'loaded' ? event.loaded.checkpoint : 0;
      return [from, [read(from)]];
    }
    case 'records': {
      const emits = event.records.map((record, index): Effect => {
        if (record === 'poison') throw new Error('I do not take poison.');
        return { kind: 'emit', id: `${event.offset + index}`, output: record };
      });
      const next = offset + event.records.length;
      return [next, next === offset ? [] : [...emits, { kind: 'checkpoint', checkpoint: next }]];
    }
    case 'checkpointed':
    case 'timeout':
      return [offset, [read(offset)]];
    case 'emitted':
      return [offset, []];
    default:
      return [offset, [{ kind: 'wait', ticks: RETRY_TICKS }]];
  }
}

/** Ports in memory. */
class Ports {
  readonly records: string[] = ['a', 'b', 'c', 'd', 'e'];
  readonly outputs: string[] = [];
  loaded: LoadedCheckpoint<number> = { status: 'none' };
  busy = { read: 0, save: 0, emit: 0 };
  mostBusy = 0;
  beforeSave: () => Promise<void> | void = () => undefined;

  readonly source = {
    read: (offset: number, limit: number) =>
      this.#alone('read', () => this.records.slice(offset, offset + limit)),
  };
  readonly checkpoints = {
    load: async () => this.loaded,
    save: (checkpoint: number) =>
      this.#alone('save', async () => {
        await this.beforeSave();
        this.loaded = { status: 'loaded', checkpoint };
      }),
  };
  readonly sink = {
    emit: (_id: string, output: string) =>
      this.#alone('emit', () => void this.outputs.push(output)),
  };

  async #alone<Result>(port: keyof Ports['busy'], work: () => Result | Promise<Result>) {
    this.mostBusy = Math.max(this.mostBusy, ++this.busy[port]);
    await Promise.resolve();
    try {
      return await work();
    } finally {
      this.busy[port]--;
    }
  }
}

function start(ports: Ports, options: Partial<Options> = {}) {
  const { source, checkpoints, sink } = ports;
  return PipelineDriver.start<number, Event, Effect>({
    initialState: 0,
    step,
    source,
    checkpoints,
    sink,
    msPerTick: 3,
    ...options,
  });
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a pipeline stage over real ports', () => {
  it('runs from its start to its end, one call of a port at a time', async () => {
    const ports = new Ports();
    const driver = await start(ports);
    await driver.finished;
    expect(ports.outputs).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(driver.state).toBe(5);
    expect(ports.mostBusy).toBe(1);
  });

  it('goes on from its checkpoint', async () => {
    const ports = new Ports();
    ports.loaded = { status: 'loaded', checkpoint: 3 };
    await (
      await start(ports)
    ).finished;
    expect(ports.outputs).toEqual(['d', 'e']);
  });

  it('is told when a port fails, and woken when it asked to be', async () => {
    const ports = new Ports();
    let failures = 1;
    ports.beforeSave = () => {
      if (failures-- > 0) throw new Error('disk full');
    };
    const errors: DriverError[] = [];
    const driver = await start(ports, { onError: (error) => void errors.push(error) });
    await vi.advanceTimersByTimeAsync(RETRY_TICKS * 3 - 1);
    expect(ports.outputs).toEqual(['a', 'b']);
    await vi.advanceTimersByTimeAsync(1);
    await driver.finished;
    expect(ports.outputs).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(errors.map(({ kind, message }) => [kind, message])).toEqual([
      ['port', 'The checkpoint store failed: disk full'],
    ]);
  });

  it('ends when the stage throws', async () => {
    const ports = new Ports();
    ports.records[2] = 'poison';
    const driver = await start(ports);
    await expect(driver.finished).rejects.toThrow(/The step threw.*poison/);
    expect(ports.outputs).toEqual(['a', 'b']);
  });

  it('does not start without knowing its checkpoint', async () => {
    const ports = new Ports();
    ports.checkpoints.load = () => Promise.reject(new Error('no such disk'));
    await expect(start(ports)).rejects.toThrow('The checkpoint store failed: no such disk');
  });

  it('does not start when it is aborted while its checkpoint is loaded', async () => {
    const ports = new Ports();
    const abort = new AbortController();
    const { load } = ports.checkpoints;
    ports.checkpoints.load = () => {
      abort.abort(new Error('enough'));
      return load();
    };
    await expect(start(ports, { signal: abort.signal })).rejects.toThrow('enough');
    await vi.advanceTimersByTimeAsync(100);
    expect(ports.outputs).toEqual([]);
  });
});

describe('closing a pipeline', () => {
  it('waits for the calls under way, and tells the stage nothing more', async () => {
    const ports = new Ports();
    let saved: () => void = () => undefined;
    ports.beforeSave = () => new Promise((resolve) => (saved = resolve));
    const abort = new AbortController();
    const driver = await start(ports, { signal: abort.signal });
    await vi.advanceTimersByTimeAsync(0);
    let isFinished = false;
    void driver.finished.then(() => (isFinished = true));
    abort.abort();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(isFinished).toBe(false);
    saved();
    await driver.finished;
    expect(ports.loaded).toEqual({ status: 'loaded', checkpoint: 2 });
    expect(ports.outputs).toEqual(['a', 'b']);
  });

  it('gives up a call that does not end in time, if it is told how long that is', async () => {
    const ports = new Ports();
    ports.beforeSave = () => new Promise(() => undefined);
    const driver = await start(ports, { drainWithinMs: 100 });
    await vi.advanceTimersByTimeAsync(0);
    const closed = expect(driver.close()).rejects.toThrow(
      'A call of a port did not end within 100 ms of closing, and was given up.',
    );
    await vi.advanceTimersByTimeAsync(100);
    await closed;
    expect(vi.getTimerCount()).toBe(0);
  });

  it('clears its timers', async () => {
    const ports = new Ports();
    ports.source.read = () => Promise.reject(new Error('offline'));
    const driver = await start(ports);
    await vi.advanceTimersByTimeAsync(0);
    expect(vi.getTimerCount()).toBe(1);
    await driver.close();
    expect(vi.getTimerCount()).toBe(0);
  });
});
