import { parseArgs } from 'node:util';
import { SimNetwork } from '@gossip/sim-runtime/sim';
import { ReferenceNode } from './reference-protocol.js';

const { values } = parseArgs({
  options: {
    nodes: { type: 'string', default: '100' },
    events: { type: 'string', default: '4000000' },
    json: { type: 'boolean', default: false },
  },
});
const nodes = Number(values.nodes);
const events = Number(values.events);
const network = new SimNetwork({
  seed: 42,
  nodes,
  create: ({ id, nodeCount, random, now }) => new ReferenceNode(id, nodeCount, random, now),
  faults: { dropPpm: 100_000, maxDelayTicks: 10 },
});
network.timeline.maxEvents = Math.max(200_000, 8 * nodes);
network.run(Number.MAX_SAFE_INTEGER / 2);
network.timeline.maxEvents += events;
const start = process.hrtime.bigint();
const processed = network.run(Number.MAX_SAFE_INTEGER / 2);
const ns = Number(process.hrtime.bigint() - start);
const evps = Math.round((processed * 1e9) / ns);
if (values.json)
  console.log(
    JSON.stringify({ events: processed, ns, evps, traceHash: network.timeline.traceHash }),
  );
else console.log(`${nodes} nodes: ${(evps / 1e6).toFixed(2)} M events/s`);
