import { type LogicalTime } from '../contracts/logical-time.js';
import { type MessageCodec } from '../contracts/message-codec.js';
import { type NodeId } from '../contracts/node-id.js';
import { Outbox } from '../contracts/outbox.js';
import { type SansIoNode } from '../contracts/sans-io-node.js';
import { HEADER, TIME } from '../kernel/queue/bucket.js';
import { HoldQueue } from '../parties/hold-queue.js';
import { combine, mix32 } from '../kernel/keyed-hash.js';
import { type ArmedFault, ArmedFaults } from '../parties/armed-faults.js';
import { PartyClocks } from '../parties/party-clocks.js';
import {
  ACTION_TAG,
  eventTag,
  PARTY_MASK,
  partyOf,
  PAYLOAD_FLAG,
} from '../kernel/queue/event-tag.js';
import { Timeline } from '../kernel/timeline.js';
import { fold, TIME_FACTOR } from '../kernel/trace-hash.js';
import { type TraceSink } from '../trace/trace-sink.js';
import { SENDING_MOMENTS } from '../faults/fault-moment.js';
import { Courier, type Mutator } from './courier.js';
import { NodeDisks } from './node-disks.js';
import { type NodeFactory, Population } from './population.js';
import { SendMoments } from './send-moments.js';
import { causeOfTimeout, NEVER, TIMEOUT, Timeouts } from './timeouts.js';

const DELIVERY = 0;

/** Tags from here on are those of timeouts. */
const TIMEOUTS = eventTag(TIMEOUT, 0);
/** Tags from here on, as unsigned integers, are neither of deliveries nor of timeouts. */
const BEYOND_TIMEOUTS = eventTag(TIMEOUT + 1, 0);

/** So many events are dealt with by hand before the engine looks around. */
const MOST_AT_ONCE = 1024;

/**
 * What runs a network: hands messages and timeouts to nodes, and what the nodes want sent to the
 * courier. It knows that nodes can be down, paused or have a clock of their own, not why.
 */
export class NetworkEngine<Node extends SansIoNode<unknown>, Durable> {
  /** It runs in the engine's loop: a plan knows nothing but the timeline. */
  readonly timeline = new Timeline(this, (maxTicks) => this.run(maxTicks));
  readonly courier: Courier;
  readonly population: Population<Node, Durable>;
  readonly clocks: PartyClocks;
  readonly paused = new HoldQueue();
  /** The faults that wait for events of nodes. */
  readonly armed = new ArmedFaults();
  /** The node that the last event touched. */
  touched = 0;
  /** The message that the last event delivered, and its sender; otherwise `undefined` and -1. */
  delivered: unknown = undefined;
  deliveredFrom = -1;

  readonly #nodes: readonly (Node | undefined)[];
  readonly #timeouts: Timeouts;
  readonly #sends: SendMoments;
  readonly #disks: NodeDisks;
  readonly #traceSink: TraceSink | undefined;
  /** What messages travel as; the first node decides. */
  #codec: MessageCodec<unknown> | undefined;
  #isCodecKnown = false;
  /** Whether any node keeps its messages until it is polled for them. */
  #pulls = false;

