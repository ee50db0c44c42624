import { type Benchmark, type Comparison, type Variant } from '../sampling/benchmark.js';
import { warmReferenceNetwork } from '../workloads/reference-network.js';

const SIZES = [3, 100, 10_000, 100_000];
const EVENTS = 1_000_000;
const SPARSE_SCALE = 1_000;

function variant(nodes: number, tickScale: number): Variant {
  return { prepare: (scale) => warmReferenceNetwork({ nodes, tickScale }, EVENTS, scale) };
}

export const benchmark: Benchmark = {
  name: 'network',
  measures:
    "SimNetwork with the reference's protocol, in dense time and with all times a thousandfold",
  unit: 'events',
  variants: Object.fromEntries(
    SIZES.flatMap((nodes) => [
      [`N=${nodes} dense`, variant(nodes, 1)],
      [`N=${nodes} sparse`, variant(nodes, SPARSE_SCALE)],
    ]),
  ),
  comparisons: SIZES.map((nodes): Comparison => ({
    name: `N=${nodes} sparse to dense`,
    of: `N=${nodes} sparse`,
    against: `N=${nodes} dense`,
    atLeast: 0.7,
  })),
};
