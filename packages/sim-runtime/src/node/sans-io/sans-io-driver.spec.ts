import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LogicalTime } from '../../contracts/logical-time.js';
import { nodeId } from '../../contracts/node-id.js';
import { type DriverError } from '../driver-error.js';
import { type EchoMessage, EchoNode } from './echo-node.fixture.js';
import { Loopback } from './loopback.fixture.js';
import { type SansIoDriverOptions } from './sans-io-options.js';
import { startEcho as start, Wire } from './wire.fixture.js';

type Options = SansIoDriverOptions<EchoNode>;

const first = nodeId(0);
const second = nodeId(1);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a sans-IO node that is driven for real', () => {
  it('is handed what arrives, and what it sends is sent at once', async () => {
    const network = new Loopback<EchoMessage>();
    const one = await start({ transport: network.transport(first) });
    const two = await start({ id: second, transport: network.transport(second) });
    expect(one.call('ask', second, 'word')).toBe(4);
    await vi.advanceTimersByTimeAsync(1);
    expect(two.node.heard).toEqual(['ask word from 0']);
    expect(one.node.heard).toEqual(['say word from 1']);
    await Promise.all([one.close(), two.close()]);
  });

  it('is woken by one timer, when its timeout is due and not before', async () => {
    const driver = await start({ transport: new Wire(), startAt: LogicalTime.of(1_000) });
    await vi.advanceTimersByTimeAsync(49);
    expect(driver.node.beats).toEqual([]);
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(driver.node.beats).toEqual([1_010]);
    await vi.advanceTimersByTimeAsync(100);
    expect(driver.node.beats).toEqual([1_010, 1_020, 1_030]);
    expect(vi.getTimerCount()).toBe(1);
    await driver.close();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('waits for a timeout that is further away than a timer can be set', async () => {
    const driver = await start({ transport: new Wire(), msPerTick: 1_000_000_000 });
    await vi.advanceTimersByTimeAsync(9_999_999_999);
    expect(driver.node.beats).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(driver.node.beats).toEqual([10]);
    await driver.close();
  });

  it('draws the randomness of its seed, which is another at every start', async () => {
    const draws: number[] = [];
    const create: Options['create'] = ({ random, now }) => {
      draws.push(random.next());
      return new EchoNode(now);
    };
    const one = await start({ transport: new Wire(), create });
    const again = await start({ transport: new Wire(), create, seed: one.seed });
    const other = await start({ transport: new Wire(), create });
    expect(draws[1]).toBe(draws[0]);
    expect(other.seed).not.toBe(one.seed);
    await Promise.all([one.close(), again.close(), other.close()]);
  });
});

