import { randomInt } from 'node:crypto';
import { type LogicalTime } from '../../contracts/logical-time.js';
import { type NodeId } from '../../contracts/node-id.js';
import { type SansIoNode } from '../../contracts/sans-io-node.js';
import { type Disk } from '../../contracts/disk.js';
import { type Transmit } from '../../contracts/transmit.js';
import { type MessageOf } from '../../gossip/message-of.js';
import { StartContext } from '../../gossip/start-context.js';
import { RandomStream } from '../../kernel/random-stream.js';
import { MAX_SEED } from '../../kernel/seed.js';
import { toJson } from '../../recording/plain-json.js';
import { type Arguments, type ClientMethod, type Result } from './client-method.js';
import { Completion } from '../completion.js';
import { DeadlineTimer } from '../clocks/deadline-timer.js';
import {
  badOption,
  closeFailed,
  closedTooLate,
  DriverError,
  isClosed,
  moduleThrew,
  receiveFailed,
} from '../driver-error.js';
import { endsWithin } from '../ends-within.js';
import { type Described, RecordedNode, type Turn } from './recorded-node.js';
import { type SansIoDriverOptions } from './sans-io-options.js';
import { Sender } from './sender.js';
import { TickClock } from '../clocks/tick-clock.js';

/**
 * Runs a sans-IO node for real: hands it what arrives, sends what it wants sent, and wakes it when its
 * timeout is due.
 *
 * An exception of the node ends the driver, since a node that has thrown in the middle of a change is
 * not to be trusted: `finished` rejects with it.
 */
export class SansIoDriver<Node extends SansIoNode<unknown>, Durable = undefined> {
  /** The node, to read from. What changes it goes through `call`. */
  readonly node: Node;
  /** Which node this is. */
  readonly id: NodeId;
  /** The seed of the node's randomness. */
  readonly seed: number;
  /**
   * Resolves when the driver has closed; rejects with what ended it. Without a handler, a failure is an
   * unhandled rejection.
   */
  readonly finished: Promise<void>;
  readonly #completion = new Completion();
  readonly #options: SansIoDriverOptions<Node, Durable>;
  readonly #clock: TickClock;
  readonly #startedAt: LogicalTime;
  readonly #timer: DeadlineTimer;
  readonly #sender: Sender<MessageOf<Node>>;
  readonly #recorded: RecordedNode<Node>;
  /** What arrived before the transport had said that it is open. */
  readonly #early: (() => void)[] = [];
  #life: 'opening' | 'open' | 'closing' | 'closed' = 'opening';

  private constructor(options: SansIoDriverOptions<Node, Durable>) {
    const { id, nodeCount, msPerTick, startAt, maxPendingSends = 1_024 } = options;
    if (!Number.isSafeInteger(maxPendingSends) || maxPendingSends < 1) {
      throw badOption('maxPendingSends', 'a whole number from 1', maxPendingSends);
    }
    this.#options = options;
    this.id = id;
    this.seed = options.seed ?? randomInt(MAX_SEED + 1);
    this.#clock = new TickClock(msPerTick, startAt);
    this.#timer = new DeadlineTimer(this.#clock, () => this.#timeOut());
    this.#sender = new Sender(options.transport, maxPendingSends, (error) => this.#report(error));
    this.finished = this.#completion.promise;
    this.#startedAt = this.#clock.now();
    this.node = options.create(
      new StartContext<Durable>({
        id,
        nodeCount,
        now: this.#startedAt,
        durable: options.durable,
        random: () => new RandomStream(this.seed),
        disk: diskOf(options.disk),
      }),
    );
    this.#recorded = new RecordedNode(id, this.node, options.recorder);
  }

  /**
   * Makes a node and starts to run it.
   *
   * @param options - the node, its transport and its clock
   * @throws RangeError when an option is out of range; what the transport's `open` fails with; what
   *   ends the driver while it opens; the signal's reason, when it has aborted by then
   */
  static async start<Node extends SansIoNode<unknown>, Durable = undefined>(
    options: SansIoDriverOptions<Node, Durable>,
  ): Promise<SansIoDriver<Node, Durable>> {
    options.signal?.throwIfAborted();
    const driver = new SansIoDriver(options);
    try {
      await driver.#open();
    } catch (error) {
      // Whoever hears of it here has no driver whose end could be waited for.
      driver.finished.catch(() => undefined);
      throw error;
    }
    return driver;
  }

  /** The node's local time. */
  get now(): LogicalTime {
    return this.#clock.now();
  }

  /** How many messages were dropped because a peer took them too slowly. */
  get dropped(): number {
    return this.#sender.dropped;
  }

