import { describe, expect, it } from 'vitest';
import { type LogicalTime } from '../contracts/logical-time.js';
import { type NodeId } from '../contracts/node-id.js';
import { type Transmit } from '../contracts/transmit.js';
import { exploreSimulation } from '../explore/explore-simulation.js';
import { always } from '../oracles/always.js';
import { runSeed } from '../sweep/run-seed.js';
import { gossip } from './gossip.js';

/** Asks for a given timeout, and sends to a given destination. */
class Puppet {
  readonly #due: unknown;
  readonly #destination: unknown;
  #isToSend = false;

  constructor(due: unknown, destination: unknown) {
    this.#due = due;
    this.#destination = destination;
  }

  poke(): void {
    this.#isToSend = true;
  }

  handleInput(): void {
    // Takes no messages.
  }

  pollTransmit(): Transmit<string> | undefined {
    if (!this.#isToSend) return undefined;
    this.#isToSend = false;
    return { destination: this.#destination as NodeId, message: 'hello' };
  }

  pollTimeout(): LogicalTime | undefined {
    return this.#due as LogicalTime;
  }

  handleTimeout(): void {
    // Has nothing to do.
  }
}

const puppets = (due: unknown, destination: unknown = 0) =>
  gossip<Puppet, undefined>({
    name: 'puppets',
    nodes: 2,
    create: () => new Puppet(due, destination),
    view: () => 0,
    operations: { poke: ({ node }) => node.poke() },
    oracles: [always('nothing is demanded', () => true)],
    claims: ['clock-skew'],
  });

/** What is thrown in a few runs and in an exploration. */
function thrownBy(simulation: ReturnType<typeof puppets>) {
  const runs = [0, 1, 2].map((seed) => runSeed(simulation, 'stormy', seed).violation?.message);
  const { thrown } = exploreSimulation(simulation, { operations: 1, clockSteps: 1 });
  return [...new Set(runs), thrown?.message];
}

describe('the timeout of a node', () => {
  it.each([Number.NaN, 10.5, '100', new Date(0)])('is refused where it is %s', (due) => {
    for (const message of thrownBy(puppets(due)))
      expect(message).toContain('The `pollTimeout` of a node must give a whole number of ticks');
  });

  it.each([Infinity, null, undefined])('is none where it is %s, in every engine', (due) => {
    expect(thrownBy(puppets(due))).toEqual([undefined, undefined]);
    const { actions } = exploreSimulation(puppets(due), { operations: 1, clockSteps: 1 });
    expect(actions.map(({ name }) => name)).not.toContain('timeout');
  });
});

describe('the destination of a message', () => {
  it.each([2, -1, 0.5, '1', null])('is refused where it is %s, in every engine', (to) => {
    for (const message of thrownBy(puppets(undefined, to)))
      expect(message).toMatch(/Node [01] sends to node .*, but nodes are 0 to 1\./);
  });
});
