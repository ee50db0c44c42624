import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Plan } from '../plan/plan.js';
import { type Simulation } from '../run/simulation.js';
import { canonicalText } from './canonical-text.js';
import {
  exploreSimulation,
  modelOfSimulation,
  type SimulationExploreOptions,
} from './explore-simulation.js';
import { lease, type LeaseState } from './fixtures/lease.fixture.js';
import { register, type Register } from './fixtures/register.fixture.js';
import { scanner } from './fixtures/scanner.fixture.js';
import { explore } from './explore.js';
import { type Ordered } from './ordered.js';

interface Universe {
  readonly core: Ordered<Readonly<Record<string, unknown>>>;
}

/** Every state that an exploration reaches, without the times that only a run has. */
function explored(
  simulation: Simulation,
  bounds: SimulationExploreOptions,
  picture: (core: Readonly<Record<string, unknown>>) => unknown,
): ReadonlySet<string> {
  const pictures = new Set<string>();
  const found = explore({
    ...bound(modelOfSimulation(simulation, bounds)),
    within: (universe) => {
      pictures.add(canonicalText(picture((universe as Universe).core.value)));
      return true;
    },
  });
  expect(found.verdict).toBe('complete');
  expect(found.distinct).toBe(exploreSimulation(simulation, bounds).distinct);
  return pictures;
}

/** A model as a record, which can be spread. */
function bound(model: ReturnType<typeof modelOfSimulation>): typeof model {
  return {
    name: model.name,
    initial: () => model.initial(),
    actions: (state) => model.actions(state),
    next: (state, action) => model.next(state, action),
    ends: () => true,
  };
}

/** Demands of many runs that each state which they reach is among those explored. */
function expectWithin(
  simulation: Simulation,
  adapt: (plan: Plan) => Plan,
  states: ReadonlySet<string>,
  picture: (world: never) => unknown,
): number {
  const reached = new Set<string>();
  const unexplored = new Set<string>();
  fc.assert(
    fc.property(simulation.plans('stormy'), (plan) => {
      simulation.run(adapt(plan), {
        watch: (world) => {
          const text = canonicalText(picture(world as never));
          reached.add(text);
          if (!states.has(text)) unexplored.add(text);
        },
      });
    }),
    { seed: 7, numRuns: 40 },
  );
  expect([...unexplored]).toEqual([]);
  return reached.size;
}

/** What happens more often in a run than in a bounded search. */
const UNEXPLORED_RATES = ['duplicatePpm', 'crashPpm'];

/** The first operations of a plan alone, and the faults that only delay and lose. */
function few(plan: Plan, operations: number, parties: number): Plan {
  const own = plan.operations.filter(({ party }) => party < parties).slice(0, operations);
  const kept = Object.entries(plan.rates).filter(([name]) => !UNEXPLORED_RATES.includes(name));
  return { ...plan, parties, operations: own, faults: [], rates: Object.fromEntries(kept) };
}

describe('within the same bounds, every state that the simulator reaches is explored', () => {
  it('of a coordination module', () => {
    const simulation = lease(true, false);
    const states = explored(
      simulation,
      { operations: 3, parties: 2, losses: 0, clockSteps: 3 },
      ({ state, beliefs }) => pictureOf(state as LeaseState, beliefs as readonly number[]),
    );
    const adapt = (plan: Plan): Plan => few(plan, 3, 2);
    const count = expectWithin(
      simulation,
      adapt,
      states,
      (world: { state: LeaseState; beliefs: readonly number[] }) =>
        pictureOf(world.state, world.beliefs),
    );
    expect(count).toBeGreaterThan(5);
  });

  it('of a gossip module', () => {
    const simulation = register(true);
    const states = explored(
      simulation,
      { operations: 2, parties: 2, losses: 0, clockSteps: 1 },
      ({ nodes }) => (nodes as readonly { value: number }[]).map(({ value }) => value),
    );
    const adapt = (plan: Plan): Plan => few(plan, 2, 2);
    const count = expectWithin(simulation, adapt, states, (world: { nodes: readonly Register[] }) =>
      world.nodes.map(({ value }) => value),
    );
    expect(count).toBeGreaterThan(4);
  });

  it('of a pipeline', () => {
    const simulation = scanner(false);
    const picture = ({
      state,
      outputs,
      checkpoint,
    }: Readonly<Record<string, unknown>>): unknown => ({
      state,
      outputs,
      checkpoint,
    });
    const states = explored(simulation, { losses: 2, crashes: 1 }, picture);
    const adapt = (plan: Plan): Plan => ({ ...few(plan, 0, 1), operations: plan.operations });
    const count = expectWithin(simulation, adapt, states, picture);
    expect(count).toBeGreaterThan(5);
  });
});

function pictureOf({ epoch, holder }: LeaseState, beliefs: readonly number[]): unknown {
  return { epoch, holder, beliefs };
}
