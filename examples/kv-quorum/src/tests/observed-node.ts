import { type LogicalTime, type NodeId, type SansIoNode } from '@gossip/sim-runtime';
import { type Key, type Message } from '../messages.js';
import { type Durable, type KvQuorum, type Start } from '../protocol.js';
import { type Reply } from '../round.js';

/** A node, and the times at which the simulator calls it: oracles go by these, not by the node's own account. */
export class ObservedNode implements SansIoNode<Message> {
  /** The node's local time at its last event. */
  now: LogicalTime;
  /** How many calls of clients were not answered yet. */
  openCalls = 0;
  readonly node: KvQuorum;

  constructor(make: (start: Start) => KvQuorum, start: Start) {
    this.node = make(start);
    this.now = start.now;
  }

  get durable(): Durable {
    return this.node.durable;
  }

  get repairs(): number {
    return this.node.repairs;
  }

  read(key: Key, now: LogicalTime, reply: Reply): void {
    this.now = now;
    this.node.read(key, now, this.#counted(reply));
  }

  write(key: Key, value: number, now: LogicalTime, reply: Reply): void {
    this.now = now;
    this.node.write(key, value, now, this.#counted(reply));
  }

  handleInput(message: Message, now: LogicalTime, from: NodeId): void {
    this.now = now;
    this.node.handleInput(message, now, from);
  }

  handleTimeout(now: LogicalTime): void {
    this.now = now;
    this.node.handleTimeout(now);
  }

  pollTransmit() {
    return this.node.pollTransmit();
  }

  pollTimeout(): LogicalTime | undefined {
    return this.node.pollTimeout();
  }

  #counted(reply: Reply): Reply {
    this.openCalls++;
    return (outcome) => {
      this.openCalls--;
      reply(outcome);
    };
  }
}
