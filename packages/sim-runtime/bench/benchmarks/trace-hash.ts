import {
  type Benchmark,
  type Comparison,
  type Sample,
  type Variant,
} from '../sampling/benchmark.js';
import { referenceNetwork, warmSample } from '../workloads/reference-network.js';

const SIZES = [3, 100, 10_000];
const EVENTS = 1_000_000;

/** Samples that make sure of what they measure: a network without the hash has none to show. */
function eventsWith(hasHash: boolean, nodes: number, scale: number): Sample {
  const network = referenceNetwork({ nodes });
  const sample = warmSample(network, EVENTS, scale);
  return () => {
    const events = sample();
    if ((network.timeline.traceHash !== 0) === hasHash) return events;
    throw new Error(`The trace hash is ${network.timeline.traceHash}: is it made elsewhere now?`);
  };
}

function variants(nodes: number): [string, Variant][] {
  return [
    [`N=${nodes} as it is`, { prepare: (scale) => eventsWith(true, nodes, scale) }],
    [
      `N=${nodes} without the hash`,
      { prepare: (scale) => eventsWith(false, nodes, scale), without: 'trace-hash' },
    ],
  ];
}

export const benchmark: Benchmark = {
  name: 'trace-hash',
  measures: 'what the trace hash costs: the runtime as it is, and one bundled without it',
  unit: 'events',
  variants: Object.fromEntries(SIZES.flatMap(variants)),
  comparisons: SIZES.map((nodes): Comparison => ({
    name: `N=${nodes} speed kept with the hash`,
    of: `N=${nodes} as it is`,
    against: `N=${nodes} without the hash`,
    atLeast: 0.95,
  })),
};
