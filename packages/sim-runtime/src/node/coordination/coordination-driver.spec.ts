import { describe, expect, it, vi } from 'vitest';
import { LogicalTime } from '../../contracts/logical-time.js';
import { CoordinationDriver, type CoordinationDriverOptions } from './coordination-driver.js';
import { type DriverError } from '../driver-error.js';
import { overRegister, type Register } from './register-store.js';
import { type StoredState } from './state-store.js';

interface Input {
  readonly add: number;
}
type Options = CoordinationDriverOptions<number, Input, string>;

/** A register in memory, whose writes can be made to fail or to come second. */
class Memory implements Register<StoredState<number>> {
  content: StoredState<number> | undefined;
  version = 0;
  beforeWrite: () => void | Promise<void> = () => undefined;
  afterWrite: () => void = () => undefined;

  async read() {
    return { content: this.content, version: this.version };
  }

  async compareAndSet(version: number, content: StoredState<number>): Promise<boolean> {
    await this.beforeWrite();
    if (version !== this.version) return false;
    this.content = content;
    this.version++;
    this.afterWrite();
    return true;
  }
}

function transition(state: number, { add }: Input, now: LogicalTime): [number, string[]] {
  if (add < 0) throw new Error('Only up.');
  return [state + add, [`${state + add} at ${now}`]];
}

function driverOver(memory: Memory, options: Partial<Options> = {}) {
  return new CoordinationDriver<number, Input, string>({
    initialState: 10,
    transition,
    store: overRegister(memory),
    clock: () => LogicalTime.of(5),
    ...options,
  });
}

/** Fails a given number of times, then no more. */
function failing(times: number): () => void {
  let left = times;
  return () => {
    if (left-- > 0) throw new Error('connection reset');
  };
}

