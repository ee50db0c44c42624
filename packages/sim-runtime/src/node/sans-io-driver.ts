import { randomInt } from 'node:crypto';
import { type LogicalTime } from '../contracts/logical-time.js';
import { type NodeId } from '../contracts/node-id.js';
import { type SansIoNode } from '../contracts/sans-io-node.js';
import { type Transmit } from '../contracts/transmit.js';
import { type MessageOf } from '../gossip/message-of.js';
import { NodeContext } from '../gossip/node-context.js';
import { outcomeOfNode } from '../gossip/replay-gossip.js';
import { RandomStream } from '../kernel/random-stream.js';
import { MAX_SEED } from '../kernel/seed.js';
import { toJson } from '../recording/plain-json.js';
import { type RecordedInput } from '../recording/recorded-input.js';
import { type Arguments, type ClientMethod, type Result } from './client-method.js';
import { DeadlineTimer } from './deadline-timer.js';
import {
  badOption,
  closeFailed,
  closedTooLate,
  DriverError,
  type DriverErrorHandler,
  isClosed,
  moduleThrew,
  receiveFailed,
  sendFailed,
  sendsOverflow,
} from './driver-error.js';
import { endsWithin } from './ends-within.js';
import { type FlightRecorder } from './flight-recorder.js';
import { type MessageTransport } from './message-transport.js';
import { PendingSends } from './pending-sends.js';
import { TickClock } from './tick-clock.js';

