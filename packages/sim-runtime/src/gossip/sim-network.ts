import { type LogicalTime } from '../contracts/logical-time.js';
import { type NodeId } from '../contracts/node-id.js';
import { type SansIoNode } from '../contracts/sans-io-node.js';
import { type FaultCounts, type FaultKind } from '../faults/fault-kind.js';
import { EventQueue } from '../kernel/event-queue.js';
import { HoldQueue } from '../kernel/hold-queue.js';
import { combine, mix32 } from '../kernel/keyed-hash.js';
import { type Observer } from '../kernel/observer.js';
import { PartyClocks } from '../kernel/party-clocks.js';
import { RandomStream } from '../kernel/random-stream.js';
import { SimContext } from '../kernel/sim-context.js';
import { EMPTY_TRACE_HASH, fold } from '../kernel/trace-hash.js';
import { allEqual } from '../oracles/all-equal.js';
import { type Recorder } from '../run/trace.js';
import { MessageFates } from './message-fates.js';
import { type MessageOf } from './message-of.js';
import { type NetworkFaults, type NetworkPartition, NO_NETWORK_FAULTS } from './network-faults.js';
import { NodeContext } from './node-context.js';
import { PartitionTable } from './partition-table.js';

export interface SimNetworkOptions<Node extends SansIoNode<unknown>, Durable> {
  readonly seed: number;
  /** How many nodes: 1 to 67,108,863. */
  readonly nodes: number;
  /** Makes a node, at the start and at every restart. */
  readonly create: (context: NodeContext<Durable>) => Node;
  /** What of a node survives a crash. Without it nothing does. */
  readonly persist?: ((node: Node) => Durable) | undefined;
  /** What must become equal at all nodes, for `checkConvergence`. */
  readonly view?: ((node: Node) => unknown) | undefined;
  /** Falsifies a message, for Byzantine faults. */
  readonly mutate?:
    ((message: MessageOf<Node>, random: RandomStream) => MessageOf<Node>) | undefined;
  /** Faults in force from the start. Default: none. */
  readonly faults?: Partial<NetworkFaults>;
  /** Takes everything that happens. */
  readonly recorder?: Recorder | undefined;
}

const KIND_SHIFT = 26;
const PARTY_MASK = (1 << KIND_SHIFT) - 1;
const DELIVERY = 0;
const TIMEOUT = 1;
const ACTION = 2;

/** How many messages of one batch are told apart by destination; later ones by their place alone. */
const BATCH = 16;

/**
 * A network of sans-IO nodes in simulated time: a discrete-event queue ordered by (time, insertion),
 * with faults.
 *
 * A message takes 1 tick and its delay. It carries a causal id, made from the event that caused it
 * and its destination, by which its fate is drawn.
 */
export class SimNetwork<Node extends SansIoNode<unknown>, Durable = unknown> {
  readonly context: SimContext;
  /** Sees every event. Set it before `run`. */
  observer: Observer | undefined;
  /** How many events may be processed before `run` gives up; the caller reads `events` to know. */
  maxEvents = Number.MAX_SAFE_INTEGER;
  /** The node that the last event touched. */
  touched = 0;
  /** The message that the last event delivered, and its sender; otherwise `undefined` and -1. */
  delivered: unknown = undefined;
  deliveredFrom = -1;

  readonly #options: SimNetworkOptions<Node, Durable>;
  readonly #queue = new EventQueue();
  readonly #fates: MessageFates;
  readonly #partitions: PartitionTable;
  readonly #clocks: PartyClocks;
  readonly #paused = new HoldQueue();
  readonly #nodes: (Node | undefined)[];
  readonly #durable = new Map<number, Durable>();
  readonly #lives = new Map<number, number>();
  /** When each node's timeout is due in simulated time; -1 for none. */
  readonly #due: Float64Array;
  readonly #counts: Record<string, number> = {};
  readonly #recorder: Recorder | undefined;
  readonly #batch = new Int32Array(BATCH);
  #batchSize = 0;
  #up: readonly Node[] | undefined;
  #down = 0;
  #now = 0;
  #events = 0;
  #hash = EMPTY_TRACE_HASH;
  #cause = 0;
  #sameTick = 0;
  #stopped = false;
  #lost = 0;
  #delayed = 0;
  #duplicated = 0;

