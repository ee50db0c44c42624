import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { type NodeId } from '../contracts/node-id.js';
import { type Recorder } from '../trace/trace-entry.js';
import { Carried, type Chatter, Encoded, Polled } from './fixtures/chatter.fixture.js';
import { type NodeContext } from './node-context.js';
import { SimNetwork } from './sim-network.js';

interface Conditions {
  readonly seed: number;
  readonly nodes: number;
  readonly dropPpm: number;
  readonly maxDelayTicks: number;
  readonly duplicatePpm: number;
}

const conditions: fc.Arbitrary<Conditions> = fc.record({
  seed: fc.nat(),
  nodes: fc.integer({ min: 1, max: 6 }),
  dropPpm: fc.constantFrom(0, 100_000, 999_999, 1_000_000),
  maxDelayTicks: fc.constantFrom(0, 1, 10, 900),
  duplicatePpm: fc.constantFrom(0, 0, 300_000),
});

interface Trouble {
  readonly at: number;
  readonly kind: 'skew' | 'jump' | 'pause' | 'restart';
  readonly ticks: number;
  readonly node: number;
}

const trouble: fc.Arbitrary<Trouble> = fc.record({
  at: fc.integer({ min: 0, max: 1_500 }),
  kind: fc.constantFrom('skew', 'jump', 'pause', 'restart'),
  ticks: fc.integer({ min: 1, max: 300 }),
  node: fc.nat(5),
});

function afflict(
  network: SimNetwork<Chatter>,
  kind: Trouble['kind'],
  id: number,
  ticks: number,
): void {
  const later = network.now + ticks;
  if (kind === 'skew') network.skewClock(id, ticks - 150);
  else if (kind === 'jump') network.jumpClock(id, ticks);
  else if (kind === 'pause') {
    network.pause(id);
    network.timeline.schedule(later, () => network.resume(id));
  } else if (!network.isDown(id)) {
    network.crash(id);
    network.timeline.schedule(later, () => network.restart(id));
  }
}

interface Outcome {
  readonly traceHash: number;
  readonly events: number;
  readonly heard: readonly (readonly string[])[];
  readonly faults: unknown;
}

function outcome(
  { seed, nodes, ...faults }: Conditions,
  create: (context: NodeContext<unknown>) => Chatter,
  prepare: (network: SimNetwork<Chatter>) => void = () => undefined,
  recorder?: Recorder,
): Outcome {
  const network = new SimNetwork<Chatter>({ seed, nodes, create, faults, recorder });
  prepare(network);
  network.timeline.maxEvents = 2_000;
  network.run(3_000);
  return {
    traceHash: network.timeline.traceHash,
    events: network.timeline.events,
    heard: network.nodes.map(({ heard }) => heard),
    faults: network.faultCounts,
  };
}

/** All that a watcher sees after each event, until it has seen enough. */
function sights(
  given: Conditions,
  create: (context: NodeContext<unknown>) => Chatter,
  enough: number,
  prepare: (network: SimNetwork<Chatter>) => void = () => undefined,
): { readonly seen: readonly string[]; readonly outcome: Outcome } {
  const seen: string[] = [];
  const watched = outcome(given, create, (network) => {
    network.keepSent();
    prepare(network);
    network.timeline.observer = {
      afterEvent: () => {
        const { touched, delivered, deliveredFrom, sent, now } = network;
        const { events, traceHash } = network.timeline;
        const carried = network.hasCarried;
        const sight = [now, events, traceHash, touched, delivered, deliveredFrom, sent, carried];
        seen.push(JSON.stringify(sight));
        return seen.length >= enough;
      },
    };
  });
  return { seen, outcome: watched };
}

/** Has a network take all events one at a time, by a fault that waits for more of them than there are. */
function takeOneAtATime(network: SimNetwork<Chatter>): void {
  network.arm({
    moment: 'receipt',
    skip: Number.MAX_SAFE_INTEGER,
    times: 1,
    party: undefined,
    parties: network.nodeCount,
    salt: 0,
    strike: () => undefined,
  });
}