describe('a driver in trouble', () => {
  it('tells of messages that are not sent and of what cannot be received, and goes on', async () => {
    const wire = new Wire();
    wire.send = () => Promise.reject(new Error('no route'));
    const errors: DriverError[] = [];
    const driver = await start({ transport: wire, onError: (error) => errors.push(error) });
    driver.call('ask', second, 'word');
    wire.send = () => {
      throw new Error('too long');
    };
    driver.call('ask', second, 'word');
    wire.receiver?.error(new Error('bad checksum'));
    await vi.advanceTimersByTimeAsync(50);
    expect(errors.map(({ kind, peer, message }) => [kind, peer, message])).toEqual([
      ['send', 1, 'A message to node 1 was not sent: too long'],
      ['receive', undefined, 'Something could not be received: bad checksum'],
      ['send', 1, 'A message to node 1 was not sent: no route'],
    ]);
    expect(driver.node.beats).toEqual([10]);
    await driver.close();
  });

  it('ends at the first error where nobody takes errors', async () => {
    const wire = new Wire();
    const driver = await start({ transport: wire });
    wire.receiver?.error(new Error('bad checksum'));
    await expect(driver.finished).rejects.toThrow('bad checksum');
    expect(wire.isOpen).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('ends when the node throws, and hands it nothing more', async () => {
    const wire = new Wire();
    const driver = await start({ transport: wire, onError: () => undefined });
    const poison = { kind: 'say', word: 'poison' } as const;
    wire.receiver?.message(poison, second);
    wire.receiver?.message({ kind: 'say', word: 'late' }, second);
    await expect(driver.finished).rejects.toMatchObject({
      kind: 'module',
      message: expect.stringMatching(/handleInput of node 0 threw.*poison/) as string,
    });
    expect(driver.node.heard).toEqual([]);
    expect(() => driver.call('ask', second, 'word')).toThrow('The driver of node 0 is closed');
  });

  it('lets the caller have what a client method throws, and lives', async () => {
    const driver = await start({ transport: new Wire() });
    expect(() => driver.call('ask', second, '')).toThrow(RangeError);
    expect(driver.call('ask', second, 'word')).toBe(4);
    await driver.close();
  });

  it('drops what a slow peer cannot take, says so once, and goes on when it can', async () => {
    const wire = new Wire();
    const arrivals: (() => void)[] = [];
    wire.send = () => new Promise((resolve) => arrivals.push(resolve));
    const errors: DriverError[] = [];
    const onError = (error: DriverError) => void errors.push(error);
    const driver = await start({ transport: wire, maxPendingSends: 2, onError });
    for (const word of ['a', 'b', 'c', 'd']) driver.call('ask', second, word);
    expect(arrivals).toHaveLength(2);
    expect(driver.dropped).toBe(2);
    expect(errors.map(({ kind }) => kind)).toEqual(['overflow']);
    arrivals[0]?.();
    await vi.advanceTimersByTimeAsync(0);
    driver.call('ask', second, 'e');
    expect(arrivals).toHaveLength(3);
    for (const arrive of arrivals) arrive();
    await driver.close();
  });

  it('refuses options that make no sense', async () => {
    await expect(start({ transport: new Wire(), msPerTick: 0 })).rejects.toThrow(
      "The driver's `msPerTick` must be a number of milliseconds above 0, not 0.",
    );
    await expect(start({ transport: new Wire(), maxPendingSends: 0 })).rejects.toThrow(RangeError);
  });
});

describe('closing a driver', () => {
  it('waits for what is under way, then closes the transport', async () => {
    const wire = new Wire();
    let arrive: () => void = () => undefined;
    wire.send = () => new Promise((resolve) => (arrive = resolve));
    const driver = await start({ transport: wire });
    driver.call('ask', second, 'word');
    const closed = driver.close();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(wire.isOpen).toBe(true);
    arrive();
    await closed;
    expect(wire.isOpen).toBe(false);
    expect(driver.node.beats).toEqual([]);
  });

  it('gives up what does not end in time, and says so', async () => {
    const wire = new Wire();
    wire.send = () => new Promise(() => undefined);
    const driver = await start({ transport: wire, drainWithinMs: 100 });
    driver.call('ask', second, 'word');
    const closed = expect(driver.close()).rejects.toThrow(
      'Sending did not end within 100 ms of closing, and was given up.',
    );
    await vi.advanceTimersByTimeAsync(100);
    await closed;
    expect(wire.isOpen).toBe(false);
  });

  it('leaves no timer behind when it is closed from within the node', async () => {
    let leave: () => void = () => undefined;
    class Leaving extends EchoNode {
      override handleInput(...input: Parameters<EchoNode['handleInput']>): void {
        super.handleInput(...input);
        leave();
      }
    }
    const wire = new Wire();
    const driver = await start({ transport: wire, create: ({ now }) => new Leaving(now) });
    leave = () => void driver.close();
    await vi.advanceTimersByTimeAsync(20);
    wire.receiver?.message({ kind: 'ask', word: 'go' }, second);
    await driver.finished;
    expect(wire.sent).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('waits for as long as it takes where it may', async () => {
    const wire = new Wire();
    let arrive: () => void = () => undefined;
    wire.send = () => new Promise((resolve) => (arrive = resolve));
    const driver = await start({ transport: wire, drainWithinMs: Number.POSITIVE_INFINITY });
    driver.call('ask', second, 'word');
    const closed = driver.close();
    await vi.advanceTimersByTimeAsync(60_000);
    arrive();
    await closed;
  });

  it('gives up a transport that does not close in time', async () => {
    const wire = new Wire();
    wire.close = () => new Promise(() => undefined);
    const driver = await start({ transport: wire, drainWithinMs: 100 });
    const closed = expect(driver.close()).rejects.toThrow(
      'The transport did not end within 100 ms of closing, and was given up.',
    );
    await vi.advanceTimersByTimeAsync(100);
    await closed;
  });

  it('tells of a transport that does not close, beside what ended the driver', async () => {
    const wire = new Wire();
    wire.close = () => Promise.reject(new Error('stuck'));
    const driver = await start({ transport: wire });
    wire.receiver?.error(new Error('bad checksum'));
    const failure: unknown = await driver.finished.catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(AggregateError);
    expect((failure as AggregateError).errors.map(String)).toEqual([
      'DriverError: Something could not be received: bad checksum',
      'DriverError: The transport could not be closed: stuck',
    ]);
  });

  it('follows an abort signal', async () => {
    const wire = new Wire();
    const abort = new AbortController();
    const driver = await start({ transport: wire, signal: abort.signal });
    abort.abort();
    await driver.finished;
    expect(wire.isOpen).toBe(false);
    await expect(start({ transport: wire, signal: abort.signal })).rejects.toThrow('aborted');
  });
});
