import { type Disk } from '../contracts/disk.js';
import { type LogicalTime } from '../contracts/logical-time.js';
import { nodeId, type NodeId } from '../contracts/node-id.js';
import { type Random } from '../contracts/random.js';
import { SEEN_AS } from '../contracts/seen-as.js';
import { type NodeContext } from './node-context.js';

/** The context of one start of a node, whose parts are made when they are read. */
export class StartContext<Durable> implements NodeContext<Durable> {
  readonly id: NodeId;
  readonly nodeCount: number;
  readonly now: LogicalTime;
  readonly durable: Durable | undefined;
  readonly #random: () => Random;
  readonly #disk: (() => Disk) | undefined;

  constructor(parts: {
    readonly id: NodeId;
    readonly nodeCount: number;
    readonly now: LogicalTime;
    readonly durable: Durable | undefined;
    readonly random: () => Random;
    /** Absent where nodes have none. */
    readonly disk?: (() => Disk) | undefined;
  }) {
    this.id = parts.id;
    this.nodeCount = parts.nodeCount;
    this.now = parts.now;
    this.durable = parts.durable;
    this.#random = parts.random;
    this.#disk = parts.disk;
  }

  get random(): Random {
    return this.#random();
  }

  get disk(): Disk {
    if (this.#disk !== undefined) return this.#disk();
    throw new Error(
      'Nodes have no disk here: a simulation gives them one, and so does a driver by its option `disk`; explorations and replays of recordings do not.',
    );
  }

  /** Made at each read, since a list for every node grows with the square of the network. */
  get peers(): readonly NodeId[] {
    const peers: NodeId[] = [];
    for (let id = 0; id < this.nodeCount; id++) if (id !== this.id) peers.push(nodeId(id));
    return peers;
  }

  /** All of it but its ways to randomness and to its disk. @internal */
  [SEEN_AS](): unknown {
    const { id, nodeCount, now, durable } = this;
    return { id, nodeCount, now, durable };
  }
}
