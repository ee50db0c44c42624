import { overFakeTimers } from '../peers/fake-timers.js';
import { overFastCheckCommands } from '../peers/fast-check-commands.js';
import { overFastCheckScheduler } from '../peers/fast-check-scheduler.js';
import { overBareHeap } from '../peers/heap-system.js';
import { overMacrotaskHeap } from '../peers/macrotask-heap.js';
import { overVitestFakeTimers } from '../peers/vitest-fake-timers.js';
import { overXState } from '../peers/xstate.js';
import {
  type Benchmark,
  type Comparison,
  type Sample,
  scaled,
  type Variant,
} from '../sampling/benchmark.js';
import { warmReferenceNetwork } from '../workloads/reference-network.js';

const SIZES = [3, 100];
const EVENTS = 1_000_000;
const RUNTIME = 'SimNetwork';

interface Peer {
  readonly over: (nodes: number, events: number) => Sample | Promise<Sample>;
  /** How many events fill a sample. */
  readonly events: number;
  /** Shown for what it explains: no tool in use. */
  readonly isNoTool?: true;
}

const peers: Readonly<Record<string, Peer>> = {
  '@sinonjs/fake-timers': { over: overFakeTimers, events: 100_000 },
  "Vitest's fake timers": { over: overVitestFakeTimers, events: 20_000 },
  "fast-check's scheduler": { over: overFastCheckScheduler, events: 20_000 },
  'fast-check commands': { over: overFastCheckCommands, events: 200_000 },
  XState: { over: overXState, events: 20_000 },
  'the same heap and no tool': { over: overBareHeap, events: 300_000, isNoTool: true },
  'heap and macrotasks': { over: overMacrotaskHeap, events: 30_000 },
};

export const benchmark: Benchmark = {
  name: 'peers',
  measures: "the reference's protocol in this runtime and over what else JavaScript offers",
  unit: 'events',
  variants: Object.fromEntries(
    SIZES.flatMap((nodes) => [
      [
        `N=${nodes} ${RUNTIME}`,
        { prepare: (scale) => warmReferenceNetwork({ nodes }, EVENTS, scale) },
      ],
      ...Object.entries(peers).map(([name, { over, events }]): [string, Variant] => [
        `N=${nodes} ${name}`,
        { prepare: (scale) => over(nodes, scaled(events, scale)) },
      ]),
    ]),
  ),
  comparisons: SIZES.flatMap((nodes) =>
    Object.entries(peers).map(([name, { isNoTool }]): Comparison => ({
      name: `N=${nodes} times ${name}`,
      of: `N=${nodes} ${RUNTIME}`,
      against: `N=${nodes} ${name}`,
      ...(isNoTool ? {} : { atLeast: 10 }),
    })),
  ),
};
