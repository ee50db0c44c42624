import {
  advance,
  type LogicalTime,
  type NodeId,
  Outbox,
  type SansIoNode,
} from '@gossip/sim-runtime';
import {
  compareVersions,
  type Key,
  type Message,
  NEVER_WRITTEN,
  type Version,
  type Versioned,
} from './messages.js';
import { type Call, type Reply, type Round } from './round.js';

/** How many nodes keep each key. */
export const REPLICAS = 3;

/** How many of them have to answer: any two such sets have a node in common. */
export const QUORUM = 2;

/** After how many ticks a question is asked again. */
export const RETRY_TICKS = 40;

/** After how many ticks a call is given up. */
export const TIMEOUT_TICKS = 200;

/** What of a node must survive a crash. */
export interface Durable {
  readonly store: ReadonlyMap<Key, Versioned>;
  /** The greatest number of a round of questions: it distinguishes answers to an earlier life. */
  readonly lastRequest: number;
  /** The greatest counter that was given to a version. */
  readonly lastCounter: number;
}

/** What a node is made from. */
export interface Start {
  readonly id: NodeId;
  readonly nodeCount: number;
  readonly now: LogicalTime;
  readonly durable?: Durable | undefined;
}

/**
 * A register for each key, replicated over quorums (Attiya, Bar-Noy and Dolev, "Sharing Memory Robustly in
 * Message-Passing Systems", 1995; for several writers, Lynch and Shvartsman 1997). Any node takes calls of clients.
 *
 * A write asks a quorum for the newest version, then has a quorum store a newer one. A read asks a quorum, then has a
 * quorum store what it found: otherwise a later read could miss what this one saw.
 */
export class KvQuorum implements SansIoNode<Message> {
  readonly outbox = new Outbox<Message>();
  protected readonly id: NodeId;
  protected readonly nodeCount: number;
  protected now: LogicalTime;
  readonly #store: Map<Key, Versioned>;
  readonly #rounds = new Map<number, Round>();
  #lastRequest: number;
  #lastCounter: number;
  #repairs = 0;

  constructor({ id, nodeCount, now, durable }: Start) {
    this.id = id;
    this.nodeCount = nodeCount;
    this.now = now;
    this.#store = new Map(durable?.store);
    this.#lastRequest = durable?.lastRequest ?? 0;
    this.#lastCounter = durable?.lastCounter ?? 0;
  }

