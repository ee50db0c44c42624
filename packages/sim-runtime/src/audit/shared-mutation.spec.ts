import { describe, expect, it } from 'vitest';
import { coordination } from '../coordination/coordination.js';
import { gossip } from '../gossip/gossip.js';
import { always } from '../oracles/always.js';
import { type Simulation } from '../run/simulation.js';
import { planOf } from '../sweep/run-seed.js';
import { audit } from './audit.js';
import { found } from './fixtures/found.fixture.js';

const holds = always('holds', () => true);

interface Word {
  hops: number;
  readonly list: number[];
}

interface Told {
  readonly destination: number;
  readonly message: Word;
}

/** Tells all peers the same thing; a test says what a node does with what it hears. */
class Gossiper {
  readonly heard: Word[] = [];
  readonly sent: Told[] = [];
  readonly last: Word = { hops: 0, list: [] };
  private due = 10;
  private readonly peers: readonly number[];
  private readonly habits: Habits;

  constructor(peers: readonly number[], habits: Habits) {
    this.peers = peers;
    this.habits = habits;
  }

  handleInput(message: Word): void {
    this.habits.hear(message, this);
  }

  handleTimeout(now: number): void {
    this.due = now + 20;
    this.sent.push(...this.habits.tell(this.peers, this));
  }

  pollTransmit(): never {
    return this.sent.shift() as never;
  }

  pollTimeout(): never {
    return this.due as never;
  }
}

interface Habits {
  readonly hear: (message: Word, node: Gossiper) => void;
  readonly tell: (peers: readonly number[], node: Gossiper) => readonly Told[];
}

const toAll = (peers: readonly number[], message: Word): readonly Told[] =>
  peers.map((destination) => ({ destination, message }));
const fresh = (): Word => ({ hops: 0, list: [] });
const ignores = (): void => undefined;

function gossipers(habits: Partial<Habits>): Simulation {
  const all: Habits = { hear: ignores, tell: (peers) => toAll(peers, fresh()), ...habits };
  return gossip({
    name: 'gossipers',
    nodes: 3,
    create: ({ peers }) => new Gossiper(peers, all),
    oracles: [holds],
  });
}

describe('a message that nodes share', () => {
  it('is found when one of its receivers changes it, with the field and the node', () => {
    const violation = found(gossipers({ hear: (message) => void message.hops++ }));
    expect(violation?.kind).toBe('shared-mutation');
    expect(violation?.oracle).toBe('what was sent is not changed');
    expect(violation?.message).toMatch(
      /^At t=\d+, node-(\d) changed `hops` of a message that node-(?!\1)\d had sent at t=\d+, which (is still on its way to|node-\d had received).* \(0 before, 1 now\)\. In the simulation/,
    );
  });

  it('is found when messages share no more than a part', () => {
    const list = (node: Gossiper): Word => ({ hops: 0, list: node.last.list });
    const simulation = gossipers({
      tell: (peers, node) => peers.map((destination) => ({ destination, message: list(node) })),
      hear: (message) => void message.list.push(7),
    });
    expect(found(simulation)?.message).toMatch(
      /changed `list\[0\]` of a message .*\(nothing before, 7 now\)/,
    );
  });

  it('is found when its sender changes it while it is under way', () => {
    const simulation = gossipers({
      tell: (peers, node) => {
        node.last.hops++;
        return toAll(peers, node.last);
      },
    });
    expect(found(simulation)?.message).toMatch(
      /node-(\d) changed `hops` of a message that it had sent at t=\d+, which is still on its way to node-\d/,
    );
  });

  it('is found when its receiver changes what the sender sends again', () => {
    const simulation = gossipers({
      tell: ([first = 0], node) => toAll([first], node.last),
      hear: (message) => void message.hops++,
    });
    expect(found(simulation)?.message).toMatch(/changed `hops` of a message that node-\d had sent/);
  });

  it('may be changed where nobody else holds it', () => {
    const alone = gossipers({
      tell: (peers) => peers.map((destination) => ({ destination, message: fresh() })),
      hear: (message, node) => {
        message.hops++;
        node.heard.push(message);
        if (node.heard.length > 3) (node.heard.shift() as Word).hops++;
      },
    });
    // A copy that duplication makes is the same object.
    for (let seed = 0; seed < 5; seed++) {
      expect(audit(alone, planOf(alone, 'sunny', seed)).violation).toBeUndefined();
    }
  });

  it('is not found in what only reads and copies', () => {
    const copying = gossipers({
      hear: (message, node) => void node.heard.push({ ...message, hops: message.hops + 1 }),
      tell: (peers, node) => toAll(peers, { hops: node.heard.length, list: [...node.last.list] }),
    });
    expect(found(copying, 8)).toBeUndefined();
  });

  it('is found when an oracle changes it', () => {
    const simulation = gossip({
      name: 'meddled',
      nodes: 3,
      create: ({ peers }) =>
        new Gossiper(peers, { hear: ignores, tell: (to) => toAll(to, fresh()) }),
      oracles: [
        always('meddles', ({ message }) => {
          if (message !== undefined) (message as Word).hops = 1;
          return true;
        }),
      ],
    });
    expect(found(simulation)?.message).toMatch(/an oracle changed `hops` of a message/);
  });

  it('is found when `mutate` changes it, which is to make another', () => {
    const simulation = gossip({
      name: 'liars',
      nodes: 3,
      create: ({ peers }: { readonly peers: readonly number[] }) =>
        new Gossiper(peers, { hear: ignores, tell: (to) => toAll(to, fresh()) }),
      mutate: (message: Word) => {
        message.hops = 99;
        return message;
      },
      claims: ['byzantine'],
      oracles: [holds],
    } as never);
    const violations = Array.from({ length: 12 }, (_, seed) => {
      const { violation } = audit(simulation, planOf(simulation, 'radioactive', seed));
      return violation?.message ?? '';
    });
    expect(
      violations.some((text) => /the `mutate` of the simulation changed `hops`/.test(text)),
    ).toBe(true);
  });
});

