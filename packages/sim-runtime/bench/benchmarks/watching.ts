import { type Random } from '@gossip/sim-runtime';
import {
  always,
  gossip,
  type GossipWorld,
  type Oracle,
  type Plan,
  PLAN_SCHEMA_VERSION,
  type RunOptions,
} from '@gossip/sim-runtime/sim';
import { ReferenceNode } from '../reference-protocol.js';
import { type Benchmark, type Sample, scaled } from '../sampling/benchmark.js';
import { eventsOf, type Recorder, referenceNetwork } from '../workloads/reference-network.js';

const NODES = 5;
const EVENTS = 300_000;
/** Enough for the share of what a run costs once to be small, and few enough for a trace to fit. */
const EVENTS_PER_RUN = 20_000;
const TICKS_PER_RUN = 15_000;

type World = GossipWorld<ReferenceNode>;

const everyNode = always('every node knows a version of every key', ({ nodes }: World) => {
  for (const node of nodes) if (node.version(0) < 0) return false;
  return true;
});

const touchedNode = always('the touched node knows a version', ({ node, touched }: World) => {
  const version = node(touched)?.version(0) ?? 0;
  return version >= 0;
});

function simulationOf(oracles: readonly Oracle<World>[]) {
  return gossip<ReferenceNode>({
    name: 'reference',
    nodes: NODES,
    create: ({ id, nodeCount, random, now }) =>
      new ReferenceNode(id, nodeCount, random as Random, now),
    oracles,
  });
}

function planOfLength(safetyTicks: number): Plan {
  return {
    schemaVersion: PLAN_SCHEMA_VERSION,
    simulation: 'reference',
    type: 'gossip',
    level: 'stormy',
    seed: 42,
    parties: NODES,
    warmupTicks: 0,
    safetyTicks,
    rates: { dropPpm: 100_000, maxDelayTicks: 10 },
    operations: [],
    faults: [],
  };
}

function runs(oracles: readonly Oracle<World>[], options: RunOptions = {}) {
  return (scale: number): Sample => {
    const simulation = simulationOf(oracles);
    const plan = planOfLength(TICKS_PER_RUN);
    const events = scaled(EVENTS, scale);
    return () => {
      let done = 0;
      while (done < events) {
        const result = simulation.run(plan, { ...options, maxEvents: 2 * EVENTS_PER_RUN });
        if (result.violation !== undefined) throw new Error(result.violation.message);
        done += result.events;
      }
      return done;
    };
  };
}

function network(watch: { readonly observed?: true; readonly recorder?: Recorder }) {
  return (scale: number): Sample => {
    const subject = referenceNetwork({ nodes: NODES, recorder: watch.recorder });
    if (watch.observed) subject.timeline.observer = { afterEvent: () => false };
    return eventsOf(subject, scaled(EVENTS, scale));
  };
}

export const benchmark: Benchmark = {
  name: 'watching',
  measures: "what it costs to watch 5 nodes of the reference's protocol",
  unit: 'events',
  variants: {
    'bare network': { prepare: network({}) },
    'network with an observer': { prepare: network({ observed: true }) },
    'network, recorded for nobody': { prepare: network({ recorder: () => undefined }) },
    'run without oracles': { prepare: runs([]) },
    'run, always over the touched node': { prepare: runs([touchedNode]) },
    'run, always over 5 nodes': { prepare: runs([everyNode]) },
    'run, recorded': { prepare: runs([], { trace: true }) },
  },
  comparisons: [
    {
      name: 'speed kept with an observer',
      of: 'network with an observer',
      against: 'bare network',
    },
    {
      name: 'speed kept while recorded for nobody',
      of: 'network, recorded for nobody',
      against: 'bare network',
    },
    {
      name: 'speed kept with always over the touched node',
      of: 'run, always over the touched node',
      against: 'run without oracles',
    },
    {
      name: 'speed kept with always over 5 nodes',
      of: 'run, always over 5 nodes',
      against: 'run without oracles',
      atLeast: 0.5,
    },
    {
      name: 'speed kept with always over 5 nodes, to a bare network',
      of: 'run, always over 5 nodes',
      against: 'bare network',
    },
    {
      name: 'speed kept while recorded',
      of: 'run, recorded',
      against: 'run without oracles',
      atLeast: 0.8,
    },
  ],
};
