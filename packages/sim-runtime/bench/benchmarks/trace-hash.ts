import { type Benchmark, type Comparison, type Variant } from '../sampling/benchmark.js';
import { warmReferenceNetwork } from '../workloads/reference-network.js';

const SIZES = [3, 100, 10_000];
const EVENTS = 1_000_000;

function variants(nodes: number): [string, Variant][] {
  const prepare = (scale: number) => warmReferenceNetwork({ nodes }, EVENTS, scale);
  return [
    [`N=${nodes} as it is`, { prepare }],
    [`N=${nodes} without the hash`, { prepare, without: 'trace-hash' }],
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
