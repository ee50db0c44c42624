import { describe, expect, it } from 'vitest';
import { type NodeId } from '../contracts/node-id.js';
import { type Transmit } from '../contracts/transmit.js';
import { coordination } from '../coordination/coordination.js';
import { gossip } from '../gossip/gossip.js';
import { type GossipWorld } from '../gossip/gossip-world.js';
import { always } from '../oracles/always.js';
import { eventually } from '../oracles/eventually.js';
import { type Oracle } from '../oracles/oracle.js';
import { type Simulation } from '../run/simulation.js';
import { NO_NONDETERMINISM } from '../run/violation.js';
import { planOf } from '../sweep/run-seed.js';
import { audit } from './audit.js';
import { found } from './fixtures/found.fixture.js';

interface State {
  value: number;
  most?: number;
}
interface World {
  readonly now: number;
  readonly state: State;
}

const late = eventually<World>('it gets late', ({ now }) => now > 1_300, { withinTicks: 400 });

function adding(...oracles: readonly Oracle<World>[]): Simulation {
  return coordination({
    name: 'adding',
    initialState: { value: 0 } as State,
    transition: (state: State, amount: number) =>
      [{ value: state.value + amount }, [{ value: state.value }]] as const,
    actors: 2,
    operations: { add: ({ random }) => 1 + random.below(5) },
    oracles: [...oracles, late],
  });
}

/** Keeps what it hears, in the order in which it comes, and tells the first of it. */
class Listener {
  readonly heard: number[] = [];
  readonly #peers: readonly NodeId[];
  readonly #out: Transmit<number>[] = [];

  constructor(peers: readonly NodeId[]) {
    this.#peers = peers;
  }

  say(value: number): void {
    this.heard.push(value);
    for (const destination of this.#peers)
      this.#out.push({ destination, message: this.heard[0] ?? 0 });
  }

  handleInput(message: number): void {
    this.heard.push(message);
  }

  pollTransmit(): Transmit<number> | undefined {
    return this.#out.shift();
  }

  pollTimeout(): undefined {
    return undefined;
  }

  handleTimeout(): void {
    // Asks for none.
  }
}

const listening = (order: (heard: number[]) => readonly number[]): Simulation =>
  gossip<Listener, undefined>({
    name: 'listening',
    nodes: 3,
    create: ({ peers }) => new Listener(peers),
    view: ({ heard }) => heard,
    operations: { say: ({ node, random }) => node.say(random.below(100)) },
    oracles: [
      always('values are small', ({ nodes }: GossipWorld<Listener>) =>
        nodes.every(({ heard }) => (order(heard).at(-1) ?? 0) < 100),
      ),
    ],
  });

const inOrder = (first: number, second: number) => first - second;

describe('an oracle that changes what it looks at', () => {
  it('is named, with the first difference between runs with it and without it', () => {
    const resetting = always<World>('it resets', ({ state }) => (state.value = 0) === 0);
    const harmless = always<World>('it only looks', ({ state }) => state.value >= 0);
    const violation = found(adding(harmless, resetting));
    expect(violation?.oracle).toBe(NO_NONDETERMINISM);
    expect(violation?.message).toContain('since the oracle "it resets" changes what it looks at');
    expect(violation?.message).toMatch(/`(value|effects\[0\]\.value)`: \d+ against \d+/);
  });

  it('is found where it sorts a list of a node in place, and not where it sorts a copy', () => {
    expect(found(listening((heard) => heard.sort(inOrder)))?.message).toContain(
      'since the oracle "values are small" changes what it looks at',
    );
    expect(found(listening((heard) => [...heard].sort(inOrder)))).toBeUndefined();
  });

  it('is not looked for where a run without oracles is not asked for', () => {
    const simulation = listening((heard) => heard.sort(inOrder));
    const seeds = Array.from({ length: 10 }, (_, seed) => seed);
    const violations = (withoutOracles: boolean) =>
      seeds.flatMap(
        (seed) =>
          audit(simulation, planOf(simulation, 'stormy', seed), { withoutOracles }).violation ?? [],
      );
    expect(violations(true)).not.toEqual([]);
    expect(violations(false)).toEqual([]);
  });

  it('may fill in what is computed when it is first asked for', () => {
    const caching = always<World>('it caches', ({ state }) => (state.most ??= state.value) >= 0);
    expect(found(adding(caching))).toBeUndefined();
  });
});
