import {
  actionText,
  explore,
  exploreSimulation,
  modelOfSimulation,
  type SimulationExploreOptions,
} from '@gossip/sim-runtime/explore';
import { type Plan, pipeline, type Simulation } from '@gossip/sim-runtime/sim';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseSimConfig } from '../../config/parse-sim-config.js';
import { type ModuleType } from '../../config/module-type.js';
import { withSimulation } from '../../executors/sim-explore/load-simulation.js';
import { type LeaseWorkspace, leaseWorkspace } from '../../sweep/lease-workspace.fixture.js';
import { virtualWorkspace } from '../../workspace/virtual-workspace.fixture.js';
import moduleGenerator from './generator.js';

/** What is seen of a universe: without times and values, which a bounded search cannot have all of. */
type Picture = (world: never) => unknown;

interface Starter {
  readonly type: ModuleType;
  /** Bounds within which a run of a few operations stays. */
  readonly bounds: SimulationExploreOptions;
  readonly operations: number;
  readonly picture: Picture;
  readonly alike?: (simulation: Simulation) => Simulation;
}

const STARTERS: readonly Starter[] = [
  {
    type: 'coordination',
    bounds: { operations: 3, parties: 2, losses: 0, clockSteps: 3, draws: 1 },
    operations: 3,
    picture: ({ state: { epoch, lease, value }, beliefs }: LeaseWorld) => ({
      epoch,
      lease: lease && { holder: lease.holder, epoch: lease.epoch },
      isWritten: value !== undefined,
      beliefs: beliefs.map((belief) => belief.epoch),
    }),
  },
  {
    type: 'gossip',
    bounds: { operations: 2, parties: 2, losses: 0, clockSteps: 1, draws: 2 },
    operations: 2,
    picture: ({ nodes }: { nodes: readonly { entries: Entries }[] }) => entriesOf(nodes),
  },
  {
    type: 'pipeline',
    bounds: { operations: 5, losses: 4, crashes: 1, draws: 4 },
    operations: 0,
    picture: ({ state, outputs, checkpoint }: Record<string, unknown>) => ({
      state,
      outputs,
      checkpoint,
    }),
    alike: withSameInput,
  },
];

interface LeaseWorld {
  readonly state: {
    readonly epoch: number;
    readonly lease?: { readonly holder: number; readonly epoch: number };
    readonly value?: number;
  };
  readonly beliefs: readonly { readonly epoch?: number }[];
}

type Entries = ReadonlyMap<string, { readonly version: number; readonly writer: number }>;

/** The versions that each node has of each key, whatever the keys are. */
function entriesOf(nodes: readonly { readonly entries: Entries }[]): readonly string[] {
  const keys = new Set(nodes.flatMap(({ entries }) => [...entries.keys()]));
  const stamps = [...keys].map((key) =>
    actionText(
      nodes.map(({ entries }) => {
        const entry = entries.get(key);
        return entry && [entry.version, entry.writer];
      }),
    ),
  );
  return stamps.sort();
}

/** The same stage over one constant input, where each seed would have an input of its own. */
function withSameInput({ definition }: Simulation): Simulation {
  const own = definition as unknown as Parameters<typeof pipeline>[0];
  const random = {
    next: () => 0,
    below: () => 0,
    between: (low: number) => low,
    chance: (() => {
      let calls = 0;
      return () => calls++ % 2 === 0;
    })(),
    pick: <Choice>(choices: readonly Choice[]) => choices[0] as Choice,
  };
  const input = own.source({ random, configuration: {} }).slice(0, 5);
  return pipeline({ ...own, source: () => input }) as Simulation;
}

let workspace: LeaseWorkspace;

beforeAll(() => {
  workspace = leaseWorkspace();
});

afterAll(() => workspace.dispose());

