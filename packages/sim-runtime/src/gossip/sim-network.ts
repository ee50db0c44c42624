import { type LogicalTime } from '../contracts/logical-time.js';
import { type PlannedFates } from '../plan/planned-fates.js';
import { type SansIoNode } from '../contracts/sans-io-node.js';
import { type Transmit } from '../contracts/transmit.js';
import { FaultCounter, type VisitFault } from '../faults/fault-counter.js';
import { type FaultCounts, type FaultKind } from '../faults/fault-kind.js';
import { SimContext } from '../kernel/sim-context.js';
import { MOST_PARTIES } from '../kernel/queue/event-tag.js';
import { type Timeline } from '../kernel/timeline.js';
import { type ArmedFault } from '../parties/armed-faults.js';
import { traceSinkOf } from '../trace/trace-sink-of.js';
import { allEqual } from '../oracles/all-equal.js';
import { type Mutator } from './courier.js';
import { NetworkEngine } from './network-engine.js';
import { type NetworkFaults, type NetworkPartition, NO_NETWORK_FAULTS } from './network-faults.js';
import { type SimNetworkOptions } from './sim-network-options.js';

/**
 * A network of sans-IO nodes in simulated time: a discrete-event queue ordered by (time, insertion),
 * with faults.
 *
 * A message takes 1 tick and its delay. It carries a causal id, made from the event that caused it
 * and its destination, by which its fate is drawn.
 */
export class SimNetwork<Node extends SansIoNode<unknown>, Durable = unknown> {
  /** The seed, the clock and the random streams of this universe. */
  readonly context: SimContext;
  /** Simulated time, which no clock fault touches, and its events. */
  readonly timeline: Timeline;
  readonly #options: SimNetworkOptions<Node, Durable>;
  readonly #engine: NetworkEngine<Node, Durable>;
  readonly #faults = new FaultCounter();
  /** The name of the last act, and which event it was. */
  #operation: string | undefined = undefined;
  #operationEvent = 0;

