import { type LogicalTime } from '../contracts/logical-time.js';
import { nodeId, type NodeId } from '../contracts/node-id.js';
import { SEEN_AS } from '../contracts/seen-as.js';
import { type RandomStream } from '../kernel/random-stream.js';

/** What a node is made from. */
export class NodeContext<Durable> {
  /** Which node is being made: a number from 0. */
  readonly id: NodeId;
  /** How many nodes there are. */
  readonly nodeCount: number;
  /** The node's local time. */
  readonly now: LogicalTime;
  /** What `persist` kept of this node's earlier life; `undefined` at the first start and after amnesia. */
  readonly durable: Durable | undefined;
  readonly #random: () => RandomStream;

  constructor(parts: {
    readonly id: NodeId;
    readonly nodeCount: number;
    readonly now: LogicalTime;
    readonly durable: Durable | undefined;
    readonly random: () => RandomStream;
  }) {
    this.id = parts.id;
    this.nodeCount = parts.nodeCount;
    this.now = parts.now;
    this.durable = parts.durable;
    this.#random = parts.random;
  }

  /** A stream of randomness of this life's own. */
  get random(): RandomStream {
    return this.#random();
  }

  /** All other nodes, in ascending order. Made when asked for, since it grows with the network. */
  get peers(): readonly NodeId[] {
    const peers: NodeId[] = [];
    for (let id = 0; id < this.nodeCount; id++) if (id !== this.id) peers.push(nodeId(id));
    return peers;
  }

  /** All of it but its way to randomness. @internal */
  [SEEN_AS](): unknown {
    const { id, nodeCount, now, durable } = this;
    return { id, nodeCount, now, durable };
  }
}
