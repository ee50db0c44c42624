import { type Disk } from '../../contracts/disk.js';
import { type LogicalTime } from '../../contracts/logical-time.js';
import { type NodeId } from '../../contracts/node-id.js';
import { type SansIoNode } from '../../contracts/sans-io-node.js';
import { type MessageOf } from '../../gossip/message-of.js';
import { type NodeContext } from '../../gossip/node-context.js';
import { type DriverErrorHandler } from '../driver-error.js';
import { type FlightRecorder } from '../recorder/flight-recorder.js';
import { type MessageTransport } from './message-transport.js';

/** What a `SansIoDriver` is made of. */
export interface SansIoDriverOptions<Node extends SansIoNode<unknown>, Durable = undefined> {
  /** Which node this is. */
  readonly id: NodeId;
  /** How many nodes there are, this one included. */
  readonly nodeCount: number;
  /** Makes the node: the function that its simulation uses fits. */
  readonly create: (context: NodeContext<Durable>) => Node;
  /** What an earlier life of the node left, if it left anything. */
  readonly durable?: Durable;
  /** The node's disk, such as `FileDisk.open(folder)`; absent: a node that asks for its disk gets an error. */
  readonly disk?: Disk;
  /** Carries messages from node to node. */
  readonly transport: MessageTransport<MessageOf<NoInfer<Node>>>;
  /** What a tick lasts, in milliseconds: more than 0. */
  readonly msPerTick: number;
  /** What the node's clock shows at the start. Default 0. */
  readonly startAt?: LogicalTime;
  /** The seed of the node's randomness. Default: drawn from the system's entropy. */
  readonly seed?: number;
  /** How many messages may be under way to one peer before more to it are dropped. Default 1,024. */
  readonly maxPendingSends?: number;
  /**
   * How long closing may wait for messages under way, and then for the transport, in milliseconds.
   * Default 5,000.
   */
  readonly drainWithinMs?: number;
  /**
   * Takes the errors that the driver can live with: a message not sent, or dropped, or not understood.
   * Without it, the first of them ends the driver.
   */
  readonly onError?: DriverErrorHandler;
  /** Writes down what reaches the node. */
  readonly recorder?: FlightRecorder;
  /** Closes the driver when it aborts. */
  readonly signal?: AbortSignal;
}