  /**
   * @param options - the nodes, the seed and the faults
   * @throws RangeError when the seed, the number of nodes or a rate is out of range
   */
  constructor(options: SimNetworkOptions<Node, Durable>) {
    const { nodes, seed } = options;
    if (!Number.isInteger(nodes) || nodes < 1 || nodes > MOST_PARTIES) {
      throw new RangeError(`A network has 1 to ${MOST_PARTIES} nodes, not ${nodes}.`);
    }
    this.#options = options;
    this.context = new SimContext(seed, this);
    const mutate = options.mutate as Mutator | undefined;
    this.#engine = new NetworkEngine({
      seed,
      nodes,
      factory: options,
      mutate,
      traceSink: traceSinkOf(options),
    });
    this.timeline = this.#engine.timeline;
    this.useFaults({ ...NO_NETWORK_FAULTS, ...options.faults });
    for (let id = 0; id < nodes; id++) this.#engine.start(id);
  }

  /** Simulated time, in ticks, which no clock fault changes. */
  get now(): LogicalTime {
    return this.timeline.now as LogicalTime;
  }

  /** The faults in force. */
  get faults(): NetworkFaults {
    return this.#engine.courier.faults;
  }

  /** How many nodes there are, those that are down included. */
  get nodeCount(): number {
    return this.#engine.population.nodes.length;
  }

  /**
   * A node, or `undefined` while it is down.
   *
   * @param id - the node's id, from 0
   */
  node(id: number): Node | undefined {
    return this.#engine.population.nodes[id];
  }

  /** All nodes that are up, by ascending id. */
  get nodes(): readonly Node[] {
    return this.#engine.population.up;
  }

  /** Whether any node has sent a message, once an observer is set. @internal */
  get hasCarried(): boolean {
    return this.#engine.courier.hasCarried;
  }

  /** The node that the last event touched, once an observer is set. */
  get touched(): number {
    return this.#engine.touched;
  }

  /** The message that the last event delivered, if that is what it did. */
  get delivered(): unknown {
    return this.#engine.delivered;
  }

  /** Its sender, or -1. */
  get deliveredFrom(): number {
    return this.#engine.deliveredFrom;
  }

  /** The messages that the last event sent, in its order, once `keepSent` was called. @internal */
  get sent(): readonly Transmit<unknown>[] {
    return this.#engine.courier.sent;
  }

  /** The name of the act that the last event was, if it was one with a name. @internal */
  get operation(): string | undefined {
    return this.timeline.events === this.#operationEvent ? this.#operation : undefined;
  }

  /** Keeps in mind what each event sends, for `sent`. @internal */
  keepSent(): void {
    this.#engine.courier.keepsSent = true;
  }

  /** How often each fault happened so far. */
  get faultCounts(): FaultCounts {
    return { ...this.#faults.counts, ...this.#engine.courier.faultCounts };
  }

  /** Calls `visit` with faults and the number of times so far, where one has happened since the last call. @internal */
  visitFaults(visit: VisitFault): void {
    this.#faults.visit(visit);
    this.#engine.courier.visitFaults(visit);
  }

  /**
   * Whether all nodes that are up show the same `view`.
   *
   * @throws Error without a `view`; UnseenError when it gives what cannot be seen whole
   */
  checkConvergence(): boolean {
    const { view } = this.#options;
    if (view === undefined) {
      throw new Error(
        'checkConvergence needs to know what must become equal: give SimNetwork a `view`.',
      );
    }
    return allEqual(this.nodes);
  }

  /**
   * Processes the events of `maxTicks` of simulated time.
   *
   * @param maxTicks - how far to move time: 0 or more ticks
   * @returns how many there were
   */
  run(maxTicks: number): number {
    return this.#engine.run(maxTicks);
  }

  /**
   * Lets a client of a node act on it, then sends what the node wants sent.
   *
   * @param id - the node's id, from 0
   * @param salt - the address of the act, from which its messages get their causal ids
   * @param act - what the client does; it is called at once
   * @param name - what oracles know the act by, unless `act` gives false
   * @returns what `act` returned, or `undefined` when the node is down
   */
  act<Result>(
    id: number,
    salt: number,
    act: (node: Node) => Result,
    name?: string,
  ): Result | undefined {
    const node = this.node(id);
    if (node === undefined) return undefined;
    return this.#engine.act(id, node, salt, (acted) => {
      const result = act(acted);
      this.#operation = result === false ? undefined : name;
      this.#operationEvent = this.timeline.events + 1;
      return result;
    });
  }

  /**
   * Puts rates in force from now on.
   *
   * @param faults - the rates, in parts per million, and their bounds in ticks
   */
  useFaults(faults: NetworkFaults): void {
    this.#engine.courier.useFaults(faults);
  }

  /** Plans the fates of single messages. @internal */
  planFates(planned: PlannedFates): void {
    this.#engine.courier.planFates(planned);
  }

  /** Draws the fates of messages from another seed from now on. @internal */
  reseed(seed: number): void {
    this.#engine.courier.reseed(seed);
  }

  /**
   * Cuts some nodes off from all others.
   *
   * @param partition - the nodes on one side, and the direction of the cut
   * @returns a handle for `healPartition`
   */
  partition(partition: NetworkPartition): number {
    this.count('partition');
    return this.#engine.courier.partition(partition);
  }

  /**
   * Ends a partition: messages get through again; those that were cut off stay lost.
   *
   * @param handle - what `partition` returned
   */
  healPartition(handle: number): void {
    this.#engine.courier.healPartition(handle);
  }

  /**
   * Makes a node equivocate: until the function that it returns is called, whatever it sends is
   * falsified, to every peer in another way.
   *
   * @param id - the node's id, from 0
   * @throws Error when the network has no `mutate` to falsify messages
   */
  equivocate(id: number): () => void {
    if (this.#options.mutate === undefined) {
      throw new Error('A node equivocates by falsified messages: give SimNetwork a `mutate`.');
    }
    this.count('equivocation');
    return this.#engine.courier.equivocate(id);
  }

  /**
   * Pauses a node: messages and timeouts wait. Pauses may overlap.
   *
   * @param id - the node's id, from 0
   */
  pause(id: number): void {
    this.#engine.paused.pause(id);
    this.count('pause');
  }

  /**
   * Whether a node is paused now.
   *
   * @param id - the node's id, from 0
   */
  isPaused(id: number): boolean {
    return this.#engine.paused.isPaused(id);
  }

  /**
   * Ends one pause; what waited happens now, in its order, then a timeout that is overdue.
   *
   * @param id - the node's id, from 0
   */
  resume(id: number): void {
    if (this.isPaused(id)) this.#engine.resume(id);
  }

  /**
   * Makes `action` wait for the end of a node's pause, behind what waits already.
   *
   * @returns false, and does nothing, when the node is not paused
   * @internal
   */
  deferWhilePaused(id: number, action: () => void): boolean {
    if (!this.isPaused(id)) return false;
    this.#engine.holdAction(id, action);
    return true;
  }

  /**
   * Crashes a node: its memory is gone, and it misses what reaches it while it is down. What `persist`
   * keeps of it stays, unless with amnesia.
   *
   * @param id - the node's id, from 0
   * @param options - `amnesia` makes it lose what `persist` keeps, too
   */
  crash(id: number, { amnesia = false }: { readonly amnesia?: boolean } = {}): void {
    const node = this.node(id);
    if (node === undefined) return;
    this.#engine.end(id, node, amnesia);
    this.count(amnesia ? 'amnesia' : 'crash');
  }

  /**
   * Starts a crashed node again.
   *
   * @param id - the node's id, from 0
   */
  restart(id: number): void {
    if (this.isDown(id)) this.#engine.start(id);
  }

  /**
   * Whether a node has crashed and not restarted yet.
   *
   * @param id - the node's id, from 0
   */
  isDown(id: number): boolean {
    return this.node(id) === undefined;
  }

  /**
   * What a node's clock shows.
   *
   * @param id - the node's id, from 0
   */
  localTime(id: number): LogicalTime {
    return this.#engine.localTime(id);
  }

  /**
   * Sets a node's clock `ticks` ahead of simulated time, or behind it. It never runs backwards.
   *
   * @param id - the node's id, from 0
   * @param ticks - how far ahead; negative for behind
   */
  skewClock(id: number, ticks: number): void {
    this.#engine.clocks.set(id, ticks, this.now);
    this.#engine.rearm(id);
    this.count('clock-skew');
  }

  /**
   * Makes a node's clock jump forward by `ticks`, for good.
   *
   * @param id - the node's id, from 0
   * @param ticks - how far: 0 or more
   */
  jumpClock(id: number, ticks: number): void {
    this.#engine.clocks.jump(id, ticks, this.now);
    this.#engine.rearm(id);
    this.count('clock-jump');
  }

  /**
   * Turns a node's clock back by `ticks`, for good.
   *
   * @param id - the node's id, from 0
   * @param ticks - how far: 0 or more
   */
  rewindClock(id: number, ticks: number): void {
    this.#engine.clocks.rewind(id, ticks, this.now);
    this.#engine.rearm(id);
    this.count('clock-backward');
  }

  /**
   * Turns a node's clock back by `ticks`, for good.
   *
   * @param id - the node's id, from 0
   * @param ticks - how far: 0 or more
   * @deprecated Use `rewindClock`.
   */
  turnClockBack(id: number, ticks: number): void {
    this.rewindClock(id, ticks);
  }

  /**
   * Ends a node's skew: a clock that was ahead stands still until time has caught up.
   *
   * @param id - the node's id, from 0
   */
  straightenClock(id: number): void {
    this.#engine.clocks.set(id, 0, this.now);
    this.#engine.rearm(id);
  }

  /**
   * Ends every fault: rates are 0, cuts heal, lies end, the paused go on, the crashed restart, no clock
   * is skewed. Where clocks have jumped to, they stay.
   */
  heal(): void {
    const { courier, paused, clocks, population } = this.#engine;
    courier.useFaults(NO_NETWORK_FAULTS);
    courier.healAllPartitions();
    courier.stopLies();
    this.#engine.disarm();
    for (const id of paused.paused()) while (this.isPaused(id)) this.resume(id);
    for (let id = 0; id < this.nodeCount; id++) {
      if (clocks.isSkewed(id)) this.straightenClock(id);
      if (population.down > 0) this.restart(id);
    }
  }

  /** Lets a fault wait for a moment of an event of a node. @internal */
  arm(fault: ArmedFault): void {
    this.#engine.arm(fault);
  }

  /** Counts a fault. @internal */
  count(kind: FaultKind): void {
    this.#faults.count(kind);
  }
}
