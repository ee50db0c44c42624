import { type NodeId } from '../../contracts/node-id.js';
import { type Transmit } from '../../contracts/transmit.js';
import { type DriverErrorHandler, sendFailed, sendsOverflow } from '../driver-error.js';
import { type MessageTransport } from './message-transport.js';
import { PendingSends } from './pending-sends.js';

/**
 * Sends messages in the order in which they are posted, also those that are posted while one is being
 * sent, and drops those to a peer that takes too few.
 */
export class Sender<Message> {
  readonly #transport: MessageTransport<Message>;
  readonly #limit: number;
  readonly #report: DriverErrorHandler;
  readonly #pending: PendingSends;
  readonly #posted: Transmit<Message>[] = [];
  #isSending = false;
  #isStopped = false;
  #dropped = 0;

  /**
   * @param limit - how many messages may be under way to one peer
   * @param report - hears of what was not sent
   */
  constructor(transport: MessageTransport<Message>, limit: number, report: DriverErrorHandler) {
    this.#transport = transport;
    this.#limit = limit;
    this.#report = report;
    this.#pending = new PendingSends(limit);
  }

  /** How many messages were dropped because a peer took them too slowly. */
  get dropped(): number {
    return this.#dropped;
  }

  post(transmits: readonly Transmit<Message>[]): void {
    this.#posted.push(...transmits);
    if (this.#isSending) return;
    this.#isSending = true;
    while (!this.#isStopped) {
      const next = this.#posted.shift();
      if (next === undefined) break;
      this.#send(next.destination, next.message);
    }
    this.#isSending = false;
  }

  /** Sends nothing more. */
  stop(): void {
    this.#isStopped = true;
  }

  /** Resolves when the transport is done with all that was sent. */
  idle(): Promise<void> {
    return this.#pending.idle();
  }

  #send(destination: NodeId, message: Message): void {
    const room = this.#pending.admits(destination);
    if (room !== 'yes') {
      this.#dropped++;
      if (room === 'full') this.#report(sendsOverflow(destination, this.#limit));
      return;
    }
    let sending: void | Promise<void>;
    try {
      sending = this.#transport.send(destination, message);
    } catch (error) {
      return this.#report(sendFailed(destination, error));
    }
    if (sending === undefined) return;
    this.#pending.begin(destination);
    sending
      .catch((error: unknown) => this.#report(sendFailed(destination, error)))
      .finally(() => this.#pending.end(destination));
  }
}
