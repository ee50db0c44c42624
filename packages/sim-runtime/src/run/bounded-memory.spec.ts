import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { type LogicalTime } from '../contracts/logical-time.js';
import { Outbox } from '../contracts/outbox.js';
import { SimHarness } from '../coordination/sim-harness.js';
import { SimNetwork } from '../gossip/sim-network.js';
import { type Timeline } from '../kernel/timeline.js';
import { SimPipeline } from '../pipeline/sim-pipeline.js';
import { TraceBuffer } from '../trace/trace-buffer.js';
import { type TraceSink } from '../trace/trace-sink.js';

const EVENTS = 1_000_000;
/** Before it, queues take the size that they need, and code is compiled. */
const EVENTS_TO_WARM_UP = 200_000;
/** What a byte or two for every event would exceed. */
const MOST_GROWTH_BYTES = 1_000_000;
const FOREVER = Number.MAX_SAFE_INTEGER / 2;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function bytesInUse(): number {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** Sends a new number to the next node every ten ticks, and each that it gets on, up to eight times. */
class Relay {
  readonly outbox = new Outbox<{ readonly number: number }>();
  readonly #next: number;
  #due = 10;

  constructor(id: number, nodes: number) {
    this.#next = (id + 1) % nodes;
  }

  handleInput({ number }: { readonly number: number }): void {
    if (number % 8 !== 0) this.outbox.send(this.#next as never, { number: number + 1 });
  }

  pollTransmit() {
    return this.outbox.poll();
  }

  pollTimeout(): LogicalTime {
    return this.#due as LogicalTime;
  }

  handleTimeout(now: LogicalTime): void {
    this.#due = now + 10;
    this.outbox.send(this.#next as never, { number: 1 });
  }
}

function network(traceSink?: TraceSink) {
  return new SimNetwork({
    seed: 1,
    nodes: 5,
    traceSink,
    create: ({ id, nodeCount }) => new Relay(id, nodeCount),
    faults: { dropPpm: 10_000, maxDelayTicks: 20, duplicatePpm: 10_000 },
  });
}

function harness() {
  const subject = new SimHarness({
    seed: 1,
    initialState: { count: 0 },
    transition: ({ count }: { readonly count: number }, input: { readonly kind: 'add' }) => [
      { count: (count + 1) % 1_000 },
      [input],
    ],
    actors: 3,
    faults: { requestDropPpm: 10_000, maxDelayTicks: 20 },
    keepEffectsLog: false,
  });
  let salt = 0;
  const submit = (): void => {
    subject.submit(salt % 3, { kind: 'add' }, salt++);
    subject.timeline.schedule(subject.timeline.now + 1, submit);
  };
  submit();
  return subject;
}

function pipeline() {
  return new SimPipeline({
    seed: 1,
    initialState: { waits: 0 },
    step: ({ waits }: { readonly waits: number }, _event: unknown) => [
      { waits: (waits + 1) % 1_000 },
      [{ kind: 'wait', ticks: 1 + (waits % 300) } as const],
    ],
    input: [],
  });
}

describe('a million events', () => {
  it.each([
    ['a network', network],
    ['a harness', harness],
    ['a pipeline', pipeline],
  ])('of %s leave nothing behind', (_name, make) => {
    const subject: { readonly timeline: Timeline; run(maxTicks: number): number } = make();
    const { timeline } = subject;
    timeline.maxEvents = EVENTS_TO_WARM_UP;
    subject.run(FOREVER);
    const before = bytesInUse();
    timeline.maxEvents += EVENTS;
    expect(subject.run(FOREVER)).toBe(EVENTS);
    expect(bytesInUse() - before).toBeLessThan(MOST_GROWTH_BYTES);
  });

  it('are recorded in less than 128 bytes each, messages that are objects included', () => {
    const traceSink = new TraceBuffer();
    const subject = network(traceSink);
    const before = bytesInUse();
    subject.timeline.maxEvents = EVENTS;
    subject.run(FOREVER);
    const bytes = bytesInUse() - before;
    expect(bytes).toBeGreaterThan(8 * EVENTS);
    expect(bytes).toBeLessThan(128 * EVENTS);
    expect(traceSink.entries[0]).toMatchObject({ kind: 'timeout', at: 10 });
  });
});
