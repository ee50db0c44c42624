import { type SansIoNode } from '@gossip/sim-runtime';
import { SimNetwork } from '@gossip/sim-runtime/sim';
import {
  type Benchmark,
  type Comparison,
  type Sample,
  scaled,
  type Variant,
} from '../sampling/benchmark.js';
import { eightProtocols } from '../workloads/eight-protocols.js';
import { eventsOf } from '../workloads/reference-network.js';
import { type Seat } from '../workloads/seat.js';

const NODES = 20;
const EVENTS = 500_000;
const CLAIM = 0.85;

function networkOf(create: (seat: Seat) => SansIoNode<unknown>, scale: number): Sample {
  const network = new SimNetwork({
    seed: 42,
    nodes: NODES,
    create,
    faults: { dropPpm: 100_000, maxDelayTicks: 10 },
  });
  return eventsOf(network, scaled(EVENTS, scale));
}

const protocols = Object.entries(eightProtocols);

export const benchmark: Benchmark = {
  name: 'eight-modules',
  measures:
    'eight protocols one after the other in a process, over one runtime or an instance of it for each, against each alone',
  unit: 'events',
  variants: Object.fromEntries(
    protocols.flatMap(([name, create]): [string, Variant][] => {
      const prepare = (scale: number) => networkOf(create, scale);
      return [
        [`${name}, alone`, { prepare }],
        [`${name}, shared`, { prepare, process: 'shared' }],
        [`${name}, fresh`, { prepare, process: 'fresh', instance: name }],
      ];
    }),
  ),
  comparisons: ['shared', 'fresh'].flatMap((arrangement) =>
    protocols.map(([name]): Comparison => ({
      name: `${name}, speed kept when ${arrangement}`,
      of: `${name}, ${arrangement}`,
      against: `${name}, alone`,
      atLeast: CLAIM,
    })),
  ),
};