describe('every way through a network gives the same run', () => {
  const carried = (context: NodeContext<unknown>): Chatter => new Carried(context);
  const polled = (context: NodeContext<unknown>): Chatter => new Polled(context);

  it('whether messages are polled for, carried, or carried as integers', () => {
    fc.assert(
      fc.property(conditions, (given) => {
        const expected = outcome(given, carried);
        expect(outcome(given, (context) => new Polled(context))).toEqual(expected);
        expect(outcome(given, (context) => new Encoded(context))).toEqual(expected);
      }),
    );
  });

  it('whether somebody watches or not', () => {
    fc.assert(
      fc.property(conditions, (given) => {
        const watched = outcome(given, carried, (network) => {
          network.timeline.observer = { afterEvent: () => false };
        });
        expect(watched).toEqual(outcome(given, carried));
      }),
    );
  });

  it.each([
    ['carried', carried],
    ['polled for', polled],
  ])('and shows the same to who watches, where messages are %s', (_how, create) => {
    fc.assert(
      fc.property(conditions, fc.integer({ min: 1, max: 3_000 }), (given, enough) => {
        // An event of its own, before anything is watched.
        const prepare = (network: SimNetwork<Chatter>): void => {
          network.act(0, 7, (node) => node.send(0 as NodeId, { rumour: 1, hops: 0 }));
        };
        const byHand = sights(given, create, enough, prepare);
        const careful = sights(given, create, enough, (network) => {
          takeOneAtATime(network);
          prepare(network);
        });
        expect(byHand).toEqual(careful);
        expect(byHand.outcome.events).toBe(1 + byHand.seen.length);
      }),
    );
  });

  it('whether it is recorded or not', () => {
    fc.assert(
      fc.property(conditions, (given) => {
        const recorded = outcome(
          given,
          carried,
          () => undefined,
          () => undefined,
        );
        expect(recorded).toEqual(outcome(given, carried));
      }),
    );
  });

  it('whether a clock was ever set or not', () => {
    fc.assert(
      fc.property(conditions, (given) => {
        const careful = outcome(given, carried, (network) => network.straightenClock(0));
        expect(careful).toEqual(outcome(given, carried));
      }),
    );
  });

  it('whether events are taken one at a time or not, while clocks are set and nodes are paused', () => {
    fc.assert(
      fc.property(conditions, fc.array(trouble, { maxLength: 8 }), (given, troubles) => {
        const trouble = (network: SimNetwork<Chatter>): void => {
          for (const { at, kind, ticks, node } of troubles) {
            const id = node % given.nodes;
            network.timeline.schedule(at, () => afflict(network, kind, id, ticks));
          }
        };
        const careful = outcome(given, polled, (network) => {
          takeOneAtATime(network);
          trouble(network);
        });
        expect(outcome(given, polled, trouble)).toEqual(careful);
        expect(outcome(given, carried, trouble)).toEqual(careful);
      }),
    );
  });

  it('and takes no event by itself that its loop can deal with, whoever runs it', () => {
    const network = new SimNetwork<Chatter>({ seed: 1, nodes: 3, create: polled });
    network.skewClock(0, 5);
    network.pause(1);
    network.resume(1);
    const takeNext = vi.spyOn(network.timeline, 'takeNext');
    network.timeline.observer = { afterEvent: () => false };
    expect(network.timeline.run(500)).toBeGreaterThan(20);
    expect(takeNext).not.toHaveBeenCalled();
  });

  it('whether it is the first run in its memory or a later one', () => {
    fc.assert(
      fc.property(conditions, conditions, (given, before) => {
        const first = outcome(given, (context) => new Encoded(context));
        const earlier = new SimNetwork<Chatter>({
          ...before,
          create: (context) => new Encoded(context),
        });
        earlier.run(500);
        earlier.timeline.release();
        expect(outcome(given, (context) => new Encoded(context))).toEqual(first);
      }),
      { numRuns: 30 },
    );
  });
});
