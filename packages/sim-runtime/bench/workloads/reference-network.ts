import { type Random } from '@gossip/sim-runtime';
import { SimNetwork, type SimNetworkOptions } from '@gossip/sim-runtime/sim';
import { ReferenceNode, type ReferenceOptions } from '../reference-protocol.js';
import { type Sample, scaled } from '../sampling/benchmark.js';

const FOREVER = Number.MAX_SAFE_INTEGER / 2;
const LOSS_PPM = 100_000;
const MAX_DELAY_TICKS = 10;

export type Recorder = NonNullable<SimNetworkOptions<ReferenceNode, unknown>['recorder']>;

export interface ReferenceNetworkOptions {
  readonly nodes: number;
  readonly tickScale?: number;
  readonly outbox?: () => NonNullable<ReferenceOptions['outbox']>;
  readonly recorder?: Recorder | undefined;
}

/** The network of the Rust reference: 10 % loss, up to 10 ticks of delay. */
export function referenceNetwork({
  nodes,
  tickScale = 1,
  outbox,
  recorder,
}: ReferenceNetworkOptions) {
  return new SimNetwork({
    seed: 42,
    nodes,
    recorder,
    create: ({ id, nodeCount, random, now }) =>
      new ReferenceNode(id, nodeCount, random as Random, now, {
        tickScale,
        ...(outbox === undefined ? {} : { outbox: outbox() }),
      }),
    faults: { dropPpm: LOSS_PPM, maxDelayTicks: MAX_DELAY_TICKS * tickScale },
  });
}

/** Runs a network on and on: each sample is so many events more. */
export function eventsOf(
  { timeline }: Pick<ReturnType<typeof referenceNetwork>, 'timeline'>,
  events: number,
): () => number {
  timeline.maxEvents = 0;
  return () => {
    timeline.maxEvents += events;
    return timeline.run(FOREVER);
  };
}

/** The same, once all nodes have had rounds enough for the traffic to be what it stays. */
export function warmSample(
  network: ReturnType<typeof referenceNetwork>,
  events: number,
  scale: number,
): () => number {
  const sample = eventsOf(network, scaled(events, scale));
  network.timeline.maxEvents = 8 * network.nodeCount;
  network.run(FOREVER);
  return sample;
}

export function warmReferenceNetwork(
  options: ReferenceNetworkOptions,
  events: number,
  scale: number,
): Sample {
  return warmSample(referenceNetwork(options), events, scale);
}
