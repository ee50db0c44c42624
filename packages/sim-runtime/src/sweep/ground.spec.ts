import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gossip } from '../gossip/gossip.js';
import { groundReport, groundSentence, neverGrewSentence } from '../report/ground-report.js';
import { copierSimulation } from '../run/fixtures/copier.fixture.js';
import { leaseSimulation } from '../run/fixtures/lease.fixture.js';
import { registerSimulation } from '../run/fixtures/register.fixture.js';
import { type Ground, isSurveyed } from './ground.js';
import { planOf } from './run-seed.js';
import { type Tally } from './tally.js';
import { sumTallies, tallyOf } from './tally-sum.js';

const simulations = [leaseSimulation(), registerSimulation(), copierSimulation()];

function tallies(count: number, simulation = leaseSimulation()): readonly Tally[] {
  return Array.from({ length: count }, (_, seed) =>
    tallyOf(simulation.run(planOf(simulation, 'stormy', seed), { reached: isSurveyed(seed) })),
  );
}

describe('the ground of a sweep', () => {
  const runs = tallies(160);

  it('is that of one seed in eight, and the same in whatever parts it is added', () => {
    const whole = sumTallies(runs).ground;
    expect(whole?.seeds).toBe(20);
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...runs], { minLength: runs.length }),
        fc.nat(),
        (order, cut) => {
          const place = cut % order.length;
          const parts = [order.slice(0, place), order.slice(place)].map((part) => sumTallies(part));
          expect(sumTallies(JSON.parse(JSON.stringify(parts)) as Tally[]).ground).toEqual(whole);
        },
      ),
      { seed: 1, numRuns: 20 },
    );
  });

  it.each(simulations)('changes no run that is looked at: $type', (simulation) => {
    for (let seed = 0; seed < 5; seed++) {
      const plan = planOf(simulation, 'stormy', seed);
      const { reached, ...result } = simulation.run(plan, { reached: true });
      expect(result).toEqual(simulation.run(plan));
      expect(reached?.states.length).toBeGreaterThan(1);
      expect(reached?.transitions.length).toBeGreaterThan(1);
    }
  });

  it('grows with the seeds, and says how much of it is new', () => {
    const ground = sumTallies(runs).ground as Ground;
    const report = groundReport(ground, 0, 160);
    const seeds = ground.states.map(([, seed]) => seed);
    expect(report.states).toBe(seeds.length);
    expect(report.newStates).toBe(seeds.filter((seed) => seed >= 144).length);
    const latest = Math.max(...[...ground.states, ...ground.transitions].map(([, seed]) => seed));
    expect(report.seedsSinceNew).toBe(159 - latest);
  });

  it('is new as long as it is, and quiet afterwards', () => {
    const found = {
      seeds: 50,
      transitions: [],
      states: [
        [1, 0],
        [2, 96],
        [3, 392],
      ],
    } as const;
    expect(groundSentence(groundReport(found, 0, 400), 400)).toBe(
      '1 new in the last tenth: still finding new ground, run more',
    );
    expect(groundSentence(groundReport(found, 0, 450), 450)).toBe(
      'nothing new in the last tenth: too few seeds to tell',
    );
    expect(groundSentence(groundReport(found, 0, 3_000), 3_000)).toBe(
      'the last 2,607 seeds reached nothing new',
    );
  });

  it('counts what the author of a module takes for one kind', () => {
    const silent = { pollTransmit: () => undefined, pollTimeout: () => undefined };
    const simulation = gossip({
      name: 'counting',
      nodes: 2,
      create: () => ({ ...silent, count: 0, handleInput: () => 0, handleTimeout: () => 0 }),
      operations: { count: ({ node }) => void node.count++ },
      abstract: ({ count }) => count % 3,
      oracles: [],
    });
    const { reached } = simulation.run(planOf(simulation, 'sunny', 1), { reached: true });
    expect(reached?.states).toHaveLength(3);
    expect(reached?.transitions).toHaveLength(3);
  });

  it('tells numbers that never grew in any run from those that did in one', () => {
    const silent = { pollTransmit: () => undefined, pollTimeout: () => undefined };
    const simulation = gossip({
      name: 'idle',
      nodes: 2,
      create: () => ({
        ...silent,
        count: 0,
        epoch: 1,
        kept: [],
        waiting: new Map<string, number>(),
        handleInput: () => 0,
        handleTimeout: () => 0,
      }),
      operations: {
        count: ({ node, random }) => {
          if (random.below(8) === 0) node.count = 1;
        },
        wait: ({ node }) => void node.waiting.set('x', 1),
      },
      oracles: [],
    });
    const ground = sumTallies(tallies(88, simulation)).ground as Ground;
    const report = groundReport(ground, 0, 88);
    expect(report.neverGrew).toEqual([
      { name: 'epoch', value: 1 },
      { name: 'kept', value: 0 },
    ]);
    expect(neverGrewSentence(report)).toBe('never grew: epoch (1), kept (0)');
    expect(neverGrewSentence({ ...report, seeds: 9 })).toBeUndefined();
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => ({ name, value: 0 }) as const);
    expect(neverGrewSentence({ ...report, neverGrew: names })).toBe(
      'never grew: a (0), b (0), c (0), d (0), e (0) and 2 more',
    );
  });

  it('sees nodes by their view', () => {
    const nodeOf = () => {
      let count = 0;
      return {
        pollTransmit: () => undefined,
        pollTimeout: () => undefined,
        handleInput: () => 0,
        handleTimeout: () => 0,
        act: () => void count++,
        seen: () => ({ count }),
      };
    };
    const simulation = gossip({
      name: 'hiding',
      nodes: 2,
      create: nodeOf,
      view: ({ seen }) => seen(),
      operations: { act: ({ node }) => node.act() },
      oracles: [],
    });
    const { reached } = simulation.run(planOf(simulation, 'sunny', 1), { reached: true });
    expect(reached?.states.length).toBeGreaterThan(2);
  });
});