describe('a coordination module over a store', () => {
  it('applies inputs one after the other, and delivers effects once they are stored', async () => {
    const memory = new Memory();
    const delivered: [string, number | undefined][] = [];
    const deliver = (effect: string) => void delivered.push([effect, memory.content?.state]);
    const driver = driverOver(memory, { deliver });
    const results = await Promise.all([driver.apply({ add: 1 }), driver.apply({ add: 2 })]);
    expect(results).toEqual([['11 at 5'], ['13 at 5']]);
    expect(delivered).toEqual([
      ['11 at 5', 11],
      ['13 at 5', 13],
    ]);
  });

  it('never lets time run backwards, whatever the clock does', async () => {
    const times = [7, 3, 9];
    const driver = driverOver(new Memory(), { clock: () => LogicalTime.of(times.shift() ?? 0) });
    expect(await driver.apply({ add: 0 })).toEqual(['10 at 7']);
    expect(await driver.apply({ add: 0 })).toEqual(['10 at 7']);
    expect(await driver.apply({ add: 0 })).toEqual(['10 at 9']);
  });

  it('does not blame the store for a clock that fails, nor ask it again', async () => {
    let asked = 0;
    const clock = () => {
      asked++;
      throw new Error('no battery');
    };
    const driver = driverOver(new Memory(), { clock, attempts: 3 });
    await expect(driver.apply({ add: 0 })).rejects.toThrow('The clock failed: no battery');
    expect(asked).toBe(1);
  });

  it('decides again on the newest state when another coordinator was faster', async () => {
    const memory = new Memory();
    const [one, two] = [driverOver(memory), driverOver(memory)];
    const adds = Array.from({ length: 20 }, (_, index) =>
      (index % 2 === 0 ? one : two).apply({ add: 1 }),
    );
    await Promise.all(adds);
    expect(memory.content?.state).toBe(30);
    memory.beforeWrite = () => void memory.version++;
    await expect(one.apply({ add: 1 })).rejects.toThrow('changed by others 16 times in a row');
    expect(memory.content?.state).toBe(30);
  });

  it('changes nothing when the transition throws, and goes on', async () => {
    const memory = new Memory();
    const driver = driverOver(memory, { attempts: 3 });
    await expect(driver.apply({ add: -1 })).rejects.toMatchObject({
      kind: 'module',
      message: 'The transition threw, and nothing was stored: Only up.',
    });
    expect(memory.version).toBe(0);
    expect(await driver.apply({ add: 1 })).toEqual(['11 at 5']);
  });

  it('asks a failing store as often as it may, and leaves open what happened', async () => {
    const memory = new Memory();
    const driver = driverOver(memory, { attempts: 3, retryAfterMs: 1 });
    memory.beforeWrite = failing(2);
    expect(await driver.apply({ add: 1 })).toEqual(['11 at 5']);
    memory.beforeWrite = failing(3);
    await expect(driver.apply({ add: 1 })).rejects.toMatchObject({ kind: 'port' });
    expect(memory.content?.state).toBe(11);
    // Stored, but nobody heard of it: this module counts it twice, one that knows its inputs does not.
    memory.afterWrite = failing(1);
    expect(await driver.apply({ add: 1 })).toEqual(['13 at 5']);
  });

  it('tells of effects that it cannot deliver', async () => {
    const deliver = () => Promise.reject(new Error('no such worker'));
    const errors: DriverError[] = [];
    const onError = (error: DriverError) => void errors.push(error);
    const memory = new Memory();
    expect(await driverOver(memory, { deliver, onError }).apply({ add: 1 })).toEqual(['11 at 5']);
    expect(errors.map(({ message }) => message)).toEqual([
      'An effect was stored but could not be delivered: no such worker',
    ]);
    await expect(driverOver(memory, { deliver }).apply({ add: 1 })).rejects.toBeInstanceOf(Error);
    expect(memory.content?.state).toBe(12);
  });

  it('delivers the other effects, too, when one cannot be delivered', async () => {
    const delivered: string[] = [];
    const both: Options['transition'] = (state, { add }) => [state + add, ['one', 'two', 'three']];
    const deliver = (effect: string) => {
      delivered.push(effect);
      if (effect !== 'two') throw new Error(`no way for ${effect}`);
    };
    const applied = driverOver(new Memory(), { transition: both, deliver }).apply({ add: 1 });
    const failure: unknown = await applied.catch((error: unknown) => error);
    expect(delivered).toEqual(['one', 'two', 'three']);
    expect((failure as AggregateError).errors.map(String)).toEqual([
      'DriverError: An effect was stored but could not be delivered: no way for one',
      'DriverError: An effect was stored but could not be delivered: no way for three',
    ]);
  });

  it('refuses more inputs than may wait', async () => {
    const driver = driverOver(new Memory(), { maxWaiting: 2 });
    const taken = [driver.apply({ add: 1 }), driver.apply({ add: 1 })];
    await expect(driver.apply({ add: 1 })).rejects.toMatchObject({ kind: 'overflow' });
    await Promise.all(taken);
    expect(await driver.apply({ add: 1 })).toEqual(['13 at 5']);
    expect(() => driverOver(new Memory(), { maxWaiting: 0 })).toThrow(RangeError);
  });

  it('applies what waits before it closes, and takes nothing more', async () => {
    const memory = new Memory();
    const abort = new AbortController();
    const driver = driverOver(memory, { signal: abort.signal });
    const taken = driver.apply({ add: 1 });
    abort.abort();
    await expect(driver.apply({ add: 1 })).rejects.toMatchObject({ kind: 'shutdown' });
    await driver.close();
    expect(memory.content?.state).toBe(11);
    expect(await taken).toEqual(['11 at 5']);
  });

  it('lets go of its signal when it closes', async () => {
    const { signal } = new AbortController();
    const removed = vi.spyOn(signal, 'removeEventListener');
    await driverOver(new Memory(), { signal }).close();
    expect(removed).toHaveBeenCalledWith('abort', expect.any(Function));
  });
});
