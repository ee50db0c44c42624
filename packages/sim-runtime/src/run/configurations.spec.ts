import { describe, expect, it } from 'vitest';
import { gossip } from '../gossip/gossip.js';
import { always } from '../oracles/always.js';
import { type GossipWorld } from '../gossip/gossip-world.js';
import { planOf } from '../sweep/run-seed.js';
import { shrinkPlan } from '../sweep/shrink.js';
import { checkPlan } from './check-plan.js';

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
