import { type LogicalTime } from '../../contracts/logical-time.js';
import { type NodeId } from '../../contracts/node-id.js';
import { type SansIoNode } from '../../contracts/sans-io-node.js';
import { type Transmit } from '../../contracts/transmit.js';
import { outcomeOfNode } from '../../gossip/replay-gossip.js';
import { type RecordedInput } from '../../recording/recorded-input.js';
import { moduleThrew } from '../driver-error.js';
import { type FlightRecorder } from '../recorder/flight-recorder.js';

/** A recorded input without its time, its node and its outcome. */
export type Described = RecordedInput extends infer Input
  ? Input extends RecordedInput
    ? Omit<Input, 'at' | 'party' | 'outcome'>
    : never
  : never;

/** What a node wants once something has reached it. */
export interface Turn {
  readonly transmits: readonly Transmit<unknown>[];
  readonly timeout: LogicalTime | undefined;
}

/**
 * A node that is given one input after the other, each of which is recorded with its outcome.
 *
 * An input is dealt with and recorded before anything is done about it: what is sent may come back at
 * once, from a transport in memory, and is then the next input.
 */
export class RecordedNode<Node extends SansIoNode<unknown>> {
  readonly node: Node;
  readonly #id: NodeId;
  readonly #recorder: FlightRecorder | undefined;

  constructor(id: NodeId, node: Node, recorder: FlightRecorder | undefined) {
    this.#id = id;
    this.node = node;
    this.#recorder = recorder;
  }

  /**
   * Lets the node have an input.
   *
   * @param describe - makes what is recorded, before the node gets hold of the input
   * @param give - hands the input over
   * @param where - what is to be called the culprit when the node throws
   * @throws DriverError of the kind `module` when the node throws
   */
  take(now: LogicalTime, where: string, describe: () => Described, give: () => void): Turn {
    const described = this.#recorder?.describe(describe);
    let culprit = `${where} of node ${this.#id}`;
    try {
      give();
      culprit = `Polling node ${this.#id}`;
      const turn = this.#poll();
      this.#record(now, described, () => outcomeOfNode(this.node, turn.transmits));
      return turn;
    } catch (error) {
      // What the node cannot survive has no outcome: a replay throws before it would be compared.
      this.#record(now, described, () => 0);
      throw moduleThrew(culprit, error);
    }
  }

  /** What the contract of a sans-IO node asks after every call: take all it sends, then ask when to come back. */
  #poll(): Turn {
    const transmits: Transmit<unknown>[] = [];
    for (let next = this.node.pollTransmit(); next !== undefined; next = this.node.pollTransmit()) {
      transmits.push(next);
    }
    return { transmits, timeout: this.node.pollTimeout() };
  }

  #record(at: LogicalTime, described: Described | undefined, outcome: () => number): void {
    if (described === undefined) return;
    // What the node sends may be what no digest can see: that ends the recording, not the node.
    const digest = this.#recorder?.describe(outcome);
    if (digest === undefined) return;
    this.#recorder?.record({ at, party: this.#id, outcome: digest >>> 0, ...described });
  }
}
