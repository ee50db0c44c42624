import { describe, expect, it } from 'vitest';
import { coordination } from '../coordination/coordination.js';
import { gossip } from '../gossip/gossip.js';
import { always } from '../oracles/always.js';
import { type GossipWorld } from '../gossip/gossip-world.js';
import { planOf } from '../sweep/run-seed.js';
import { shrinkPlan } from '../sweep/shrink.js';
import { checkPlan } from './check-plan.js';
import { type Configure, type ConfigureContext } from './configurations.js';
import { type Simulation } from './simulation.js';

interface Settings {
  readonly nodes: number;
  readonly window: number;
  readonly first: number;
}

class Idle {
  readonly settings: Settings;
  readonly count: number;

  constructor(settings: Settings, count: number) {
    this.settings = settings;
    this.count = count;
  }

  handleInput(): void {
    // Takes no messages.
  }

  pollTransmit(): undefined {
    return undefined;
  }

  pollTimeout(): undefined {
    return undefined;
  }

  handleTimeout(): void {
    // Asks for none.
  }
}

const narrow = always(
  'windows are narrow',
  ({ nodes, touched, node }: GossipWorld<Idle>) =>
    nodes.every(({ settings, count }) => settings.nodes === count) &&
    (node(touched)?.settings.window ?? 0) < 6,
);

function simulationOf(most = 5) {
  return gossip<Idle, undefined, Settings>({
    name: 'configured',
    nodes: most,
    configure: ({ random }) => ({
      nodes: 3 + random.below(3),
      window: 1 + random.below(8),
      first: random.below(100),
    }),
    create: ({ configuration, nodeCount }) => new Idle(configuration, nodeCount),
    operations: { look: ({ node }) => node.settings.window },
    oracles: [narrow],
  });
}

/** A simulation that does nothing but draw. */
function drawing(configure: Configure<object>): Simulation {
  return coordination<number, string, string, undefined, object>({
    name: 'drawing',
    configure,
    initialState: 0,
    transition: (state) => [state, []],
    actors: 1,
    operations: {},
    oracles: [],
  });
}

describe('the configuration of a run', () => {
  const simulation = simulationOf();
  const plans = Array.from({ length: 200 }, (_, seed) => planOf(simulation, 'stormy', seed));

  it('is part of its plan, as far as it is not the least one', () => {
    expect(new Set(plans.map(({ parties }) => parties))).toEqual(new Set([3, 4, 5]));
    const windows = plans.map(({ configuration }) => configuration?.['window']);
    expect(new Set(windows)).toEqual(new Set([undefined, 2, 3, 4, 5, 6, 7, 8]));
    for (const plan of plans) {
      expect(Object.keys(plan.configuration ?? {})).not.toContain('nodes');
      for (const { party } of [...plan.operations, ...plan.faults])
        expect(party).toBeLessThan(plan.parties);
      expect(checkPlan(JSON.parse(JSON.stringify(plan)), simulation, 'plan.json')).toEqual(plan);
    }
  });

  it('reaches the nodes, and shrinks to what the failure needs', () => {
    const failing = plans.filter((plan) => simulation.run(plan).violation !== undefined);
    const wide = plans.filter(({ configuration }) => Number(configuration?.['window']) >= 6);
    expect(failing).toEqual(wide);
    const [first] = failing;
    if (first === undefined) throw new Error('No plan fails.');
    const { plan } = shrinkPlan(simulation, first);
    expect(plan.configuration).toEqual({ window: first.configuration?.['window'] });
  });

  it.each([
    ['a number that JSON cannot hold', Infinity, 'draws Infinity as limit'],
    ['a map', new Map([[1, 2]]), 'draws [[1,2]] as limit'],
    ['a list with a big integer', [1n], 'draws ["1"] as limit'],
    ['a date', new Date(0), 'as limit of a configuration, which JSON cannot hold'],
  ])('is refused where it has %s, which the file of a plan would lose', (_, limit, sentence) => {
    expect(() => drawing(() => ({ limit }))).toThrow(sentence);
  });

  it('is refused where a value is drawn in some runs alone, since a plan names only what differs', () => {
    const twice = (simulation: Simulation) => () => {
      for (let seed = 0; seed < 20; seed++) planOf(simulation, 'stormy', seed);
    };
    const isDrawn = ({ random }: ConfigureContext) => random.chance(500_000);
    const added = drawing((context) => (isDrawn(context) ? { limit: 1, more: 2 } : { limit: 1 }));
    expect(twice(added)).toThrow('draws more of a configuration in some runs alone');
    const left = drawing((context) => (isDrawn(context) ? { limit: 1 } : { limit: 1, more: 2 }));
    expect(twice(left)).toThrow('draws more of a configuration in some runs alone');
    const none = drawing((context) => ({ limit: isDrawn(context) ? 1 : undefined }));
    expect(twice(none)).not.toThrow();
  });

  it('is refused where it is a promise or none', () => {
    expect(() => drawing(() => Promise.resolve({}))).toThrow('The `configure` of');
    expect(() => drawing(() => [1])).toThrow('must be an object of named values');
  });

  it('must fit the simulation', () => {
    expect(() => simulationOf(2)).toThrow('draws 3 as nodes of a configuration');
    expect(() =>
      planOf(
        simulationOf(4),
        'sunny',
        plans.findIndex(({ parties }) => parties === 5),
      ),
    ).toThrow('draws 5 as nodes');
    const strange = { ...plans[0], configuration: { depth: 1 } };
    expect(() => checkPlan(strange, simulation, 'plan.json')).toThrow('"depth" in configuration');
  });
});
