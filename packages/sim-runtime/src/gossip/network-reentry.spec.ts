import { describe, expect, it } from 'vitest';
import { advance, type LogicalTime } from '../contracts/logical-time.js';
import { type NodeId } from '../contracts/node-id.js';
import { Outbox } from '../contracts/outbox.js';
import { type SansIoNode } from '../contracts/sans-io-node.js';
import { type Recorder } from '../trace/trace-entry.js';
import { type NodeContext } from './node-context.js';
import { SimNetwork } from './sim-network.js';

/** Greets its neighbour every tick, and tells the test what it hears. */
class Greeter implements SansIoNode<number> {
  readonly outbox = new Outbox<number>();
  readonly #context: NodeContext<unknown>;
  readonly #hear: (id: number, now: number) => void;
  #due: LogicalTime;

  constructor(context: NodeContext<unknown>, hear: (id: number, now: number) => void) {
    this.#context = context;
    this.#hear = hear;
    this.#due = advance(context.now, 1);
  }

  handleInput(_message: number, now: LogicalTime): void {
    this.#hear(this.#context.id, now);
  }

  handleTimeout(now: LogicalTime): void {
    this.outbox.send(((this.#context.id + 1) % this.#context.nodeCount) as NodeId, now);
    this.#due = advance(now, 1);
  }

  pollTimeout(): LogicalTime {
    return this.#due;
  }

  pollTransmit(): undefined {
    return undefined;
  }
}

function runWith(
  onHear: (network: SimNetwork<Greeter>, id: number, now: number) => void,
  recorder?: Recorder,
): { readonly heard: readonly string[]; readonly events: number; readonly hash: number } {
  const heard: string[] = [];
  const network: SimNetwork<Greeter> = new SimNetwork<Greeter>({
    seed: 1,
    nodes: 3,
    ...(recorder === undefined ? {} : { recorder }),
    create: (context) =>
      new Greeter(context, (id, now) => {
        heard.push(`${now}:${id}`);
        onHear(network, id, now);
      }),
  });
  network.run(20);
  return { heard, events: network.timeline.events, hash: network.timeline.traceHash };
}

describe('a handler that acts on its own network', () => {
  it.each([
    ['pauses another node', (network: SimNetwork<Greeter>): void => network.pause(2)],
    ['crashes another node', (network: SimNetwork<Greeter>): void => network.crash(2)],
    [
      'lets a client act',
      (network: SimNetwork<Greeter>): void => network.act(2, 7, () => undefined),
    ],
  ] as const)('%s at once, whether the run is recorded or not', (_what, act) => {
    const atFive = (network: SimNetwork<Greeter>, id: number, now: number): void => {
      if (now === 5 && id === 1) act(network);
    };
    const plain = runWith(atFive);
    expect(plain).toEqual(runWith(atFive, () => undefined));
    expect(plain.hash).not.toBe(runWith(() => undefined).hash);
  });

  it('finds a node that it pauses deaf from the very next event on', () => {
    const { heard } = runWith((network, id, now) => {
      if (now === 5 && id === 1) network.pause(2);
    });
    expect(heard).toContain('4:2');
    expect(heard.filter((line) => line.endsWith(':2') && Number(line.split(':')[0]) > 5)).toEqual(
      [],
    );
  });
});
