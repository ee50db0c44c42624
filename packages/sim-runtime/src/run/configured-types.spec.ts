import { describe, expect, it } from 'vitest';
import { coordination } from '../coordination/coordination.js';
import { type LogicalTime } from '../contracts/logical-time.js';
import { type PipelineEffect, type PipelineEvent } from '../contracts/pipeline-ports.js';
import { exploreSimulation } from '../explore.js';
import { pipeline } from '../pipeline/pipeline.js';
import { planOf } from '../sweep/run-seed.js';
import { shrinkPlan } from '../sweep/shrink.js';
import { checkPlan } from './check-plan.js';
import { type Simulation } from './simulation.js';

interface Counter {
  readonly limit: number;
  readonly count: number;
}
interface Add {
  readonly kind: 'add';
  readonly by: number;
}
interface Added {
  readonly kind: 'added';
}

function add(state: Counter, { by }: Add, _now: LogicalTime): [Counter, Added[]] {
  return [{ ...state, count: state.count + by }, [{ kind: 'added' }]];
}

/** The typechecker is the judge of the types, too: no configuration is annotated. */
function counter(isBad = ({ limit, count }: Counter) => limit >= 106 && count > 0): Simulation {
  return coordination({
    name: 'counter',
    actors: 4,
    configure: ({ random }) => ({
      actors: 2 + random.below(3),
      limit: 100 + random.below(8),
      first: 5 + random.below(2),
    }),
    initialState: ({ configuration }): Counter => ({ limit: configuration.limit, count: 0 }),
    transition: add,
    operations: {
      add: ({ configuration: { actors, first } }) => ({ kind: 'add', by: actors * 10 + first }),
      reset: ({ configuration }) => ({
        kind: 'add',
        // @ts-expect-error a configuration has no such value
        by: configuration.actors * 10 + configuration.first + (configuration.last ?? 0),
      }),
    },
    oracles: ({ never }) => [never('a bad state is there', ({ state }) => isBad(state))],
  });
}

type Event = PipelineEvent<{ readonly size: number }, { readonly offset: number }>;
type Ask = PipelineEffect<{ readonly offset: number }, { readonly size: number }>;

interface Stage {
  readonly batch: number;
  readonly size: number;
}

function step(state: Stage, event: Event, _now: LogicalTime): [Stage, Ask[]] {
  const [record] = event.kind === 'records' ? event.records : [];
  if (record !== undefined) return [{ ...state, size: record.size }, []];
  if (event.kind === 'records') return [state, [{ kind: 'wait', ticks: 10 }]];
  return [state, [{ kind: 'read', offset: 0, limit: state.batch }]];
}

function reader(): Simulation {
  return pipeline({
    name: 'reader',
    configure: ({ random }) => ({ batch: 1 + random.below(8), size: 3 + random.below(4) }),
    initialState: ({ configuration: { batch } }): Stage => ({ batch, size: 0 }),
    step,
    source: ({ configuration: { size } }) => Array.from({ length: 100 }, () => ({ size })),
    oracles: ({ never }) => [
      never(
        'a large record is read in large batches',
        ({ state }) => state.size * state.batch > 30,
      ),
    ],
  });
}

function plansOf(simulation: Simulation, count = 100) {
  return Array.from({ length: count }, (_, seed) => planOf(simulation, 'sunny', seed));
}

describe('the configuration of a coordination module', () => {
  const simulation = counter();
  const plans = plansOf(simulation);

  it('decides the number of actors, the first state and the operations of a run', () => {
    expect(new Set(plans.map(({ parties }) => parties))).toEqual(new Set([2, 3, 4]));
    for (const plan of plans.slice(0, 20)) {
      const trace = simulation.run(plan, { trace: true }).trace ?? [];
      const inputs = trace.flatMap((entry) =>
        entry.kind === 'operation' && !entry.skipped ? [entry.input] : [],
      );
      const first = plan.configuration?.['first'] ?? 5;
      const by = plan.parties * 10 + Number(first);
      expect(inputs.every((input) => (input as Add).by === by)).toBe(true);
      expect(checkPlan(JSON.parse(JSON.stringify(plan)), simulation, 'plan.json')).toEqual(plan);
    }
  });

  it('shrinks to what the failure needs', () => {
    const failing = plans.filter((plan) => simulation.run(plan).violation !== undefined);
    const large = plans.filter(({ configuration }) => Number(configuration?.['limit']) >= 106);
    expect(failing).toEqual(large);
    const [plan] = failing;
    if (plan === undefined) throw new Error('No plan fails.');
    const { plan: shrunk } = shrinkPlan(simulation, plan);
    expect(shrunk.configuration).toEqual({ limit: plan.configuration?.['limit'] });
    expect(shrunk.parties).toBe(1);
  });

  it('is that of the least draws in explorations', () => {
    const ofLeast = counter(({ limit, count }) => limit === 100 && count === 25);
    const { properties } = exploreSimulation(ofLeast, { operations: 1, parties: 2, losses: 0 });
    expect(properties[0]?.verdict).toBe('violated');
  });

  it('has no more actors than the simulation', () => {
    expect(() =>
      coordination({
        name: 'counter',
        actors: 1,
        configure: ({ random }) => ({ actors: 2 + random.below(2) }),
        initialState: { limit: 0, count: 0 },
        transition: add,
        operations: {},
        oracles: [],
      }),
    ).toThrow('draws 2 as actors of a configuration, which must be a whole number from 1 to 1');
  });
});

describe('the configuration of a pipeline', () => {
  const simulation = reader();
  const plans = plansOf(simulation);

  it('decides the first state and the records of a run, and shrinks', () => {
    const sizeOf = ({ configuration }: (typeof plans)[number], name: string, least: number) =>
      Number(configuration?.[name] ?? least);
    const failing = plans.filter((plan) => simulation.run(plan).violation !== undefined);
    expect(failing).toEqual(
      plans.filter((plan) => sizeOf(plan, 'size', 3) * sizeOf(plan, 'batch', 1) > 30),
    );
    for (const plan of failing) {
      const { plan: shrunk } = shrinkPlan(simulation, plan);
      const product = sizeOf(shrunk, 'size', 3) * sizeOf(shrunk, 'batch', 1);
      expect(product).toBeGreaterThan(30);
    }
  });
});
