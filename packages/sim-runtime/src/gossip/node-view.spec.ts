import { describe, expect, it } from 'vitest';
import { LogicalTime } from '../contracts/logical-time.js';
import { type SansIoNode } from '../contracts/sans-io-node.js';
import { audit } from '../audit/audit.js';
import { LEVELS } from '../faults/level.js';
import { allEqual } from '../oracles/all-equal.js';
import { always } from '../oracles/always.js';
import { eventually } from '../oracles/eventually.js';
import { terminal } from '../oracles/terminal.js';
import { drawRun } from '../report/diagram/draw-run.js';
import { type Simulation } from '../run/simulation.js';
import { planOf } from '../sweep/run-seed.js';
import { gossip } from './gossip.js';
import { type GossipWorld } from './gossip-world.js';
import { SimNetwork } from './sim-network.js';

/** A node that sends no message. */
abstract class Silent implements SansIoNode<string> {
  abstract v: number;
  handleInput(): void {
    this.v++;
  }
  pollTransmit(): undefined {
    return undefined;
  }
  pollTimeout(): undefined {
    return undefined;
  }
  handleTimeout(): void {
    this.v++;
  }
}
class Public extends Silent {
  v = 0;
}
class Private extends Silent {
  #v = 0;
  get v(): number {
    return this.#v;
  }
  set v(v: number) {
    this.#v = v;
  }
}

const agree = eventually(
  'agree',
  ({ nodes }: GossipWorld<Silent>) => allEqual(nodes),
  { withinTicks: 500 },
); // prettier-ignore

interface Variant {
  readonly make: () => Silent;
  readonly view?: (node: Silent) => unknown;
  /** What an operation sets a node to. */
  readonly set?: (random: number) => number;
}

function silent({ make, view, set = (random) => random }: Variant, oracles = [agree]): Simulation {
  return gossip({
    name: 'silent',
    nodes: 3,
    create: make,
    ...(view === undefined ? {} : { view }),
    operations: { set: ({ node, random }) => void (node.v = set(random.below(1_000_000))) },
    oracles,
  });
}

function verdicts(simulation: Simulation): readonly (string | undefined)[] {
  return Array.from({ length: 20 }, (_, seed) => {
    return simulation.run(planOf(simulation, 'stormy', seed)).violation?.message;
  });
}

const isPublic: Variant = { make: () => new Public() };
const isPrivate: Variant = { make: () => new Private() };
const isViewed: Variant = { ...isPrivate, view: ({ v }) => ({ v }) };

describe('nodes with private state', () => {
  it('are refused by name where they are compared', () => {
    expect(new Set(verdicts(silent(isPrivate)))).toEqual(
      new Set([
        'UnseenError: node 0 has private state (#v of class Private): give the simulation a `view`.',
      ]),
    );
  });

  it('are compared by their view, with the verdicts of public ones', () => {
    const found = verdicts(silent(isViewed));
    expect(found).toEqual(verdicts(silent(isPublic)));
    expect(found.filter((message) => message !== undefined).length).toBeGreaterThan(15);
    expect(verdicts(silent({ ...isViewed, set: () => 0 }))).toEqual(Array(20).fill(undefined));
  });

  it('run as they did where nothing compares them', () => {
    const fine = [always('is a number', ({ nodes }: GossipWorld<Silent>) => nodes.every(({ v }) => v >= 0))]; // prettier-ignore
    expect(verdicts(silent(isPrivate, fine as never))).toEqual(Array(20).fill(undefined));
  });

  it('are watched by other oracles through their view', () => {
    const stays = terminal('stays', {
      value: ({ node, touched }: GossipWorld<Silent>) => node(touched),
      isTerminal: ({ v }) => v > 0,
      of: ({ touched }) => touched,
    });
    const found = verdicts(silent(isViewed, [stays] as never)).filter(
      (message) => message !== undefined,
    );
    // In a small plan too little may happen.
    expect(found.length).toBeGreaterThan(15);
    for (const message of found) expect(message).toMatch(/^ended as \{"v":\d+\}, now \{"v":/);
  });

  it('must be shown as plain data', () => {
    const [message] = verdicts(silent({ ...isPrivate, view: () => ({ at: new WeakMap() }) }));
    expect(message).toBe(
      'UnseenError: what the `view` of node 0 gives has a WeakMap at .at: let it give plain data.',
    );
  });

  it('converge by their view', () => {
    const { create, view } = { create: () => new Private(), view: ({ v }: Private) => v };
    const network = new SimNetwork({ seed: 1, nodes: 3, create, view });
    expect(network.checkConvergence()).toBe(true);
    network.act(1, 1, (node) => node.handleTimeout());
    expect(network.checkConvergence()).toBe(false);
    const blind = new SimNetwork<Private>({ seed: 1, nodes: 3, create });
    expect(() => blind.checkConvergence()).toThrow('give SimNetwork a `view`');
  });

  it('are audited by their view, though no message shows their state', () => {
    let made = 0;
    const leak = (random: number): number => random + made++;
    const plan = planOf(silent(isViewed), 'sunny', 1);
    expect(audit(silent(isViewed, []), plan)).not.toHaveProperty('violation');
    expect(audit(silent(isViewed, []), plan)).not.toHaveProperty('unseen');
    expect(audit(silent({ ...isViewed, set: leak }, []), plan).violation?.message).toMatch(
      /^NONDETERMINISM/,
    );
    expect(audit(silent(isPrivate, []), plan).unseen).toMatch(/#v of class Private/);
    const blind = silent({ ...isViewed, view: () => () => 1 }, []);
    expect(audit(blind, plan).unseen).toMatch(/what the `view` of node \d gives is a function/);
  });

  it('are drawn by their view', () => {
    const simulation = silent(isViewed, []);
    const { values, steps } = drawRun(simulation, planOf(simulation, 'sunny', 1));
    expect(values[0]).toEqual({ v: 0 });
    expect(steps.some(({ states = [] }) => states.length > 0)).toBe(true);
    for (const value of values) expect(value).toEqual({ v: expect.any(Number) as number });
  });

  it.each(LEVELS)('leave the universes of seeds as they are: %s', (level) => {
    for (let seed = 0; seed < 5; seed++) {
      const [shown, hidden] = [silent(isViewed, []), silent(isPrivate, [])];
      const { traceHash } = shown.run(planOf(shown, level, seed));
      expect(hidden.run(planOf(hidden, level, seed)).traceHash).toBe(traceHash);
    }
  });
});

it('knows a node that is an object with methods', () => {
  const make = (v: number): SansIoNode<string> & { v: number } => ({
    v,
    handleInput: () => undefined,
    pollTransmit: () => undefined,
    pollTimeout: () => LogicalTime.of(1_000_000),
    handleTimeout: () => undefined,
  });
  const network = new SimNetwork({
    seed: 1,
    nodes: 2,
    create: ({ id }) => make(id),
    view: ({ v }) => v,
  });
  expect(network.checkConvergence()).toBe(false);
  const blind = new SimNetwork({ seed: 1, nodes: 2, create: ({ id }) => make(id) });
  expect(() => allEqual(blind.nodes)).toThrow('node 0 has a function at .handleInput');
});
