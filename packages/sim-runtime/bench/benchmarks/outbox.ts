import { Outbox } from '@gossip/sim-runtime';
import { codec, type Message, type Outgoing } from '../reference-protocol.js';
import { type Benchmark, type Comparison } from '../sampling/benchmark.js';
import { ArrayOutbox } from '../workloads/array-outbox.js';
import { warmReferenceNetwork } from '../workloads/reference-network.js';

const SIZES = [3, 100, 10_000];
const EVENTS = 1_000_000;

const outboxes: Readonly<Record<string, () => Outgoing>> = {
  'own array': () => new ArrayOutbox(),
  Outbox: () => new Outbox<Message>(),
  'Outbox with codec': () => new Outbox(codec),
};

function compare(nodes: number, of: string): Comparison {
  const [variant, against] = [`N=${nodes} ${of}`, `N=${nodes} own array`];
  return { name: `${variant} to own array`, of: variant, against };
}

export const benchmark: Benchmark = {
  name: 'outbox',
  measures: 'SimNetwork with three ways in which a module can hand over its messages',
  unit: 'events',
  variants: Object.fromEntries(
    SIZES.flatMap((nodes) =>
      Object.entries(outboxes).map(([name, outbox]) => [
        `N=${nodes} ${name}`,
        { prepare: (scale) => warmReferenceNetwork({ nodes, outbox }, EVENTS, scale) },
      ]),
    ),
  ),
  comparisons: SIZES.flatMap((nodes) => [
    compare(nodes, 'Outbox'),
    compare(nodes, 'Outbox with codec'),
  ]),
};