  constructor(parts: {
    readonly seed: number;
    readonly nodes: number;
    readonly factory: NodeFactory<Node, Durable>;
    readonly mutate: Mutator | undefined;
    readonly traceSink: TraceSink | undefined;
  }) {
    const { seed, nodes, factory } = parts;
    this.#traceSink = parts.traceSink;
    this.courier = new Courier({ ...parts, queue: this.timeline.queue });
    this.clocks = new PartyClocks(nodes);
    this.#disks = new NodeDisks(() => ({
      event: this.timeline.events,
      sent: this.courier.batchSize,
    }));
    this.population = new Population(seed, nodes, factory, this.#disks);
    this.#nodes = this.population.nodes;
    this.#timeouts = new Timeouts(nodes, this.timeline);
    const { armed, courier, paused, timeline } = this;
    this.#sends = new SendMoments({
      armed,
      courier,
      paused,
      timeline,
      nodes: this.#nodes,
      disks: this.#disks,
    });
  }

  /** What a node's clock shows. */
  localTime(id: number): LogicalTime {
    return this.clocks.local(id, this.timeline.now) as LogicalTime;
  }

  /** Starts a node that is down. */
  start(id: number): void {
    const cause = combine(combine(id, this.population.life(id)), this.timeline.now | 0);
    const node = this.population.start(id, this.localTime(id));
    this.#begin(id, cause, undefined, -1);
    const { outbox } = node as { readonly outbox?: unknown };
    if (outbox instanceof Outbox) this.#attach(outbox as Outbox<unknown>);
    else {
      this.#pulls = true;
      this.#isCodecKnown = true;
    }
    this.#drain(id, node);
    this.#disks.settle(id);
  }

  /** Ends a node's life. */
  end(id: number, node: Node, amnesia: boolean): void {
    this.population.end(id, node, amnesia);
    this.#timeouts.due[id] = NEVER;
    this.paused.takeHeld(id);
  }

  /** Lets a client act on a node, then sends what the node wants sent. */
  act<Result>(id: number, node: Node, salt: number, act: (node: Node) => Result): Result {
    this.#beginEvent(id, mix32(salt), undefined, -1);
    const result = act(node);
    this.#finish(id, node);
    return result;
  }

  /** Lets a fault wait for a moment of an event. */
  arm(fault: ArmedFault): void {
    this.armed.arm(fault);
  }

  /** Lets no fault wait any longer. */
  disarm(): void {
    this.armed.disarm();
  }

  /** Ends one pause; what waited happens now, in its order, then a timeout that is overdue. */
  resume(id: number): void {
    for (const { tag, from, id: cause, payload } of this.paused.resume(id)) {
      this.timeline.queue.push(this.timeline.now, tag, from, cause, payload);
    }
    this.rearm(id);
  }

  /** Makes `action` wait for the end of a node's pause, behind what waits already. */
  holdAction(id: number, action: () => void): void {
    this.paused.hold(id, { tag: ACTION_TAG, from: 0, id: 0, payload: action });
  }

  /** Asks a node again when its timeout is due, after its clock was set or its pause has ended. */
  rearm(id: number): void {
    const node = this.#nodes[id];
    if (node === undefined || this.paused.isPaused(id)) return;
    this.#begin(id, 0, undefined, -1);
    this.#drain(id, node);
  }

  /**
   * Processes the events of `maxTicks`. Deliveries and timeouts are dealt with right here, by hand,
   * watched or not, unless the node is down or paused, or a fault waits for an event: they are most of all
   * events, and calls are what they would cost most. The trace hash is the same as by `dispatch`.
   *
   * @returns how many there were
   */
  run(maxTicks: number): number {
    const { timeline } = this;
    const { queue } = timeline;
    const before = timeline.events;
    const end = timeline.now + maxTicks;
    while (timeline.events < timeline.until && queue.next(end)) {
      if (this.armed.any || !this.#runByHand(end)) timeline.takeNext();
    }
    return timeline.arrive(before, end);
  }

  /**
   * Processes events by hand, up to one that wants more care or up to some number: a function that is
   * called often, and not only looped in, is what engines make fastest.
   *
   * @returns false when the next event wants more care
   */
  #runByHand(end: number): boolean {
    const { timeline, courier, clocks, paused, armed } = this;
    const { queue, observer, events } = timeline;
    const { stride } = queue;
    const nodes = this.#nodes;
    const timeouts = this.#timeouts;
    const { due, firedAt, repeats } = timeouts;
    const codec = this.#codec as MessageCodec<unknown>;
    const traceSink = this.#traceSink;
    const pulls = this.#pulls;
    // An integer for the engine, too: the budget, and so the difference, is one of its doubles.
    const atMost = Math.min(timeline.until - timeline.events, MOST_AT_ONCE) | 0;
    let left = atMost;
    courier.settle();
    try {
      while (left > 0 && queue.next(end)) {
        const bucket = queue.current;
        const now = queue.time;
        const nowBits = now | 0;
        const { isMixed } = queue;
        const timeBits = Math.imul(nowBits, TIME_FACTOR);
        timeline.now = now;
        courier.now = now;
        while (bucket.head !== bucket.tail && left > 0) {
          const { fields, head } = bucket;
          if (isMixed && fields[head + TIME] !== nowBits) break;
          const tag = fields[head] as number;
          const party = tag & PARTY_MASK;
          const node = nodes[party];
          if (tag >>> 0 >= BEYOND_TIMEOUTS || node === undefined || armed.any) return false;
          if (paused.isPaused(party)) return false;
          bucket.head = head + stride;
          courier.from = party;
          courier.batchSize = 0;
          courier.addressed = 0;
          if (tag < TIMEOUTS) {
            const id = fields[head + 2] as number;
            const from = fields[head + 1] as number;
            const message =
              (tag & PAYLOAD_FLAG) === 0 ? codec.read(fields, head + HEADER) : bucket.takePayload();
            courier.cause = id;
            traceSink?.received(now, id, from, party, message);
            if (observer !== undefined) this.#show(party, message, from);
            node.handleInput(message, clocks.local(party, now) as LogicalTime, from as NodeId);
          } else {
            if (due[party] !== now) continue;
            if (observer !== undefined) this.#show(party, undefined, -1);
            const repeat = fields[head + 1] as number;
            courier.cause = causeOfTimeout(party, repeat, now);
            due[party] = NEVER;
            firedAt[party] = now;
            repeats[party] = repeat;
            traceSink?.timeout(now, party);
            node.handleTimeout(clocks.local(party, now) as LogicalTime);
          }
          if (pulls) this.#pull(node);
          const local: number = node.pollTimeout() ?? NEVER;
          const next = clocks.areSkewed ? clocks.global(party, local, now) : local;
          if (next !== due[party]) timeouts.arm(party, next);
          left--;
          timeline.hash = fold(timeline.hash, courier.cause + timeBits);
          if (observer !== undefined) {
            timeline.events = events + atMost - left;
            courier.settle();
            if (timeline.isStoppedBy(observer)) return true;
          }
        }
      }
    } finally {
      timeline.events = events + atMost - left;
    }
    return true;
  }

  /** Does what an event of the timeline asks. @internal */
  dispatch(tag: number, fields: Int32Array, offset: number, payload: unknown): void {
    const from = fields[offset + 1] as number;
    if (tag >= TIMEOUTS) return this.#timeOut(partyOf(tag), from);
    // A message that waited for a pause to end comes as an object, whatever the codec.
    const message =
      this.#codec === undefined || payload !== undefined
        ? payload
        : this.#codec.read(fields, offset + HEADER);
    this.#deliver(tag, from, fields[offset + 2] as number, message);
  }

  #attach(outbox: Outbox<unknown>): void {
    if (!this.#isCodecKnown) {
      this.#isCodecKnown = true;
      this.#codec = outbox.codec;
      if (outbox.codec !== undefined) this.courier.useCodec(outbox.codec);
    } else if (outbox.codec !== this.#codec) {
      throw new TypeError('All nodes of a network must share one codec for their messages.');
    }
    outbox.attach(this.courier);
  }

  #deliver(to: number, from: number, id: number, message: unknown): void {
    const at = this.timeline.now;
    if (this.armed.any && !this.#sends.isHeldUp(to)) this.armed.pass('receipt', to);
    const node = this.#nodes[to];
    if (node === undefined) return this.#traceSink?.missed(at, id, to);
    if (this.paused.isPaused(to)) {
      return this.paused.hold(to, { tag: eventTag(DELIVERY, to), from, id, payload: message });
    }
    this.#traceSink?.received(at, id, from, to, message);
    this.#beginEvent(to, id, message, from);
    node.handleInput(message, this.localTime(to), from as NodeId);
    this.#finish(to, node);
  }

  #timeOut(id: number, repeat: number): void {
    const { now } = this.timeline;
    if (this.#timeouts.due[id] !== now) return;
    this.#timeouts.due[id] = NEVER;
    const node = this.#nodes[id];
    if (node === undefined || this.paused.isPaused(id)) return;
    this.#timeouts.fire(id, repeat);
    this.#traceSink?.timeout(now, id);
    this.#beginEvent(id, causeOfTimeout(id, repeat, now), undefined, -1);
    node.handleTimeout(this.localTime(id));
    this.#finish(id, node);
  }

  /** Begins an event, whose messages are held back where a fault may strike before they are sent. */
  #beginEvent(party: number, cause: number, message: unknown, from: number): void {
    this.#begin(party, cause, message, from);
    if (this.armed.awaits(SENDING_MOMENTS, party)) this.courier.hold();
  }

  #begin(party: number, cause: number, message: unknown, from: number): void {
    this.courier.begin(party, cause, this.timeline.now);
    if (this.timeline.observer !== undefined) this.#show(party, message, from);
  }

  /** Keeps in view what oracles can see of the event at hand. */
  #show(party: number, message: unknown, from: number): void {
    this.touched = party;
    this.delivered = message;
    this.deliveredFrom = from;
  }

  #finish(party: number, node: Node): void {
    this.#drain(party, node);
    const held = this.courier.takeHeld();
    if (held !== undefined && this.#disks.areUsedBy(party)) {
      const { delivered, deliveredFrom } = this;
      const show = (): void => this.#show(party, delivered, deliveredFrom);
      return this.#sends.strikeThenShow(party, held, show);
    }
    this.timeline.finishEvent(this.courier.cause);
    if (held !== undefined) this.#sends.letOut(party, held);
  }

  #drain(party: number, node: Node): void {
    if (this.#pulls) this.#pull(node);
    const local: number = node.pollTimeout() ?? NEVER;
    this.#timeouts.arm(party, this.clocks.global(party, local, this.timeline.now));
  }

  #pull(node: Node): void {
    for (let next = node.pollTransmit(); next !== undefined; next = node.pollTransmit()) {
      this.courier.carry(next.destination, next.message);
    }
  }
}
