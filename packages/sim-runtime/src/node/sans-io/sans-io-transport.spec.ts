import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nodeId } from '../../contracts/node-id.js';
import { type EchoMessage, EchoNode } from './echo-node.fixture.js';
import { type MessageReceiver } from './message-transport.js';
import { startEcho as start, Wire } from './wire.fixture.js';

const second = nodeId(1);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a transport', () => {
  it('may deliver before it has said that it is open: nothing is lost', async () => {
    const wire = new Wire();
    wire.open = async (receiver) => {
      receiver.message({ kind: 'say', word: 'early' }, second);
      await Promise.resolve();
      receiver.message({ kind: 'say', word: 'still early' }, second);
    };
    const driver = await start({ transport: wire });
    expect(driver.node.heard).toEqual(['say early from 1', 'say still early from 1']);
    await driver.close();
  });

  it('may deliver while it sends: messages keep their order', async () => {
    const wire = new Wire();
    wire.send = (_destination, message) => {
      wire.sent.push(message);
      if (wire.sent.length === 1) {
        wire.receiver?.message({ kind: 'ask', word: 'back' }, second);
        expect(wire.sent).toHaveLength(1);
      }
    };
    const driver = await start({
      transport: wire,
      create: ({ now }) => {
        const node = new EchoNode(now);
        for (const word of ['one', 'two']) node.outbox.send(second, { kind: 'say', word });
        return node;
      },
    });
    expect(wire.sent.map(({ word }) => word)).toEqual(['one', 'two', 'back']);
    await driver.close();
  });

  it('may deliver once it is closed, to nobody', async () => {
    const wire = new Wire();
    const driver = await start({ transport: wire });
    await driver.close();
    wire.receiver?.message({ kind: 'ask', word: 'late' }, second);
    wire.receiver?.error(new Error('late'));
    expect(driver.node.heard).toEqual([]);
    expect(wire.sent).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a driver that is being opened', () => {
  /** Opens when `open` is called. */
  class SlowWire extends Wire {
    opened: () => void = () => undefined;

    override open(receiver: MessageReceiver<EchoMessage>): Promise<void> {
      super.open(receiver);
      return new Promise((resolve) => (this.opened = resolve));
    }
  }

  it('does not start when it is aborted meanwhile', async () => {
    const wire = new SlowWire();
    const abort = new AbortController();
    const started = start({ transport: wire, signal: abort.signal });
    abort.abort(new Error('enough'));
    wire.opened();
    await expect(started).rejects.toThrow('enough');
    expect(wire.isOpen).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('says once why it does not start', async () => {
    const wire = new Wire();
    wire.open = (receiver) => {
      receiver.error(new Error('the address is taken'));
      return Promise.reject(new Error('not bound'));
    };
    // Whatever else ended it: a rejection that nobody handles would end the process, and this test.
    await expect(start({ transport: wire })).rejects.toThrow('not bound');
    await vi.advanceTimersByTimeAsync(0);
  });

  it('does not start when it meets an error that nobody takes', async () => {
    const wire = new SlowWire();
    const started = start({ transport: wire });
    wire.receiver?.error(new Error('bad checksum'));
    wire.opened();
    await expect(started).rejects.toThrow('bad checksum');
    expect(wire.isOpen).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });
});