/** A recorded input without its time, its node and its outcome. */
type Described = RecordedInput extends infer Input
  ? Input extends RecordedInput
    ? Omit<Input, 'at' | 'party' | 'outcome'>
    : never
  : never;

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
  /** How long closing may wait for messages under way, in milliseconds. Default 5,000. */
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
   * Resolves when the driver has closed; rejects with what ended it. Whoever does not wait for it hears
   * of a failure as an unhandled rejection.
   */
  readonly finished: Promise<void>;
  readonly #options: SansIoDriverOptions<Node, Durable>;
  readonly #clock: TickClock;
  readonly #startedAt: LogicalTime;
  readonly #timer: DeadlineTimer;
  readonly #pending: PendingSends;
  #life: 'opening' | 'open' | 'closing' | 'closed' = 'opening';
  #dropped = 0;
  #settle: { resolve(): void; reject(error: Error): void } = { resolve: noop, reject: noop };

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
    this.#pending = new PendingSends(maxPendingSends);
    this.finished = new Promise<void>((resolve, reject) => (this.#settle = { resolve, reject }));
    this.#startedAt = this.#clock.now();
    this.node = options.create(
      new NodeContext<Durable>({
        id,
        nodeCount,
        now: this.#startedAt,
        durable: options.durable,
        random: () => new RandomStream(this.seed),
      }),
    );
  }

  /**
   * Makes a node and starts to run it.
   *
   * @param options - the node, its transport and its clock
   * @throws RangeError when an option is out of range; what the transport's `open` fails with; the
   *   signal's reason, when it has aborted already
   */
  static async start<Node extends SansIoNode<unknown>, Durable = undefined>(
    options: SansIoDriverOptions<Node, Durable>,
  ): Promise<SansIoDriver<Node, Durable>> {
    options.signal?.throwIfAborted();
    const driver = new SansIoDriver(options);
    await driver.#open();
    return driver;
  }

  /** The node's local time. */
  get now(): LogicalTime {
    return this.#clock.now();
  }

  /** How many messages were dropped because a peer took them too slowly. */
  get dropped(): number {
    return this.#dropped;
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
    const { now } = this;
    const described = this.#describe(() => ({
      kind: 'call',
      method: String(name),
      args: toJson(args),
    }));
    try {
      return method.apply(this.node, args);
    } finally {
      this.#afterCall(now, described);
    }
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
    await this.#options.transport.open({
      message: (message, from) => this.#receive(message, from),
      error: (error) => {
        this.#report(error instanceof DriverError ? error : receiveFailed(error));
      },
    });
    this.#life = 'open';
    this.#options.signal?.addEventListener('abort', this.#onAbort);
    const { nodeCount, durable } = this.#options;
    const start = this.#describe(() => ({
      kind: 'start',
      seed: this.seed,
      nodeCount,
      durable: toJson(durable),
    }));
    this.#afterCall(this.#startedAt, start);
  }

  readonly #onAbort = (): void => void this.close();

  #receive(message: MessageOf<Node>, from: NodeId): void {
    if (this.#life !== 'open') return;
    const { now } = this;
    const described = this.#describe(() => ({ kind: 'message', from, message: toJson(message) }));
    this.#enter('handleInput', now, described, () => this.node.handleInput(message, now, from));
  }

  #timeOut(): void {
    if (this.#life !== 'open') return;
    const { now } = this;
    const described = this.#describe(() => ({ kind: 'timeout' }));
    this.#enter('handleTimeout', now, described, () => this.node.handleTimeout(now));
  }

  #enter(
    method: string,
    now: LogicalTime,
    described: Described | undefined,
    call: () => void,
  ): void {
    try {
      call();
    } catch (error) {
      // What the node cannot survive has no outcome: a replay throws before it would be compared.
      this.#record(now, described, () => 0);
      return void this.#end(moduleThrew(`${method} of node ${this.id}`, error));
    }
    this.#afterCall(now, described);
  }

  /** What the contract of a sans-IO node asks after every call: send all, then ask when to come back. */
  #afterCall(now: LogicalTime, described: Described | undefined): void {
    const sent: Transmit<unknown>[] = [];
    try {
      while (this.#life === 'open') {
        const transmit = this.node.pollTransmit();
        if (transmit === undefined) break;
        if (described !== undefined) sent.push(transmit);
        this.#send(transmit.destination, transmit.message as MessageOf<Node>);
      }
      if (this.#life === 'open') this.#timer.set(this.node.pollTimeout());
      this.#record(now, described, () => outcomeOfNode(this.node, sent));
    } catch (error) {
      void this.#end(moduleThrew(`Polling node ${this.id}`, error));
    }
  }

  #describe(make: () => Described): Described | undefined {
    return this.#options.recorder?.describe(make);
  }

  #record(at: LogicalTime, described: Described | undefined, outcome: () => number): void {
    if (described === undefined) return;
    const { recorder } = this.#options;
    recorder?.record({ at, party: this.id, outcome: outcome() >>> 0, ...described });
  }

  #send(destination: NodeId, message: MessageOf<Node>): void {
    const room = this.#pending.admits(destination);
    if (room !== 'yes') {
      this.#dropped++;
      if (room === 'full') {
        this.#report(sendsOverflow(destination, this.#options.maxPendingSends ?? 1_024));
      }
      return;
    }
    let sending: void | Promise<void>;
    try {
      sending = this.#options.transport.send(destination, message);
    } catch (error) {
      return this.#report(sendFailed(destination, error));
    }
    if (sending === undefined) return;
    this.#pending.begin(destination);
    sending
      .catch((error: unknown) => this.#report(sendFailed(destination, error)))
      .finally(() => this.#pending.end(destination));
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
    this.#timer.clear();
    this.#options.signal?.removeEventListener('abort', this.#onAbort);
    const { drainWithinMs = 5_000, transport } = this.#options;
    const failures: Error[] = failure === undefined ? [] : [failure];
    if (failure === undefined && !(await endsWithin(drainWithinMs, this.#pending.idle()))) {
      failures.push(closedTooLate('Sending', drainWithinMs));
    }
    try {
      await transport.close();
    } catch (error) {
      failures.push(closeFailed('transport', error));
    }
    this.#life = 'closed';
    const [first, second] = failures;
    if (first === undefined) this.#settle.resolve();
    else if (second === undefined) this.#settle.reject(first);
    else this.#settle.reject(new AggregateError(failures, first.message));
  }
}

function noop(): void {
  // Replaced before it can be called: the promise's executor runs at once.
}
