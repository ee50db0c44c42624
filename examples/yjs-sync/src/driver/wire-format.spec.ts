import { LogicalTime, nodeId, randomFrom } from '@gossip/sim-runtime';
import { fc } from '@gossip/sim-runtime/vitest';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type Message } from '../messages.js';
import { Replica } from '../protocol.js';
import { wireFormat } from './wire-format.js';

const now = LogicalTime.ZERO;
const peer = nodeId(1);

function replica(session: number): Replica {
  return new Replica(
    { neighbours: [peer], relays: false, saveDelayTicks: 1, syncIntervalTicks: 100 },
    () => new Y.Doc(),
    randomFrom(() => session),
    now,
  );
}

/** One message of each kind, from a conversation of two. */
function conversation(): readonly Message[] {
  const [one, other] = [replica(1), replica(2)];
  one.insert(now, 0, 'some text');
  one.remove(now, 2, 3);
  one.setField(now, 'title', 'of one');
  other.insert(now, 0, 'other text');
  one.meet(peer);
  const said: Message[] = [];
  for (let next = one.pollTransmit(); next !== undefined; next = one.pollTransmit()) {
    said.push(next.message);
    if (next.message.kind === 'sync') other.handleInput(next.message, now, peer);
  }
  for (let next = other.pollTransmit(); next !== undefined; next = other.pollTransmit()) {
    said.push(next.message);
  }
  return said;
}

const messages = conversation();

describe('the wire format', () => {
  it('gives back each kind of message', () => {
    expect(new Set(messages.map(({ kind }) => kind))).toEqual(
      new Set(['update', 'sync', 'answer']),
    );
    for (const message of messages) {
      expect(wireFormat.decode(wireFormat.encode(message))).toEqual(message);
    }
  });

  it('refuses what is cut short, or has something behind it', () => {
    for (const message of messages) {
      const bytes = wireFormat.encode(message);
      for (let length = 0; length < bytes.length; length++) {
        expect(() => wireFormat.decode(bytes.subarray(0, length))).toThrow();
      }
      expect(() => wireFormat.decode(Uint8Array.of(...bytes, 0))).toThrow();
    }
  });

  it('lets no damage through that makes a replica throw', () => {
    let taken = 0;
    const change = fc.record({ at: fc.nat(), byte: fc.integer({ min: 0, max: 255 }) });
    const changes = fc.array(change, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.constantFrom(...messages), changes, (message, damage) => {
        const bytes = Uint8Array.from(wireFormat.encode(message));
        for (const { at, byte } of damage) bytes[at % bytes.length] = byte;
        let decoded: Message;
        try {
          decoded = wireFormat.decode(bytes);
        } catch {
          return;
        }
        taken++;
        const target = replica(3);
        target.insert(now, 0, 'own text');
        target.handleInput(decoded, now, peer);
        target.handleTimeout(LogicalTime.of(100));
        expect(target.text.length).toBeGreaterThan(0);
      }),
      { numRuns: 3_000, seed: 1 },
    );
    expect(taken).toBeGreaterThan(100);
  });
});
