import { type ArmedFaults } from '../parties/armed-faults.js';
import { type HoldQueue } from '../parties/hold-queue.js';
import { type Timeline } from '../kernel/timeline.js';
import { ACTION_TAG } from '../kernel/queue/event-tag.js';
import { type Courier } from './courier.js';
import { type NodeDisks } from './node-disks.js';
import { type HeldMessage } from './held-messages.js';

/** Sends the messages of an event that were held back, while faults strike before, between and after them. */
export class SendMoments {
  readonly #armed: ArmedFaults;
  readonly #courier: Courier;
  readonly #paused: HoldQueue;
  readonly #timeline: Timeline;
  readonly #nodes: readonly unknown[];
  readonly #disks: Pick<NodeDisks, 'sent'>;

  constructor(parts: {
    readonly armed: ArmedFaults;
    readonly courier: Courier;
    readonly paused: HoldQueue;
    readonly timeline: Timeline;
    /** The nodes by their ids; `undefined` while down. */
    readonly nodes: readonly unknown[];
    readonly disks: Pick<NodeDisks, 'sent'>;
  }) {
    this.#armed = parts.armed;
    this.#courier = parts.courier;
    this.#paused = parts.paused;
    this.#timeline = parts.timeline;
    this.#nodes = parts.nodes;
    this.#disks = parts.disks;
  }

  /** Whether a node is down or paused. */
  isHeldUp(party: number): boolean {
    return this.#nodes[party] === undefined || this.#paused.isPaused(party);
  }

  /** Sends what a node has to send: what a crash comes before is lost, what a pause comes before is sent after it. */
  letOut(party: number, held: readonly HeldMessage[]): void {
    if (held.length === 0) return;
    this.#strikeAfter(0, () => this.#armed.pass('handled', party));
    let sent = 0;
    for (const fault of held.length > 1 ? this.#armed.due('sending', party) : []) {
      if (this.isHeldUp(party)) break;
      const upTo = Math.max(sent, 1 + (fault.salt % (held.length - 1)));
      this.#courier.letOut(party, held.slice(sent, upTo), this.#timeline.now);
      sent = upTo;
      this.#strikeAfter(sent, () => fault.strike(party));
    }
    this.#sendRest(party, held.slice(sent), held.length);
  }

  /**
   * Ends an event that used its node's disk: oracles see it after the faults that strike now, since a node that crashed
   * between two of its calls was never in the state in which all of them were done.
   *
   * @param show - brings back in view what a node that restarts at once has replaced
   */
  strikeThenShow(party: number, held: readonly HeldMessage[], show: () => void): void {
    const { sent, cause } = this.#courier;
    this.#timeline.countEvent(cause);
    this.letOut(party, held);
    show();
    this.#courier.showAgain(sent);
    this.#timeline.showEvent();
  }

  /** Lets faults strike between the messages of an event: the disk is then as it was at that moment. */
  #strikeAfter(sent: number, strike: () => void): void {
    this.#disks.sent = sent;
    strike();
    this.#disks.sent = undefined;
  }

  #sendRest(party: number, rest: readonly HeldMessage[], all: number): void {
    if (this.#nodes[party] === undefined) return;
    const send = (): void => this.#courier.letOut(party, rest, this.#timeline.now);
    if (this.#paused.isPaused(party)) {
      return this.#paused.hold(party, { tag: ACTION_TAG, from: 0, id: 0, payload: send });
    }
    send();
    this.#strikeAfter(all, () => this.#armed.pass('sent', party));
  }
}
