import { type NodeId } from '../contracts/node-id.js';
import { type Random } from '../contracts/random.js';
import { type Transmit } from '../contracts/transmit.js';
import { type MessageCodec } from '../contracts/message-codec.js';
import { type MessageCarrier } from '../contracts/outbox.js';
import { type VisitFault } from '../faults/fault-counter.js';
import { type FaultCounts } from '../faults/fault-kind.js';
import { HEADER } from '../kernel/queue/bucket.js';
import { copyId } from '../kernel/causal-id.js';
import { type EventQueue } from '../kernel/queue/event-queue.js';
import { causedBy, combine } from '../kernel/keyed-hash.js';
import { RandomStream } from '../kernel/random-stream.js';
import { type PlannedFates } from '../plan/planned-fates.js';
import { type TraceSink } from '../trace/trace-sink.js';
import { type Fate } from '../trace/trace-entry.js';
import { type HeldMessage, keepMessage } from './held-messages.js';
import { DELAY_FACTOR, MessageFates } from './message-fates.js';
import { type NetworkFaults, type NetworkPartition, NO_NETWORK_FAULTS } from './network-faults.js';
import { PartitionTable } from './partition-table.js';

/** Makes another message of one, for Byzantine faults. */
export type Mutator = (message: unknown, random: Random) => unknown;

/**
 * The number of messages of one event whose causal ids are made from the destination; those of later
 * ones are made from their place alone.
 */
const BATCH = 16;

/** Most events send nothing. */
const NOTHING_SENT: readonly Transmit<unknown>[] = [];

/** Flips the sign, so that unsigned integers compare as signed ones do: no conversion is needed. */
const SIGN = 1 << 31;

/** The error of a message to a node that there is none of. */
export function noSuchNode(from: number, to: number, nodes: number): RangeError {
  return new RangeError(`Node ${from} sends to node ${to}, but nodes are 0 to ${nodes - 1}.`);
}

/**
 * Takes the messages that nodes send, draws the fate of each, and puts those that arrive into
 * the queue.
 *
 * A message's causal id is made from the event that caused it, its destination, and how many that
 * event sent there before.
 */
export class Courier implements MessageCarrier<unknown> {
  readonly #partitions: PartitionTable;
  readonly #seed: number;
  readonly #nodes: number = 0;
  readonly #queue: EventQueue;
  #fates: MessageFates;
  /** Fates that are planned; absent where all are drawn. */
  #planned: PlannedFates | undefined;
  readonly #mutate: Mutator | undefined;
  readonly #traceSink: TraceSink | undefined;
  /** How many reasons each node has to lie to everybody it sends to. */
  readonly #liars = new Map<number, number>();
  readonly #batch = new Int32Array(BATCH);
  /** What `begin` sets; public because the network's fast path sets them without a call. */
  from = 0;
  cause = 0;
  now = 0;
  batchSize = 0;
  /** A bit for each destination so far, modulo 32: one that is not set was not addressed. */
  addressed = 0;
  /** Whether oracles can ask what the event at hand sent. */
  keepsSent = false;
  readonly #destinations: number[] = [];
  readonly #messages: unknown[] = [];
  #sent = NOTHING_SENT;
  #hasCarried = false;
  /** The messages of the event at hand, where they are held back. */
  #held: HeldMessage[] | undefined;
  /** Whether a message can have another fate than loss and delay. */
  #rough = true;
  #codec: MessageCodec<unknown> | undefined;
  #lost = 0;
  #delayed = 0;
  #duplicated = 0;
  #falsified = 0;
  /** How many faults there were when they were visited last. */
  #visited = 0;
  /** The faults in force. Read only. */
  faults: NetworkFaults = NO_NETWORK_FAULTS;

  constructor(parts: {
    readonly seed: number;
    readonly nodes: number;
    readonly queue: EventQueue;
    readonly mutate: Mutator | undefined;
    readonly traceSink: TraceSink | undefined;
  }) {
    this.#seed = parts.seed;
    this.#nodes = parts.nodes;
    this.#queue = parts.queue;
    this.#mutate = parts.mutate;
    this.#traceSink = parts.traceSink;
    this.#fates = new MessageFates(parts.seed);
    this.#partitions = new PartitionTable(parts.nodes);
  }

  get faultCounts(): FaultCounts {
    return {
      loss: this.#lost,
      delay: this.#delayed,
      duplication: this.#duplicated,
      byzantine: this.#falsified,
    };
  }