  /** What of this node must survive a crash. */
  get durable(): Durable {
    return {
      store: new Map(this.#store),
      lastRequest: this.#lastRequest,
      lastCounter: this.#lastCounter,
    };
  }

  /** How many calls of clients wait for their quorums. */
  get openCalls(): number {
    return this.#rounds.size;
  }

  /** How often a read found replicas that differ, and made a quorum agree. */
  get repairs(): number {
    return this.#repairs;
  }

  /** Reads a key for a client. */
  read(key: Key, now: LogicalTime, reply: Reply): void {
    this.now = now;
    this.#query({ key, value: undefined, reply, deadline: advance(now, TIMEOUT_TICKS) });
  }

  /** Writes a key for a client. */
  write(key: Key, value: number, now: LogicalTime, reply: Reply): void {
    this.now = now;
    this.#query({ key, value, reply, deadline: advance(now, TIMEOUT_TICKS) });
  }

  handleInput(message: Message, now: LogicalTime, from: NodeId): void {
    this.now = now;
    switch (message.kind) {
      case 'query':
        this.outbox.send(from, {
          kind: 'found',
          request: message.request,
          found: this.#find(message.key),
        });
        break;
      case 'store':
        this.#keep(message.key, message.versioned);
        this.outbox.send(from, { kind: 'stored', request: message.request });
        break;
      default:
        this.#answer(message, from);
    }
  }

  pollTransmit() {
    return this.outbox.poll();
  }

  pollTimeout(): LogicalTime | undefined {
    let next: LogicalTime | undefined;
    for (const { retryAt, call } of this.#rounds.values()) {
      const due = retryAt < call.deadline ? retryAt : call.deadline;
      if (next === undefined || due < next) next = due;
    }
    return next;
  }

  handleTimeout(now: LogicalTime): void {
    this.now = now;
    for (const [request, round] of this.#rounds) {
      if (round.call.deadline <= now) {
        this.#rounds.delete(request);
        round.call.reply({ kind: 'timed out' });
      } else if (round.retryAt <= now) {
        round.retryAt = advance(now, RETRY_TICKS);
        for (const node of this.targets(round)) {
          if (!round.answered.has(node)) this.#ask(node, round);
        }
      }
    }
  }

  /** The nodes that keep a key. */
  protected replicasOf(key: Key): readonly NodeId[] {
    return Array.from(
      { length: REPLICAS },
      (_, index) => ((key + index) % this.nodeCount) as NodeId,
    );
  }

  /** The nodes that a question is asked again. */
  protected targets(round: Round): readonly NodeId[] {
    return this.replicasOf(round.call.key);
  }

  /** Whether enough nodes have answered. */
  protected isComplete({ answered, call }: Round): boolean {
    return this.replicasOf(call.key).filter((node) => answered.has(node)).length >= QUORUM;
  }

  /** Whether a read has to make a quorum agree on what it found: not if a quorum agrees already. */
  protected mustWriteBack({ differ }: Round): boolean {
    return differ;
  }

  /** A version that is newer than one that was found, and than all that this node has made. */
  protected versionAfter(found: Version): Version {
    this.#lastCounter = Math.max(this.#lastCounter, found.counter) + 1;
    return { counter: this.#lastCounter, node: this.id };
  }

  #query(call: Call): void {
    const request = ++this.#lastRequest;
    this.#begin(request, call, 'query', { kind: 'query', request, key: call.key }, NEVER_WRITTEN);
  }

  #storeAtQuorum(call: Call, versioned: Versioned): void {
    const request = ++this.#lastRequest;
    this.#begin(
      request,
      call,
      'store',
      { kind: 'store', request, key: call.key, versioned },
      versioned,
    );
  }

  #begin(
    request: number,
    call: Call,
    phase: Round['phase'],
    message: Message,
    newest: Versioned,
  ): void {
    const retryAt = advance(this.now, RETRY_TICKS);
    const round = {
      call,
      phase,
      message,
      answered: new Set<NodeId>(),
      newest,
      differ: false,
      retryAt,
    };
    this.#rounds.set(request, round);
    for (const node of this.replicasOf(call.key)) this.#ask(node, round);
  }

  /** Asks a node; a node that is a replica itself answers at once. */
  #ask(node: NodeId, { message }: Round): void {
    if (node !== this.id) {
      this.outbox.send(node, message);
    } else if (message.kind === 'query') {
      this.#answer(
        { kind: 'found', request: message.request, found: this.#find(message.key) },
        node,
      );
    } else if (message.kind === 'store') {
      this.#keep(message.key, message.versioned);
      this.#answer({ kind: 'stored', request: message.request }, node);
    }
  }

  #answer(answer: Extract<Message, { readonly kind: 'found' | 'stored' }>, from: NodeId): void {
    const round = this.#rounds.get(answer.request);
    if (round === undefined || round.answered.has(from)) return;
    if (answer.kind === 'found') {
      const { newest, answered } = round;
      const order = compareVersions(answer.found.version, newest.version);
      if (order !== 0 && answered.size > 0) round.differ = true;
      if (order > 0) round.newest = answer.found;
    }
    round.answered.add(from);
    if (this.isComplete(round)) this.#complete(answer.request, round);
  }

  #complete(request: number, round: Round): void {
    this.#rounds.delete(request);
    const { call, newest, phase } = round;
    if (phase === 'query' && call.value !== undefined) {
      const version = this.versionAfter(newest.version);
      this.#storeAtQuorum(call, { version, value: call.value });
    } else if (phase === 'query' && this.mustWriteBack(round)) {
      this.#repairs++;
      this.#storeAtQuorum(call, newest);
    } else {
      call.reply(
        call.value === undefined ? { kind: 'read', value: newest.value } : { kind: 'written' },
      );
    }
  }

  #find(key: Key): Versioned {
    return this.#store.get(key) ?? NEVER_WRITTEN;
  }

  #keep(key: Key, versioned: Versioned): void {
    if (compareVersions(versioned.version, this.#find(key).version) > 0)
      this.#store.set(key, versioned);
  }
}
