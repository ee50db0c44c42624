import { LogicalTime, type NodeId } from '@gossip/sim-runtime';
import { RandomStream } from '@gossip/sim-runtime/sim';
import { type Message, ReferenceNode } from '../reference-protocol.js';
import { ArrayOutbox } from '../workloads/array-outbox.js';

/** Calls `event` after so many ticks: all that a peer has to offer. */
export type Schedule = (ticks: number, event: () => void) => void;

const LOSS_PPM = 100_000;
const MAX_DELAY_TICKS = 10;

/**
 * The reference's network as one would write it over the timers of a library: the same
 * nodes, loss and delays as in `referenceNetwork`, without trace hash, causal ids or other faults.
 */
export class PeerNetwork {
  /** Messages and timeouts that nodes took. */
  events = 0;
  readonly nodes: readonly ReferenceNode[];
  readonly #schedule: Schedule;
  readonly #now: () => number;
  readonly #random = new RandomStream(42);

  constructor(nodes: number, now: () => number, schedule: Schedule) {
    this.#schedule = schedule;
    this.#now = now;
    this.nodes = Array.from({ length: nodes }, (_, id) => {
      const random = this.#random.fork(id);
      const outbox = new ArrayOutbox();
      return new ReferenceNode(id, nodes, random, LogicalTime.of(now()), { outbox });
    });
    for (const [id, node] of this.nodes.entries()) this.#arm(id, node);
  }

  /** Hands a message to a node, and sends what it then wants sent. */
  deliver(to: number, message: Message): void {
    this.events++;
    const node = this.nodes[to];
    if (node === undefined) throw new RangeError(`There is no node ${to}.`);
    node.handleInput(message);
    this.#drain(node);
  }

  #timeOut(id: number, node: ReferenceNode): void {
    this.events++;
    node.handleTimeout(LogicalTime.of(this.#now()));
    this.#drain(node);
    this.#arm(id, node);
  }

  #arm(id: number, node: ReferenceNode): void {
    this.#schedule(node.pollTimeout() - this.#now(), () => this.#timeOut(id, node));
  }

  #drain(node: ReferenceNode): void {
    for (let next = node.pollTransmit(); next !== undefined; next = node.pollTransmit()) {
      this.#send(next.destination, next.message);
    }
  }

  #send(to: NodeId, message: Message): void {
    if (this.#random.chance(LOSS_PPM)) return;
    const ticks = 1 + this.#random.between(0, MAX_DELAY_TICKS);
    this.#schedule(ticks, () => this.deliver(to, message));
  }
}
