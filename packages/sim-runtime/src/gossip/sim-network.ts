import { type LogicalTime } from '../contracts/logical-time.js';
import { type MessageCodec } from '../contracts/message-codec.js';
import { type NodeId } from '../contracts/node-id.js';
import { Outbox } from '../contracts/outbox.js';
import { type SansIoNode } from '../contracts/sans-io-node.js';
import { type FaultCounts, type FaultKind } from '../faults/fault-kind.js';
import { HoldQueue } from '../kernel/hold-queue.js';
import { combine, mix32 } from '../kernel/keyed-hash.js';
import { PartyClocks } from '../kernel/party-clocks.js';
import { type RandomStream } from '../kernel/random-stream.js';
import { SimContext } from '../kernel/sim-context.js';
import { fold } from '../kernel/trace-hash.js';
import {
  ACTION_TAG,
  eventTag,
  kindOf,
  MOST_PARTIES,
  partyOf,
  Timeline,
} from '../kernel/timeline.js';
import { allEqual } from '../oracles/all-equal.js';
import { type Recorder } from '../run/trace.js';
import { Courier, type Mutator } from './courier.js';
import { type MessageOf } from './message-of.js';
import { type NetworkFaults, type NetworkPartition, NO_NETWORK_FAULTS } from './network-faults.js';
import { type NodeContext } from './node-context.js';
import { Population } from './population.js';

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

const DELIVERY = 0;
const TIMEOUT = 1;

/**
 * A network of sans-IO nodes in simulated time: a discrete-event queue ordered by (time, insertion),
 * with faults.
 *
 * A message takes 1 tick and its delay. It carries a causal id, made from the event that caused it
 * and its destination, by which its fate is drawn.
 */
export class SimNetwork<Node extends SansIoNode<unknown>, Durable = unknown> {
  readonly context: SimContext;
  /** Simulated time, which no clock fault touches, and its events. */
  readonly timeline: Timeline;
  /** The node that the last event touched. */
  touched = 0;
  /** The message that the last event delivered, and its sender; otherwise `undefined` and -1. */
  delivered: unknown = undefined;
  deliveredFrom = -1;

  readonly #options: SimNetworkOptions<Node, Durable>;
  readonly #courier: Courier;
  readonly #population: Population<Node, Durable>;
  readonly #nodes: readonly (Node | undefined)[];
  readonly #clocks: PartyClocks;
  readonly #paused = new HoldQueue();
  /** When each node's timeout is due in simulated time; -1 for none. */
  readonly #due: Float64Array;
  readonly #counts: { -readonly [Kind in FaultKind]?: number } = {};
  readonly #recorder: Recorder | undefined;
  /** Whether a recorder listens, a node is paused, a clock is skewed, or messages must be pulled. */
  #careful = false;
  /** Whether any node keeps its messages until it is polled for them. */
  #pulls = false;
  #codec: MessageCodec<unknown> | undefined;
  #sameTick = 0;

  /** @throws RangeError when the seed, the number of nodes or a rate is out of range */
  constructor(options: SimNetworkOptions<Node, Durable>) {
    const { nodes, seed, recorder } = options;
    if (!Number.isInteger(nodes) || nodes < 1 || nodes > MOST_PARTIES) {
      throw new RangeError(`A network has 1 to ${MOST_PARTIES} nodes, not ${nodes}.`);
    }
    this.#options = options;
    this.#recorder = recorder;
    this.context = new SimContext(seed);
    this.timeline = new Timeline(this);
    const mutate = options.mutate as Mutator | undefined;
    this.#courier = new Courier({ seed, nodes, queue: this.timeline.queue, mutate, recorder });
    this.#clocks = new PartyClocks(nodes);
    this.#population = new Population(seed, nodes, options);
    this.#nodes = this.#population.nodes;
    this.#due = new Float64Array(nodes).fill(-1);
    this.useFaults({ ...NO_NETWORK_FAULTS, ...options.faults });
    for (let id = 0; id < nodes; id++) this.#start(id);
  }

  /** Simulated time, in ticks. */
  get now(): number {
    return this.timeline.now;
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
    return this.#population.up;
  }

