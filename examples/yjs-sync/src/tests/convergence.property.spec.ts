import { LogicalTime, nodeId, randomFrom } from '@gossip/sim-runtime';
import { fc, regressionTest, simulationTest } from '@gossip/sim-runtime/vitest';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type LogRecord } from '../log-record.js';
import { type Message } from '../messages.js';
import { Replica } from '../protocol.js';
import { simulation } from '../sim.js';
import { simulation as star } from './star-simulation.js';

const now = LogicalTime.ZERO;
const peer = nodeId(1);

/** A replica with one neighbour, and the sessions that it draws. */
function replica(...sessions: readonly number[]): Replica {
  return replicaFrom([], sessions);
}

function replicaFrom(log: readonly LogRecord[], sessions: readonly number[] = []): Replica {
  const left = [...sessions];
  return new Replica(
    { neighbours: [peer], relays: false, saveDelayTicks: 1, syncIntervalTicks: 100 },
    () => new Y.Doc(),
    { ...randomFrom(() => left.shift() ?? 0), below: () => 0 },
    now,
    log,
  );
}

/** Saves what a replica was given to do, and takes what it sends. */
function sent(from: Replica): readonly Message[] {
  from.handleTimeout(LogicalTime.of(50));
  const messages: Message[] = [];
  for (let next = from.pollTransmit(); next !== undefined; next = from.pollTransmit()) {
    messages.push(next.message);
  }
  return messages;
}

const edit = fc.record({ at: fc.nat(), text: fc.string({ minLength: 1, maxLength: 3 }) });

describe('yjs-sync', () => {
  simulationTest(simulation, { seeds: 30 });
  simulationTest(star, { seeds: 30 });

  // Found by the simulation; the README tells the story.
  regressionTest(star, 'the loss of what a new value follows', {
    schemaVersion: 1,
    simulation: 'yjs-sync-star',
    type: 'gossip',
    level: 'sunny',
    seed: 101902731,
    parties: 4,
    warmupTicks: 23,
    safetyTicks: 125,
    rates: {},
    operations: [
      { at: 106, name: 'entitle', party: 2, salt: 1509519132 },
      { at: 109, name: 'reopen', party: 3, salt: 402444766 },
      { at: 132, name: 'write', party: 3, salt: 3748737255 },
      { at: 134, name: 'reopen', party: 0, salt: 2728807346 },
      { at: 134, name: 'entitle', party: 3, salt: 317751628 },
    ],
    faults: [],
  });

  it('shows equal snapshots for equal documents, however they came about', () => {
    fc.assert(
      fc.property(fc.array(edit), fc.array(edit), (ours, theirs) => {
        const one = replica(1);
        const other = replica(2);
        const write = (to: Replica, edits: typeof ours) => {
          for (const { at, text } of edits) to.insert(now, at % (to.text.length + 1), text);
          if (to.text.length > 1) to.remove(now, 1, 1);
        };
        write(one, ours);
        write(other, theirs);
        const [fromOne, fromOther] = [sent(one), sent(other)];
        for (const message of fromOne) other.handleInput(message, now, peer);
        for (const message of [...fromOther, ...fromOther]) one.handleInput(message, now, peer);
        expect(one.text).toBe(other.text);
        expect(one.heldChanges).toEqual(other.heldChanges);
      }),
    );
  });

  it('takes nothing of news that build on what it has not got, and asks', () => {
    const [author, reader] = [replica(1), replica(2)];
    author.setField(now, 'title', 'old');
    for (const message of sent(author)) reader.handleInput(message, now, peer);
    author.insert(now, 0, 'lost');
    sent(author);
    author.setField(now, 'title', 'new');
    sent(reader);
    for (const message of sent(author)) reader.handleInput(message, now, peer);
    expect(reader.fields.get('title')).toBe('old');
    expect(reader.refused).toBe(1);
    for (const question of sent(reader)) author.handleInput(question, now, peer);
    for (const answer of sent(author)) reader.handleInput(answer, now, peer);
    expect([reader.text, reader.fields.get('title')]).toEqual(['lost', 'new']);
  });

  it('begins another session when another replica goes on with its own', () => {
    const [original, copy] = [replica(7, 8), replica(7)];
    copy.insert(now, 0, 'copied');
    for (const message of sent(copy)) original.handleInput(message, now, peer);
    original.insert(now, 0, 'own');
    sent(original);
    const sessions = original.log.flatMap((each) =>
      each.kind === 'session' ? [each.session] : [],
    );
    expect(sessions).toEqual([7, 8]);
    expect(replicaFrom(original.log).text).toBe(original.text);
  });

  it('refuses a range that is not in the text, and stays as it was', () => {
    const one = replica(1);
    one.insert(now, 0, 'text');
    expect(() => one.remove(now, 2, 3)).toThrow('has 4 characters, so there is no range of 3 at 2');
    expect(() => one.insert(now, 5, '!')).toThrow(RangeError);
    expect(() => one.insert(now, 0.5, '!')).toThrow(RangeError);
    expect([one.text, one.edits]).toEqual(['text', 1]);
  });
});