  /**
   * Lets a client act on the node by one of the node's own methods, then sends what it wants sent.
   *
   * @param name - the name of one of the node's own methods
   * @param args - what the method takes
   * @throws DriverError when the driver is closed; what the method throws, which leaves the node alive
   */
  call<Name extends ClientMethod<Node>>(
    name: Name,
    ...args: Arguments<Node[Name]>
  ): Result<Node[Name]> {
    if (this.#life !== 'open') throw isClosed(`The driver of node ${this.id}`);
    const method = this.node[name] as (...args: unknown[]) => Result<Node[Name]>;
    const describe = (): Described => ({ kind: 'call', method: String(name), args: toJson(args) });
    let finish: () => Result<Node[Name]> = () => method.apply(this.node, args);
    this.#step(String(name), describe, () => {
      try {
        const result = finish();
        finish = () => result;
      } catch (error) {
        finish = () => {
          throw error;
        };
      }
    });
    return finish();
  }

  /**
   * Stops: takes nothing more, waits for the messages under way, and closes the transport.
   *
   * @returns `finished`
   */
  close(): Promise<void> {
    if (this.#life === 'open') void this.#end(undefined);
    return this.finished;
  }

  async #open(): Promise<void> {
    const { transport, signal, nodeCount, durable } = this.#options;
    await transport.open({
      message: (message, from) => this.#receive(message, from),
      error: (error) => {
        this.#report(error instanceof DriverError ? error : receiveFailed(error));
      },
    });
    if (this.#life !== 'opening') return this.finished;
    this.#life = 'open';
    if (signal?.aborted === true) {
      await this.close();
      signal.throwIfAborted();
    }
    signal?.addEventListener('abort', this.#onAbort);
    const seed = this.seed;
    const start = (): Described => ({ kind: 'start', seed, nodeCount, durable: toJson(durable) });
    this.#step('The start', start, () => undefined, this.#startedAt);
    for (const receive of this.#early.splice(0)) receive();
  }

  readonly #onAbort = (): void => void this.close();

  #receive(message: MessageOf<Node>, from: NodeId): void {
    if (this.#life === 'opening') this.#early.push(() => this.#receive(message, from));
    if (this.#life !== 'open') return;
    const describe = (): Described => ({ kind: 'message', from, message: toJson(message) });
    const { now } = this;
    this.#step('handleInput', describe, () => this.node.handleInput(message, now, from), now);
  }

  #timeOut(): void {
    if (this.#life !== 'open') return;
    const { now } = this;
    this.#step(
      'handleTimeout',
      () => ({ kind: 'timeout' }),
      () => this.node.handleTimeout(now),
      now,
    );
  }

  /** Lets the node have an input, and does what it wants done. */
  #step(where: string, describe: () => Described, give: () => void, now = this.now): void {
    let turn: Turn;
    try {
      turn = this.#recorded.take(now, where, describe, give);
    } catch (error) {
      return void this.#end(error as DriverError);
    }
    // What the node calls outside may have closed the driver meanwhile.
    if (this.#life !== 'open') return;
    this.#timer.set(turn.timeout);
    this.#sender.post(turn.transmits as readonly Transmit<MessageOf<Node>>[]);
  }

  #report(error: DriverError): void {
    const { onError } = this.#options;
    if (onError === undefined) return void this.#end(error);
    try {
      onError(error);
    } catch (thrown) {
      void this.#end(moduleThrew('`onError`', thrown));
    }
  }

  async #end(failure: DriverError | undefined): Promise<void> {
    if (this.#life === 'closing' || this.#life === 'closed') return;
    this.#life = 'closing';
    this.#sender.stop();
    this.#timer.clear();
    this.#options.signal?.removeEventListener('abort', this.#onAbort);
    const { drainWithinMs = 5_000, transport } = this.#options;
    const failures: Error[] = failure === undefined ? [] : [failure];
    if (failure === undefined && !(await endsWithin(drainWithinMs, this.#sender.idle()))) {
      failures.push(closedTooLate('Sending', drainWithinMs));
    }
    try {
      const hasClosed = await endsWithin(drainWithinMs, Promise.resolve(transport.close()));
      if (!hasClosed) failures.push(closedTooLate('The transport', drainWithinMs));
    } catch (error) {
      failures.push(closeFailed('transport', error));
    }
    this.#life = 'closed';
    this.#completion.end(failures);
  }
}

function diskOf(disk: Disk | undefined): (() => Disk) | undefined {
  return disk === undefined ? undefined : () => disk;
}