  /** How often each fault happened so far. */
  get faultCounts(): FaultCounts {
    return { ...this.#counts, ...this.#courier.faultCounts };
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
   * Processes the events of `maxTicks` of simulated time.
   *
   * @returns how many there were
   */
  run(maxTicks: number): number {
    return this.timeline.run(maxTicks);
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
    this.#finish(id, node);
    return result;
  }

  /** Puts rates in force from now on. */
  useFaults(faults: NetworkFaults): void {
    this.#courier.useFaults(faults);
  }

  /** Cuts some nodes off; returns a handle for `healPartition`. */
  partition(partition: NetworkPartition): number {
    this.count('partition');
    return this.#courier.partition(partition);
  }

  healPartition(handle: number): void {
    this.#courier.healPartition(handle);
  }

  /** Pauses a node: messages and timeouts wait. Pauses may overlap. */
  pause(id: number): void {
    this.#paused.pause(id);
    this.#lookAround();
    this.count('pause');
  }

  /** Ends one pause; what waited happens now, in its order, then a timeout that is overdue. */
  resume(id: number): void {
    if (!this.#paused.isPaused(id)) return;
    for (const held of this.#paused.resume(id)) {
      this.timeline.queue.push(this.now, held.tag, held.from, held.id, held.payload);
    }
    this.#lookAround();
    this.#rearm(id);
  }

  /**
   * Makes `action` wait for the end of a node's pause, behind what waits already.
   *
   * @returns false, and does nothing, when the node is not paused
   */
  deferWhilePaused(id: number, action: () => void): boolean {
    if (!this.#paused.isPaused(id)) return false;
    this.#paused.hold(id, { tag: ACTION_TAG, from: 0, id: 0, payload: action });
    return true;
  }

  /**
   * Crashes a node: its memory is gone, what was on its way to it will be lost. What `persist` keeps
   * of it stays, unless with amnesia.
   */
  crash(id: number, { amnesia = false }: { readonly amnesia?: boolean } = {}): void {
    const node = this.#nodes[id];
    if (node === undefined) return;
    this.#population.end(id, node, amnesia);
    this.#due[id] = -1;
    this.#paused.takeHeld(id);
    this.count(amnesia ? 'amnesia' : 'crash');
  }

  /** Starts a crashed node again. */
  restart(id: number): void {
    if (this.#nodes[id] === undefined) this.#start(id);
  }

  isDown(id: number): boolean {
    return this.#nodes[id] === undefined;
  }

  /** What a node's clock shows. */
  localTime(id: number): LogicalTime {
    return this.#clocks.local(id, this.timeline.now) as LogicalTime;
  }

  /** Sets a node's clock `ticks` ahead of simulated time, or behind it. It never runs backwards. */
  skewClock(id: number, ticks: number): void {
    this.#clocks.set(id, ticks, this.now);
    this.#rearm(id);
    this.count('clock-skew');
  }

  /** Makes a node's clock jump forward by `ticks`, for good. */
  jumpClock(id: number, ticks: number): void {
    this.#clocks.jump(id, ticks, this.now);
    this.#rearm(id);
    this.count('clock-jump');
  }

  /** Ends a node's skew: a clock that was ahead stands still until time has caught up. */
  straightenClock(id: number): void {
    this.#clocks.set(id, 0, this.now);
    this.#rearm(id);
  }

  /** Ends every fault: cuts heal, the paused go on, the crashed restart, rates are 0, clocks right. */
  heal(): void {
    this.#courier.useFaults(NO_NETWORK_FAULTS);
    this.#courier.healAllPartitions();
    for (const id of this.#paused.paused()) while (this.#paused.isPaused(id)) this.resume(id);
    for (let id = 0; id < this.#nodes.length; id++) {
      if (this.#clocks.offset(id) !== 0) this.straightenClock(id);
      if (this.#population.down > 0) this.restart(id);
    }
  }

  /** Counts a fault. */
  count(kind: FaultKind): void {
    this.#counts[kind] = (this.#counts[kind] ?? 0) + 1;
  }

  /**
   * Does what an event of the timeline asks. Deliveries while nothing is out of the ordinary are
   * dealt with right here, by hand: they are most of all events. @internal
   */
  dispatch(tag: number, from: number, id: number, payload: unknown): void {
    if (kindOf(tag) === TIMEOUT) return this.#timeOut(partyOf(tag), from);
    const { timeline } = this;
    const { now } = timeline;
    const node = this.#nodes[tag];
    if (this.#careful || node === undefined || timeline.observer !== undefined) {
      return this.#deliver(tag, from, id, this.#open(payload));
    }
    const courier = this.#courier;
    courier.from = tag;
    courier.cause = id;
    courier.now = now;
    courier.batchSize = 0;
    const codec = this.#codec;
    if (codec === undefined) node.handleInput(payload, now as LogicalTime, from as NodeId);
    else node.handleInput(this.#open(payload), now as LogicalTime, from as NodeId);
    const due: number = node.pollTimeout() ?? -1;
    if (due !== this.#due[tag]) this.#arm(tag, due);
    timeline.events++;
    timeline.hash = fold(timeline.hash, id + Math.imul(now | 0, 0x85ebca6b));
  }

  #start(id: number): void {
    const { now } = this.timeline;
    const cause = combine(combine(id, this.#population.life(id)), now | 0);
    const node = this.#population.start(id, this.localTime(id));
    this.#begin(id, cause, undefined, -1);
    const { outbox } = node as { readonly outbox?: unknown };
    if (outbox instanceof Outbox) this.#attach(outbox as Outbox<unknown>);
    else this.#pulls = true;
    this.#lookAround();
    this.#drain(id, node);
  }

  #attach(outbox: Outbox<unknown>): void {
    if (outbox.codec !== undefined) {
      this.#codec = outbox.codec;
      this.#courier.useCodec(outbox.codec);
    }
    outbox.attach(this.#courier);
  }

  /** A message as it arrives: itself, or what its words say. It is at the head of its bucket. */
  #open(payload: unknown): unknown {
    const codec = this.#codec;
    if (codec === undefined || payload !== undefined) return payload;
    const { words, head } = this.timeline.queue.current;
    return codec.read(words, (head - 1) * codec.words);
  }

  #deliver(to: number, from: number, id: number, message: unknown): void {
    if (this.#paused.isPaused(to)) {
      return this.#paused.hold(to, { tag: eventTag(DELIVERY, to), from, id, payload: message });
    }
    const node = this.#nodes[to];
    if (node === undefined) return this.#miss(to, id);
    this.#recorder?.({ at: this.now, kind: 'received', id, from, to, message });
    this.#begin(to, id, message, from);
    node.handleInput(message, this.localTime(to), from as NodeId);
    this.#finish(to, node);
  }

  #timeOut(id: number, repeat: number): void {
    const { now } = this.timeline;
    if (this.#due[id] !== now) return;
    this.#due[id] = -1;
    const node = this.#nodes[id];
    if (node === undefined || (this.#careful && this.#paused.isPaused(id))) return;
    this.#sameTick = repeat;
    this.#recorder?.({ at: now, kind: 'timeout', party: id });
    const cause = mix32(Math.imul(id + 1, 0x85ebca6b) + Math.imul(now | 0, 0xc2b2ae35) + repeat);
    this.#begin(id, cause, undefined, -1);
    node.handleTimeout(this.localTime(id));
    this.#finish(id, node);
    this.#sameTick = 0;
  }

  #begin(party: number, cause: number, message: unknown, from: number): void {
    this.#courier.begin(party, cause, this.timeline.now);
    if (this.timeline.observer === undefined) return;
    this.touched = party;
    this.delivered = message;
    this.deliveredFrom = from;
  }

  #finish(party: number, node: Node): void {
    this.#drain(party, node);
    this.timeline.finishEvent(this.#courier.cause);
  }

  #drain(party: number, node: Node): void {
    if (this.#pulls) this.#pull(node);
    const local = node.pollTimeout();
    const due = local === undefined ? -1 : this.#clocks.global(party, local, this.timeline.now);
    if (due !== this.#due[party]) this.#arm(party, due);
  }

  #pull(node: Node): void {
    for (let next = node.pollTransmit(); next !== undefined; next = node.pollTransmit()) {
      this.#courier.carry(next.destination, next.message);
    }
  }

  #arm(party: number, due: number): void {
    this.#due[party] = due;
    if (due < 0) return;
    // A timeout for this very tick gets a number, so that its messages have ids of their own.
    const repeat = due === this.timeline.now ? this.#sameTick + 1 : 0;
    this.timeline.queue.push(due, eventTag(TIMEOUT, party), repeat, 0, undefined);
  }

  #lookAround(): void {
    this.#careful =
      this.#recorder !== undefined || this.#paused.any || this.#clocks.areSkewed || this.#pulls;
  }

  #miss(to: number, id: number): void {
    this.#courier.countMissed();
    this.#recorder?.({ at: this.now, kind: 'missed', id, to });
  }

  /** Asks a node again when its timeout is due, after its clock was set. */
  #rearm(id: number): void {
    this.#lookAround();
    const node = this.#nodes[id];
    if (node === undefined || this.#paused.isPaused(id)) return;
    this.#begin(id, 0, undefined, -1);
    this.#drain(id, node);
  }
}