  /**
   * Calls `visit` with each of these faults and the number of times so far; with none where none has happened since the
   * last call.
   */
  visitFaults(visit: VisitFault): void {
    const count = this.#lost + this.#delayed + this.#duplicated + this.#falsified;
    if (count === this.#visited) return;
    this.#visited = count;
    visit('loss', this.#lost);
    visit('delay', this.#delayed);
    visit('duplication', this.#duplicated);
    visit('byzantine', this.#falsified);
  }

  /**
   * Puts rates in force.
   *
   * @throws RangeError when one is out of range
   */
  useFaults(faults: NetworkFaults): void {
    this.#fates.use(faults);
    this.faults = faults;
    for (const partition of faults.partitions) this.#partitions.add(partition);
    this.#lookAround();
  }

  /** Plans the fates of single messages. */
  planFates(planned: PlannedFates): void {
    this.#planned = planned;
    this.#lookAround();
  }

  /** Draws fates from another seed from now on. */
  reseed(seed: number): void {
    this.#fates = new MessageFates(seed);
    this.useFaults({ ...this.faults, partitions: [] });
  }

  /** Cuts some nodes off; returns a handle for `healPartition`. */
  partition(partition: NetworkPartition): number {
    const handle = this.#partitions.add(partition);
    this.#lookAround();
    return handle;
  }

  healPartition(handle: number): void {
    this.#partitions.delete(handle);
    this.#lookAround();
  }

  healAllPartitions(): void {
    this.#partitions.clear();
    this.#lookAround();
  }

  /** Makes a node tell every peer another falsehood, until the function that it returns is called. */
  equivocate(node: number): () => void {
    const change = (by: number): void => {
      this.#liars.set(node, (this.#liars.get(node) ?? 0) + by);
      if (this.#liars.get(node) === 0) this.#liars.delete(node);
      this.#lookAround();
    };
    change(1);
    return () => {
      if (this.#liars.has(node)) change(-1);
    };
  }

  /** Ends every equivocation. */
  stopLies(): void {
    this.#liars.clear();
    this.#lookAround();
  }

  /** Carries messages as the integers that `codec` makes of them. Only before the first is carried. */
  useCodec(codec: MessageCodec<unknown>): void {
    this.#codec = codec;
    this.#queue.useWords(codec.words);
    this.#traceSink?.useCodec(codec);
  }

  /** From now on, messages come from `from` and are caused by the event whose causal id is `cause`. */
  begin(from: number, cause: number, now: number): void {
    this.from = from;
    this.cause = cause;
    this.now = now;
    this.settle();
    this.batchSize = 0;
    this.addressed = 0;
  }

  /** Ends an event: its messages are counted, and `sent` is to be made anew. Once for each event that is watched. */
  settle(): void {
    if (this.batchSize > 0) this.#hasCarried = true;
    this.#sent = NOTHING_SENT;
  }

  /** Holds back the messages that are sent from now on. */
  hold(): void {
    this.#held = [];
    this.#lookAround();
  }

  /** The messages that were held back, of which no more are from now on; `undefined` where none were to be. */
  takeHeld(): readonly HeldMessage[] | undefined {
    const held = this.#held;
    if (held === undefined) return undefined;
    this.#held = undefined;
    this.#lookAround();
    return held;
  }

  /** Sends messages of a node that were held back. */
  letOut(from: number, held: readonly HeldMessage[], now: number): void {
    this.from = from;
    this.now = now;
    for (const { id, to, message } of held) this.#carryRoughly(id, to, message);
  }

  /** Whether any message was sent, whatever its fate: known of runs that are observed. */
  get hasCarried(): boolean {
    return this.#hasCarried || this.batchSize > 0;
  }

  /** What the event at hand has sent so far, in its order, while `keepsSent`. */
  get sent(): readonly Transmit<unknown>[] {
    if (this.batchSize === 0) return NOTHING_SENT;
    // Several oracles ask after one event.
    if (this.#sent.length === this.batchSize) return this.#sent;
    const sent: Transmit<unknown>[] = [];
    for (let index = 0; index < this.batchSize; index++) {
      const destination = this.#destinations[index] as NodeId;
      sent.push({ destination, message: this.#messages[index] });
    }
    this.#sent = sent;
    return sent;
  }

  /** Makes `sent` what it was before other messages were sent. */
  showAgain(sent: readonly Transmit<unknown>[]): void {
    if (!this.keepsSent) return;
    this.#sent = sent;
    this.batchSize = sent.length;
  }

  /**
   * Takes a message. This is the hottest code of a gossip simulation, so loss and delay are drawn
   * here, by hand, as `MessageFates` draws them; all else is left to `#carryRoughly`.
   */
  carry(to: number, message: unknown): void {
    if (to >>> 0 !== to || to >= this.#nodes) return this.#refuse(to);
    const size = this.batchSize;
    this.batchSize = size + 1;
    const bit = 1 << (to & 31);
    let earlier = 0;
    if ((this.addressed & bit) !== 0) earlier = this.#countEarlier(to, size);
    this.addressed |= bit;
    if (size < BATCH) this.#batch[size] = to;
    if (this.keepsSent) {
      this.#destinations[size] = to;
      this.#messages[size] = message;
    }
    const id = causedBy(this.cause, (Math.imul(to + 1, 0x9e3779b1) + earlier) | 0);
    if (this.#rough) return this.#carryRoughly(id, to, message);
    const fates = this.#fates;
    let x = id ^ fates.lossFirst;
    x ^= x >>> 16;
    x = Math.imul(x, 0x21f0aaad) ^ fates.lossSecond;
    x ^= x >>> 15;
    x = Math.imul(x, 0x735a2d97);
    x ^= x >>> 15;
    if ((x ^ SIGN) < fates.lossBelow) {
      this.#lost++;
      return this.#traceSink?.sent(this.now, id, this.from, to, message, 'lost', 0);
    }
    x = Math.imul(x ^ fates.delayKey, DELAY_FACTOR);
    x ^= x >>> 15;
    const { delays } = fates;
    // The upper half of the 64 bits of x times delays.
    const ticks = (Math.imul(x >>> 16, delays) + (Math.imul(x & 0xffff, delays) >>> 16)) >>> 16;
    if (ticks > 0) this.#delayed++;
    this.#traceSink?.sent(this.now, id, this.from, to, message, 'delivered', 1 + ticks);
    const at = this.now + 1 + ticks;
    const codec = this.#codec;
    const queue = this.#queue;
    if (codec === undefined) return queue.push(at, to, this.from, id, message);
    const bucket = queue.add(at, to, this.from, id);
    codec.write(message, bucket.fields, bucket.newest + HEADER);
  }

  /** How many messages of this event went to `to` before. */
  #countEarlier(to: number, size: number): number {
    if (size >= BATCH) return size << 8;
    let earlier = 0;
    for (let index = 0; index < size; index++) if (this.#batch[index] === to) earlier++;
    return earlier;
  }

  #lookAround(): void {
    const isOrdinary =
      this.#partitions.size === 0 &&
      this.#liars.size === 0 &&
      this.#held === undefined &&
      this.#planned === undefined;
    this.#rough = !isOrdinary || this.#fates.areRough;
  }

  #refuse(to: number): never {
    throw noSuchNode(this.from, to, this.#nodes);
  }

  /** All fates of a message; `carry` itself draws loss and delay alone. */
  #carryRoughly(id: number, to: number, message: unknown): void {
    if (this.#held !== undefined) {
      this.#held.push({ id, to, message: keepMessage(message, this.#codec) });
    } else if (this.#partitions.size > 0 && this.#partitions.blocks(this.from, to)) {
      this.#record(id, to, message, 'blocked');
    } else if (this.#planned?.isLost(id) ?? this.#fates.isLost(id)) {
      this.#lost++;
      this.#record(id, to, message, 'lost');
    } else {
      this.#dispatch(id, to, message);
      if (this.#fates.isDuplicated(id)) this.#duplicate(id, to, message);
    }
  }

  #dispatch(id: number, to: number, message: unknown): void {
    const delay = this.#planned?.delayTicks(id) ?? this.#fates.delayTicks(id);
    if (delay > 0) this.#delayed++;
    const arrivesAt = this.now + 1 + delay;
    const isFalse = this.#fates.isFalsified(id) || this.#liars.has(this.from);
    const sent = isFalse ? this.#falsify(id, to, message) : message;
    this.#record(id, to, sent, 'delivered', 1 + delay);
    if (this.#codec === undefined) return this.#queue.push(arrivesAt, to, this.from, id, sent);
    const bucket = this.#queue.add(arrivesAt, to, this.from, id);
    this.#codec.write(sent, bucket.fields, bucket.newest + HEADER);
  }

  #duplicate(id: number, to: number, message: unknown): void {
    this.#duplicated++;
    this.#dispatch(copyId(id), to, message);
  }

  #falsify(id: number, to: number, message: unknown): unknown {
    if (this.#mutate === undefined) return message;
    this.#falsified++;
    this.#traceSink?.note({
      at: this.now,
      kind: 'fault',
      stage: 'struck',
      fault: 'byzantine',
      targets: [this.from],
      to,
    });
    return this.#mutate(message, new RandomStream(combine(this.#seed, id)));
  }

  #record(id: number, to: number, message: unknown, fate: Fate, delayTicks = 0): void {
    this.#traceSink?.sent(this.now, id, this.from, to, message, fate, delayTicks);
  }
}
