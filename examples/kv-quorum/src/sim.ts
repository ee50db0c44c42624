import { linearizable, perKey, register } from '@gossip/sim-runtime/history';
import {
  eventually,
  gossip,
  type Oracle,
  type Simulation,
  sometimes,
} from '@gossip/sim-runtime/sim';
import { type Durable, KvQuorum, type Start } from './protocol.js';
import { callsGoOn } from './tests/coordinator-oracles.js';
import { ObservedNode } from './tests/observed-node.js';
import {
  numbersAreNew,
  replicasAnswer,
  resultsAreKept,
  type World,
} from './tests/replica-oracles.js';

const KEYS = 1;

/** What clients see of the register. */
export const clientsAgree = linearizable(perKey(register()));

const ORACLES: readonly Oracle<World>[] = [
  clientsAgree,
  resultsAreKept,
  replicasAnswer,
  callsGoOn,
  numbersAreNew,
  eventually(
    'every call ends',
    ({ nodes }: World) => nodes.every(({ openCalls }) => openCalls === 0),
    { withinTicks: 200 },
  ),
  sometimes('a read repairs replicas', ({ nodes }: World) =>
    nodes.some(({ repairs }) => repairs > 0),
  ),
  sometimes('a call is given up', ({ history = [] }: World) => {
    const last = history.at(-1)?.type;
    return last === 'fail' || last === 'info';
  }),
];

export const simulation = simulationOf((start) => new KvQuorum(start));

/** The simulation of a node: of this module's own, or of one with a mistake that the oracles must find. */
export function simulationOf(
  make: (start: Start) => KvQuorum,
  oracles: readonly Oracle<World>[] = ORACLES,
): Simulation {
  return gossip({
    name: 'kv-quorum',
    nodes: 5,
    create: (start: Start) => new ObservedNode(make, start),
    persist: (node: ObservedNode): Durable => node.durable,
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
    oracles,
  });
}
