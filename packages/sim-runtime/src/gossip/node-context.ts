import { type Disk } from '../contracts/disk.js';
import { type LogicalTime } from '../contracts/logical-time.js';
import { type NodeId } from '../contracts/node-id.js';
import { type Random } from '../contracts/random.js';

/** What a node is made from. */
export interface NodeContext<Durable> {
  /** Which node is being made: a number from 0. */
  readonly id: NodeId;
  /** How many nodes there are. */
  readonly nodeCount: number;
  /** The node's local time. */
  readonly now: LogicalTime;
  /** What `persist` kept of this node's earlier life; `undefined` at the first start and after amnesia. */
  readonly durable: Durable | undefined;
  /**
   * The node's disk, whose files outlive it: a crash loses what was not synced. Beside `persist`, which keeps its value
   * at every crash, whenever that comes.
   *
   * @throws Error when it is read in an exploration, in the replay of a recording, or under a driver without a `disk`
   */
  readonly disk: Disk;
  /** Randomness of this life's own. */
  readonly random: Random;
  /** All other nodes, in ascending order. */
  readonly peers: readonly NodeId[];
}
