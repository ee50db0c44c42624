import { linearizable, perKey, register } from '@gossip/sim-runtime/history';
import { type GossipWorld, gossip, type Simulation } from '@gossip/sim-runtime/sim';
import { type Durable, KvQuorum, type Start } from './protocol.js';

const KEYS = 1;

export const simulation = simulationOf((start) => new KvQuorum(start));

/** The simulation of a node: of this module's own, or of one with a mistake that the oracle must find. */
export function simulationOf(make: (start: Start) => KvQuorum): Simulation {
  return gossip({
    name: 'kv-quorum',
    nodes: 5,
    create: make,
    persist: (node: KvQuorum): Durable => node.durable,
    view: (node) => node.durable,
    operationsPerRun: 100,
    operations: {
      get: ({ node, now, random, history }) => {
        const key = random.below(KEYS);
        const call = history.invoke('read', undefined, key);
        node.read(key, now, (outcome) => {
          if (outcome.kind === 'read') call.ok(outcome.value);
          else call.fail();
        });
      },
      put: ({ node, now, random, history }) => {
        const key = random.below(KEYS);
        // Values that are written once alone let the oracle do without a search.
        const value = random.below(1_000_000_000);
        const call = history.invoke('write', value, key);
        // A write that timed out may have taken effect, or may yet.
        node.write(key, value, now, (outcome) => {
          if (outcome.kind === 'written') call.ok();
          else call.info();
        });
      },
    },
    oracles: ({ eventually, sometimes }) => [
      linearizable(perKey(register())),
      eventually(
        'every call ends',
        ({ nodes }) => nodes.every(({ openCalls }) => openCalls === 0),
        {
          withinTicks: 200,
        },
      ),
      sometimes('a read repairs replicas', ({ nodes }) => nodes.some(({ repairs }) => repairs > 0)),
      sometimes('a call is given up', ({ history = [] }: GossipWorld<KvQuorum>) => {
        const last = history.at(-1)?.type;
        return last === 'fail' || last === 'info';
      }),
    ],
  });
}
