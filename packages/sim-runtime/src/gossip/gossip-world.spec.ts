import { describe, expect, it } from 'vitest';
import { type LogicalTime } from '../contracts/logical-time.js';
import { type NodeId } from '../contracts/node-id.js';
import { Outbox } from '../contracts/outbox.js';
import { type SansIoNode } from '../contracts/sans-io-node.js';
import { type Transmit } from '../contracts/transmit.js';
import { exploreSimulation } from '../explore/explore-simulation.js';
import { type Level } from '../faults/level.js';
import { always } from '../oracles/always.js';
import { type Simulation } from '../run/simulation.js';
import { planOf } from '../sweep/run-seed.js';
import { gossip } from './gossip.js';
import { type GossipWorld } from './gossip-world.js';
import { type NodeContext } from './node-context.js';

interface Word {
  readonly kind: 'ask' | 'answer';
  readonly number: number;
}

/** More than the messages of one event whose destinations the courier keeps in mind. */
const MANY = 20;

/** Answers a question with as many messages as it asks for. */
class Answerer implements SansIoNode<Word> {
  readonly #box = new Outbox<Word>();
  readonly #peers: readonly NodeId[];
  #asked = 0;

  constructor(peers: readonly NodeId[], attached: boolean) {
    this.#peers = peers;
    // A driver attaches itself to an `outbox`; without one it polls.
    if (attached) Object.assign(this, { outbox: this.#box });
  }

  ask(number: number): void {
    this.#asked++;
    for (const peer of this.#peers) this.#box.send(peer, { kind: 'ask', number });
  }

  handleInput({ kind, number }: Word, _now: LogicalTime, from: NodeId): void {
    if (kind === 'answer') return;
    for (let left = number; left > 0; left--)
      this.#box.send(from, { kind: 'answer', number: left });
  }

  pollTransmit(): Transmit<Word> | undefined {
    return this.#box.poll();
  }

  pollTimeout(): undefined {
    return undefined;
  }

  handleTimeout(): void {
    throw new Error('nothing was asked for');
  }

  snapshot(): number {
    return this.#asked;
  }

  restore(asked: number): void {
    this.#asked = asked;
  }
}

/** A simulation of them, whose oracle compares what an event sent with what it should have, and notes it. */
function answering(seen: Set<string>, attached: boolean, many = MANY): Simulation {
  return gossip({
    name: 'answering',
    nodes: 3,
    create: ({ peers }: NodeContext<unknown>) => new Answerer(peers, attached),
    operations: {
      ask: ({ node, random }) => node.ask(random.chance(500_000) ? many : 2),
      refuse: () => false,
    },
    oracles: [
      always('what was sent is seen', (world: GossipWorld<Answerer>) => {
        const { message, operation, from, sent, touched } = world;
        const words = sent.map(({ destination, message }) => `${destination}:${message.number}`);
        seen.add(`${message?.kind ?? operation ?? 'nothing'} ${words.length}`);
        if (message === undefined) {
          const peers = [0, 1, 2].filter((id) => id !== touched);
          const number = sent[0]?.message.number ?? 0;
          const asked = operation === 'ask' ? peers.map((peer) => `${peer}:${number}`) : [];
          return String(words) === String(asked) || `${operation} sent ${words}`;
        }
        if (operation !== undefined) return `a message is an operation ${operation}`;
        const { kind, number } = message;
        const answers = Array.from({ length: number }, (_, index) => `${from}:${number - index}`);
        return String(words) === String(kind === 'ask' ? answers : []) || `${kind}: ${words}`;
      }),
    ],
  });
}

describe.each([
  ['with an outbox', true],
  ['that is polled', false],
])('what oracles see of an event of a node %s', (_, attached) => {
  it.each<Level>(['sunny', 'stormy', 'radioactive'])('is all that it sent, at %s', (level) => {
    const seen = new Set<string>();
    const simulation = answering(seen, attached);
    for (let seed = 0; seed < 20; seed++) {
      expect(simulation.run(planOf(simulation, level, seed)).violation).toBeUndefined();
    }
    expect([...seen]).toEqual(
      expect.arrayContaining(['ask 2', `ask ${MANY}`, 'answer 0', 'nothing 0']),
    );
    expect([...seen].some((text) => text.startsWith('refuse'))).toBe(false);
  });
});

it('shows an exploration the same', () => {
  const seen = new Set<string>();
  const found = exploreSimulation(answering(seen, false, 1), {
    parties: 3,
    operations: 1,
    losses: 0,
  });
  expect(found.properties[0]?.verdict).toBe('holds');
  expect([...seen].sort()).toEqual(['answer 0', 'ask 1', 'ask 2']);
});
