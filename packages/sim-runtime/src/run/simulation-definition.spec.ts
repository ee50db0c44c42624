import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LogicalTime } from '../contracts/logical-time.js';
import { nodeId } from '../contracts/node-id.js';
import { randomFrom } from '../contracts/random-from.js';
import { coordination } from '../coordination/coordination.js';
import { definesCoordination } from '../coordination/defined-coordination.js';
import { LEVELS } from '../faults/level.js';
import { definesGossip } from '../gossip/defined-gossip.js';
import { gossip } from '../gossip/gossip.js';
import { always } from '../oracles/always.js';
import { terminal } from '../oracles/terminal.js';
import { definesPipeline } from '../pipeline/defined-pipeline.js';
import { pipeline } from '../pipeline/pipeline.js';
import { copierSimulation } from './fixtures/copier.fixture.js';
import { leaseSimulation, type LeaseWorld } from './fixtures/lease.fixture.js';
import { registerSimulation } from './fixtures/register.fixture.js';
import { type Simulation } from './simulation.js';

const oracles = [always<{ readonly now: number }>('time is no less than 0', ({ now }) => now >= 0)];

const simulations: readonly Simulation[] = [
  leaseSimulation({ oracles }),
  registerSimulation({ oracles }),
  copierSimulation({ oracles }),
];

/** A simulation that is made from the definition of another. */
function madeAgain({ definition }: Simulation): Simulation {
  if (definesCoordination(definition)) return coordination(definition);
  if (definesGossip(definition)) return gossip(definition);
  if (definesPipeline(definition)) return pipeline(definition);
  throw new Error(`Nothing makes a simulation of type ${definition.type}.`);
}

describe.each(simulations)('the definition of a $type simulation', (simulation) => {
  it('says what the simulation says', () => {
    const { definition, name, type, claims } = simulation;
    expect(definition).toMatchObject({ name, type, claims });
    expect(definition.oracles.map((oracle) => oracle.name)).toEqual(
      simulation.oracles.map((oracle) => oracle.name),
    );
  });

  it('is of one module type alone', () => {
    const { definition, type } = simulation;
    expect(
      [definesCoordination, definesGossip, definesPipeline].map((is) => is(definition)),
    ).toEqual(['coordination', 'gossip', 'pipeline'].map((other) => other === type));
  });

  it.each(LEVELS)('is all that a %s run depends on', (level) => {
    const again = madeAgain(simulation);
    fc.assert(
      fc.property(simulation.plans(level), (plan) => {
        expect(again.run(plan, { trace: true })).toEqual(simulation.run(plan, { trace: true }));
      }),
      { seed: 1, numRuns: 5 },
    );
  });
});

const staysClosed = terminal('what is closed stays closed', {
  value: ({ state }: LeaseWorld) => state.closed,
  isTerminal: (closed) => closed,
});

/** An engine of a dozen lines: one actor, whose every operation is applied at once. */
function firstObjection(simulation: Simulation, draws: readonly number[]): unknown {
  const { definition } = simulation;
  if (!definesCoordination(definition)) throw new Error('This engine runs coordination modules.');
  const { operations, transition, belief, initialState, configuration } = definition;
  const histories = definition.oracles.map((oracle) => oracle.history());
  const actor = nodeId(0);
  let state = initialState;
  let believed = belief?.initial;
  for (const [at, draw] of draws.entries()) {
    const now = LogicalTime.of(at * 100);
    const random = randomFrom(() => draw);
    const context = { actor, belief: believed, now, random, configuration };
    const input = random.pick(Object.values(operations))(context);
    if (input === undefined) continue;
    const previous = state;
    const [next, effects] = transition(state, input, now);
    state = next;
    for (const effect of effects) believed = belief?.learn(believed, effect, { actor, now });
    const world = { now, state, previous, input, effects, actor, beliefs: [believed] };
    for (const [index, oracle] of definition.oracles.entries()) {
      if (oracle.check(world, histories[index]) !== true) return oracle.name;
    }
  }
  return undefined;
}

it('is enough for another engine to find the bug of a flawed module, and none in a sound one', () => {
  const found = (simulation: Simulation): unknown[] => {
    const objections: unknown[] = [];
    fc.assert(
      fc.property(fc.array(fc.nat(11), { maxLength: 30 }), (draws) => {
        objections.push(firstObjection(simulation, draws));
      }),
      { seed: 1, numRuns: 50 },
    );
    return objections;
  };
  const flawed = leaseSimulation({ oracles: [staysClosed], flaw: 'reopens' });
  expect(found(flawed)).toContain(staysClosed.name);
  const sound = leaseSimulation({ oracles: [staysClosed] });
  expect(new Set(found(sound))).toEqual(new Set([undefined]));
});