interface Ticket {
  readonly kind: 'ticket';
  readonly to: number;
  readonly queue: number[];
}

describe('an effect or an input of a coordination module', () => {
  const ticket = (to: number, queue: number[]): Ticket => ({ kind: 'ticket', to, queue });

  it('is found when the state that it shares is changed', () => {
    const simulation = coordination({
      name: 'queue',
      actors: 3,
      initialState: { queue: [] as readonly number[] },
      transition: ({ queue }, { worker }: { readonly worker: number }) => {
        const shared = queue.length === 0 ? [worker] : (queue as number[]);
        if (queue.length > 0) shared.push(worker);
        return [{ queue: shared }, [ticket(worker, shared)]] as const;
      },
      recipient: ({ to }) => to,
      operations: { join: ({ actor }) => ({ worker: actor }) },
      oracles: [holds],
    });
    expect(found(simulation)?.message).toMatch(
      /the coordinator changed `queue\[\d+\]` of an effect that it had sent at t=\d+, which is still on its way to actor-\d/,
    );
  });

  it('is found when an actor changes what others were sent', () => {
    const simulation = coordination({
      name: 'broadcast',
      actors: 3,
      initialState: 0,
      transition: (n, _input: { readonly worker: number }) => {
        const queue = [n];
        return [n + 1, [ticket(0, queue), ticket(1, queue)]] as const;
      },
      belief: {
        initial: 0,
        learn: (_belief, { queue }) => queue.push(1),
      },
      recipient: ({ to }) => to,
      operations: { join: ({ actor }) => ({ worker: actor }) },
      oracles: [holds],
    });
    expect(found(simulation)?.message).toMatch(
      /actor-\d changed `queue\[1\]` of an effect that the coordinator had sent/,
    );
  });

  it('is found when the transition changes an input that is sent again', () => {
    const request = { worker: 0, tries: 0 };
    const simulation = coordination({
      name: 'retry',
      actors: 2,
      initialState: 0,
      transition: (n, input: { worker: number; tries: number }) => {
        input.tries = 1;
        return [n + 1, []] as const;
      },
      belief: { initial: request, learn: (belief) => belief },
      operations: { ask: ({ belief }) => ({ ...belief, again: belief, tries: 0 }) },
      oracles: [holds],
    });
    // A new input each time: only a second copy, which duplication makes, is the same object.
    expect(found(simulation, 20)?.message).toMatch(
      /the coordinator changed `tries` of an input that actor-\d had sent/,
    );
  });
});