/** Generates a starter module on disk, and lends its simulation. */
async function withStarter(
  type: ModuleType,
  use: (simulation: Simulation, bounds: SimulationExploreOptions) => void,
): Promise<void> {
  const tree = virtualWorkspace('solution');
  const root = `packages/${type}-starter`;
  await moduleGenerator(tree, { directory: root, type, skipFormat: true });
  for (const { path, content } of tree.listChanges()) {
    if (path.startsWith(`${root}/`) && content !== null) {
      workspace.write(path, content.toString());
    }
  }
  const text = tree.read(`${root}/sim.config.json`, 'utf8') ?? '';
  const [declared] = parseSimConfig(text, 'sim.config.json').modules;
  if (declared === undefined) throw new Error('The generator declares no module.');
  const place = { workspaceRoot: workspace.root, projectRoot: root, declared };
  await withSimulation(place, (simulation) => use(simulation, declared.explore ?? {}));
}

/** What a plan has beside operations that a bounded search does not have as often. */
const UNEXPLORED = /duplicate|crash|corrupt|torn|byzantine|equivocat/i;

function few(plan: Plan, operations: number, parties: number): Plan {
  const own = plan.operations.filter(({ party }) => party < parties).slice(0, operations);
  const kept = Object.entries(plan.rates).filter(([name]) => !UNEXPLORED.test(name));
  const rates = Object.fromEntries(kept);
  return { ...plan, parties, operations: own, redraw: [], faults: [], rates };
}

function exploredPictures(
  simulation: Simulation,
  bounds: SimulationExploreOptions,
  picture: Picture,
): ReadonlySet<string> {
  const model = modelOfSimulation(simulation, bounds);
  const pictures = new Set<string>();
  const nodesOf = (core: Record<string, unknown>): object =>
    simulation.type === 'gossip' ? { nodes: core['nodes'] } : core;
  const { verdict } = explore({
    name: model.name,
    initial: () => model.initial(),
    actions: (state) => model.actions(state),
    next: (state, action) => model.next(state, action),
    ends: () => true,
    within: (universe) => {
      const { value } = (universe as { core: { value: Record<string, unknown> } }).core;
      pictures.add(actionText(picture(nodesOf(value) as never)));
      return true;
    },
  });
  expect(verdict).toBe('complete');
  return pictures;
}

describe.each(STARTERS)('a new $type module', ({ type, bounds, operations, picture, alike }) => {
  it('holds in every universe within the bounds that it is given', async () => {
    await withStarter(type, (simulation, own) => {
      const found = exploreSimulation(simulation, own);
      const { verdict, violations, distinct, properties, notExplored } = found;
      expect({ verdict, violations }).toEqual({ verdict: 'complete', violations: 0 });
      expect(distinct).toBeGreaterThan(100);
      const goals = properties.filter(({ kind }) => kind === 'eventually');
      if (type !== 'gossip') return expect(goals).toMatchObject([{ verdict: 'holds' }]);
      // One fair run from each state shows no violation, and does not show that there is none.
      expect(goals).toMatchObject([{ verdict: 'unknown' }]);
      expect(notExplored[0]?.reason).toContain('came true on the one fair run from each of the');
    });
  }, 120_000);

  it('reaches in runs only states that exploration reaches', async () => {
    await withStarter(type, (starter) => {
      const simulation = alike?.(starter) ?? starter;
      const pictures = exploredPictures(simulation, bounds, picture);
      const reached = new Set<string>();
      const unexplored = new Set<string>();
      fc.assert(
        fc.property(simulation.plans('stormy'), (plan) => {
          const parties = bounds.parties ?? 1;
          const adapted = few(plan, operations, parties);
          const healAt = plan.warmupTicks + plan.safetyTicks;
          simulation.run(
            type === 'pipeline' ? { ...adapted, operations: plan.operations } : adapted,
            {
              watch: (world) => {
                // Then actors go on trying, which takes more operations than the bounds allow.
                if ((world as { now: number }).now >= healAt) return;
                const text = actionText(picture(world as never));
                reached.add(text);
                if (!pictures.has(text)) unexplored.add(text);
              },
            },
          );
        }),
        { seed: 7, numRuns: 40 },
      );
      expect([...unexplored]).toEqual([]);
      expect(reached.size).toBeGreaterThan(5);
    });
  }, 120_000);
});