  /** @throws RangeError when the seed, the number of nodes or a rate is out of range */
  constructor(options: SimNetworkOptions<Node, Durable>) {
    const { nodes } = options;
    if (!Number.isInteger(nodes) || nodes < 1 || nodes > PARTY_MASK) {
      throw new RangeError(`A network has 1 to ${PARTY_MASK} nodes, not ${nodes}.`);
    }
    this.#options = options;
    this.#recorder = options.recorder;
    this.context = new SimContext(options.seed);
    this.#fates = new MessageFates(options.seed);
    this.#partitions = new PartitionTable(nodes);
    this.#clocks = new PartyClocks(nodes);
    this.#nodes = Array.from({ length: nodes }, () => undefined);
    this.#due = new Float64Array(nodes).fill(-1);
    this.useFaults({ ...NO_NETWORK_FAULTS, ...options.faults });
    for (let id = 0; id < nodes; id++) this.#boot(id);
  }

  /** Simulated time, in ticks. */
  get now(): number {
    return this.#now;
  }

  /** How many events were processed so far. */
  get events(): number {
    return this.#events;
  }

  /** The rolling fingerprint of all events so far, as an unsigned 32-bit integer. */
  get traceHash(): number {
    return this.#hash >>> 0;
  }

  get nodeCount(): number {
    return this.#nodes.length;
  }

  /** A node, or `undefined` while it is down. */
  node(id: number): Node | undefined {
    return this.#nodes[id];
  }

  /** All nodes that are up, by ascending id. */
  get nodes(): readonly Node[] {
    return (this.#up ??= this.#nodes.filter((node) => node !== undefined));
  }

  /** How often each fault happened so far. */
  get faultCounts(): FaultCounts {
    return {
      ...this.#counts,
      loss: this.#lost,
      delay: this.#delayed,
      duplication: this.#duplicated,
    };
  }

  /** Whether all nodes that are up show the same `view`. */
  checkConvergence(): boolean {
    const { view } = this.#options;
    if (view === undefined) {
      throw new Error(
        'checkConvergence needs to know what must become equal: give SimNetwork a `view`.',
      );
    }
    return allEqual(this.nodes.map(view));
  }

  /**
   * Processes events for `maxTicks` of simulated time, until the observer says stop, or until
   * `maxEvents` is reached.
   *
   * @returns how many events were processed
   */
  run(maxTicks: number): number {
    const before = this.#events;
    const until = this.#now + maxTicks;
    const queue = this.#queue;
    while (!this.#stopped && this.#events < this.maxEvents && queue.next(until)) {
      this.#now = queue.time;
      const party = queue.tag & PARTY_MASK;
      const kind = queue.tag >>> KIND_SHIFT;
      if (kind === DELIVERY) this.#deliver(party);
      else if (kind === TIMEOUT) this.#timeOut(party);
      else (queue.payload as () => void)();
    }
    if (!this.#stopped && this.#events < this.maxEvents) this.#now = until;
    return this.#events - before;
  }

  /** Makes `run` return after the event at hand, for good. */
  stop(): void {
    this.#stopped = true;
  }

  /** Runs `action` at simulated time `at`, before events that are inserted for that time later on. */
  schedule(at: number, action: () => void): void {
    this.#queue.push(Math.max(at, this.#now), ACTION << KIND_SHIFT, 0, 0, action);
  }

  /**
   * Lets a client of a node act on it, then sends what the node wants sent.
   *
   * @param salt - the address of the act, from which its messages get their causal ids
   * @returns what `act` returned, or `undefined` when the node is down
   */
  act<Result>(id: number, salt: number, act: (node: Node) => Result): Result | undefined {
    const node = this.#nodes[id];
    if (node === undefined) return undefined;
    this.#begin(id, mix32(salt), undefined, -1);
    const result = act(node);
    this.#finish(id, node, ACTION << KIND_SHIFT);
    return result;
  }

  /** Puts rates in force from now on. */
  useFaults(faults: NetworkFaults): void {
    this.#fates.use(faults);
    for (const partition of faults.partitions) this.#partitions.add(partition);
  }

  /** Cuts some nodes off; returns a handle for `healPartition`. */
  partition(partition: NetworkPartition): number {
    this.count('partition');
    return this.#partitions.add(partition);
  }

  healPartition(handle: number): void {
    this.#partitions.delete(handle);
  }

  /** Pauses a node: messages and timeouts wait. Pauses may overlap. */
  pause(id: number): void {
    this.#paused.pause(id);
    this.count('pause');
  }

  /** Ends one pause; what waited happens now, in its order, then a timeout that is overdue. */
  resume(id: number): void {
    if (!this.#paused.isPaused(id)) return;
    for (const held of this.#paused.resume(id)) {
      this.#queue.push(this.#now, held.tag, held.from, held.id, held.payload);
    }
    this.#rearm(id);
  }

  /**
   * Makes `action` wait for the end of a node's pause, behind what waits already.
   *
   * @returns false, and does nothing, when the node is not paused
   */
  deferWhilePaused(id: number, action: () => void): boolean {
    if (!this.#paused.isPaused(id)) return false;
    this.#paused.hold(id, { tag: ACTION << KIND_SHIFT, from: 0, id: 0, payload: action });
    return true;
  }

  /**
   * Crashes a node: its memory is gone, what was on its way to it will be lost. What `persist` keeps
   * of it stays, unless with amnesia.
   */
  crash(id: number, options: { readonly amnesia?: boolean } = {}): void {
    const node = this.#nodes[id];
    if (node === undefined) return;
    const { persist } = this.#options;
    if (options.amnesia === true || persist === undefined) this.#durable.delete(id);
    else this.#durable.set(id, persist(node));
    this.#nodes[id] = undefined;
    this.#up = undefined;
    this.#due[id] = -1;
    this.#down++;
    this.#paused.takeHeld(id);
    this.count(options.amnesia === true ? 'amnesia' : 'crash');
  }

  /** Starts a crashed node again. */
  restart(id: number): void {
    if (this.#nodes[id] !== undefined) return;
    this.#lives.set(id, (this.#lives.get(id) ?? 0) + 1);
    this.#down--;
    this.#boot(id);
  }

  /** What a node's clock shows. */
  localTime(id: number): LogicalTime {
    return this.#clocks.local(id, this.#now) as LogicalTime;
  }

  isDown(id: number): boolean {
    return this.#nodes[id] === undefined;
  }

  /** Sets a node's clock `ticks` ahead of simulated time, or behind it. It never runs backwards. */
  skewClock(id: number, ticks: number): void {
    this.#clocks.set(id, ticks, this.#now);
    this.#rearm(id);
    this.count('clock-skew');
  }

  /** Makes a node's clock jump forward by `ticks`, for good. */
  jumpClock(id: number, ticks: number): void {
    this.#clocks.jump(id, ticks, this.#now);
    this.#rearm(id);
    this.count('clock-jump');
  }

  /** Ends a node's skew: a clock that was ahead stands still until time has caught up. */
  straightenClock(id: number): void {
    this.#clocks.set(id, 0, this.#now);
    this.#rearm(id);
  }

  /** Ends every fault: cuts heal, the paused go on, the crashed restart, rates are 0, clocks right. */
  heal(): void {
    this.#fates.use(NO_NETWORK_FAULTS);
    this.#partitions.clear();
    for (const id of this.#paused.paused()) while (this.#paused.isPaused(id)) this.resume(id);
    for (let id = 0; id < this.#nodes.length; id++) {
      if (this.#clocks.offset(id) !== 0) this.straightenClock(id);
      if (this.#down > 0 && this.#nodes[id] === undefined) this.restart(id);
    }
  }

  /** Counts a fault. */
  count(kind: FaultKind): void {
    this.#counts[kind] = (this.#counts[kind] ?? 0) + 1;
  }

  #boot(id: number): void {
    const life = this.#lives.get(id) ?? 0;
    const context = new NodeContext<Durable>({
      id: id as NodeId,
      nodeCount: this.#nodes.length,
      now: this.localTime(id),
      durable: this.#durable.get(id),
      random: () => new RandomStream(combine(combine(this.context.seed, id), life)),
    });
    const node = this.#options.create(context);
    this.#nodes[id] = node;
    this.#up = undefined;
    this.#begin(id, combine(combine(id, life), this.#now | 0), undefined, -1);
    this.#drain(id, node);
  }

  #deliver(to: number): void {
    const queue = this.#queue;
    if (this.#paused.any && this.#paused.isPaused(to)) return this.#hold(to);
    const node = this.#nodes[to];
    if (node === undefined) return this.#miss(to);
    const message = queue.payload;
    const { from, id, tag } = queue;
    this.#recorder?.({ at: this.#now, kind: 'received', id, from, to, message });
    this.#begin(to, id, message, from);
    node.handleInput(message, this.localTime(to), from as NodeId);
    this.#finish(to, node, tag);
  }

  #timeOut(id: number): void {
    if (this.#due[id] !== this.#now) return;
    this.#due[id] = -1;
    const node = this.#nodes[id];
    if (node === undefined || (this.#paused.any && this.#paused.isPaused(id))) return;
    const { tag, from } = this.#queue;
    this.#sameTick = from;
    this.#recorder?.({ at: this.#now, kind: 'timeout', party: id });
    const cause = mix32(
      Math.imul(id + 1, 0x85ebca6b) + Math.imul(this.#now | 0, 0xc2b2ae35) + from,
    );
    this.#begin(id, cause, undefined, -1);
    node.handleTimeout(this.localTime(id));
    this.#finish(id, node, tag);
  }

  #begin(party: number, cause: number, message: unknown, from: number): void {
    this.#cause = cause;
    this.#batchSize = 0;
    this.touched = party;
    this.delivered = message;
    this.deliveredFrom = from;
  }

  #finish(party: number, node: Node, tag: number): void {
    this.#drain(party, node);
    this.#sameTick = 0;
    this.#events++;
    this.#hash = fold(
      this.#hash,
      (this.#cause + Math.imul(this.#now | 0, 0x9e3779b1)) ^ Math.imul(tag + 1, 0x85ebca77),
    );
    if (this.observer !== undefined && this.observer.afterEvent()) this.#stopped = true;
  }

  #drain(from: number, node: Node): void {
    for (let next = node.pollTransmit(); next !== undefined; next = node.pollTransmit()) {
      this.#send(from, next.destination, next.message);
    }
    const local = node.pollTimeout();
    const due = local === undefined ? -1 : this.#clocks.global(from, local, this.#now);
    if (due === this.#due[from]) return;
    this.#due[from] = due;
    if (due < 0) return;
    // A timeout for this very tick gets a number, so that its messages have ids of their own.
    const repeat = due === this.#now ? this.#sameTick + 1 : 0;
    this.#queue.push(due, (TIMEOUT << KIND_SHIFT) | from, repeat, 0, undefined);
  }

  #send(from: number, to: number, message: unknown): void {
    if (!(to >= 0 && to < this.#nodes.length)) {
      throw new RangeError(
        `Node ${from} sends to node ${to}, but nodes are 0 to ${this.#nodes.length - 1}.`,
      );
    }
    const id = mix32(this.#cause + Math.imul(to + 1, 0x9e3779b1) + this.#occurrence(to));
    if (this.#partitions.size > 0 && this.#partitions.blocks(from, to)) {
      this.#recordSent(id, from, to, message, 'blocked');
      return;
    }
    if (this.#fates.isLost(id)) {
      this.#lost++;
      this.#recordSent(id, from, to, message, 'lost');
      return;
    }
    this.#dispatch(id, from, to, message);
    if (this.#fates.isDuplicated(id)) {
      this.#duplicated++;
      this.#dispatch(MessageFates.copyOf(id), from, to, message);
    }
  }

  #dispatch(id: number, from: number, to: number, message: unknown): void {
    const delay = this.#fates.delayTicks(id);
    if (delay > 0) this.#delayed++;
    const arrivesAt = this.#now + 1 + delay;
    const sent = this.#fates.isFalsified(id) ? this.#falsify(id, message) : message;
    this.#recordSent(id, from, to, sent, 'delivered', arrivesAt);
    this.#queue.push(arrivesAt, to, from, id, sent);
  }

  #falsify(id: number, message: unknown): unknown {
    const { mutate } = this.#options;
    if (mutate === undefined) return message;
    this.count('byzantine');
    return mutate(message as MessageOf<Node>, new RandomStream(combine(this.context.seed, id)));
  }

  /** How many messages of this batch went to `to` before: what tells two of them apart. */
  #occurrence(to: number): number {
    const size = this.#batchSize++;
    if (size >= BATCH) return size << 8;
    let count = 0;
    for (let index = 0; index < size; index++) if (this.#batch[index] === to) count++;
    this.#batch[size] = to;
    return count;
  }

  #recordSent(
    id: number,
    from: number,
    to: number,
    message: unknown,
    fate: 'delivered' | 'lost' | 'blocked',
    arrivesAt?: number,
  ): void {
    if (this.#recorder === undefined) return;
    const base = { at: this.#now, kind: 'sent', id, from, to, message, fate } as const;
    this.#recorder(arrivesAt === undefined ? base : { ...base, arrivesAt });
  }

  #miss(to: number): void {
    this.#lost++;
    this.#recorder?.({ at: this.#now, kind: 'missed', id: this.#queue.id, to });
  }

  #hold(party: number): void {
    const { tag, from, id, payload } = this.#queue;
    this.#paused.hold(party, { tag, from, id, payload });
  }

  /** Asks a node again when its timeout is due, after its clock was set. */
  #rearm(id: number): void {
    const node = this.#nodes[id];
    if (node === undefined || this.#paused.isPaused(id)) return;
    this.#begin(id, 0, undefined, -1);
    this.#drain(id, node);
  }
}
