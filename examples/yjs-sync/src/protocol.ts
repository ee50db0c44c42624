import {
  advance,
  type LogicalTime,
  type NodeId,
  Outbox,
  type Random,
  type SansIoNode,
  type Transmit,
} from '@gossip/sim-runtime';
import { type LogRecord } from './log-record.js';
import { type Message, type News } from './messages.js';
import { type ReplicaConfig } from './replica-config.js';
import { type Change, type MakeDocument, merged, SharedDocument } from './shared-document.js';

/**
 * One of several copies of a document, which become equal whatever the network does.
 *
 * Changes are saved, acknowledged and sent together, in this order, a moment after they were made: what
 * another replica has seen is in the log, so a replica that begins again from its log may go on with its
 * session. A driver must write `log` before it takes what `pollTransmit` gives.
 *
 * Now and then a replica shows a neighbour what it has and gets what it lacks. That mends all that was
 * lost on the way.
 */
export class Replica implements SansIoNode<Message> {
  readonly #config: ReplicaConfig;
  readonly #random: Random;
  readonly #document: SharedDocument;
  readonly #log: LogRecord[];
  readonly #outbox = new Outbox<Message>();
  #edits = 0;
  #acknowledged = 0;
  #refused = 0;
  #saveAt: LogicalTime | undefined;
  #syncAt: LogicalTime;

  /** @param log - what an earlier life has left on the disk */
  constructor(
    config: ReplicaConfig,
    makeDocument: MakeDocument,
    random: Random,
    now: LogicalTime,
    log: readonly LogRecord[] = [],
  ) {
    this.#config = config;
    this.#random = random;
    this.#log = [...log];
    const session = lastSession(log) ?? this.#drawSession();
    this.#document = new SharedDocument(makeDocument(), log, session);
    this.#syncAt = advance(now, 1 + random.below(config.syncIntervalTicks));
  }

  /** What must be on the disk before anything is sent. It only grows. */
  get log(): readonly LogRecord[] {
    return this.#log;
  }

  get text(): string {
    return this.#document.text;
  }

  get fields(): ReadonlyMap<string, string> {
    return this.#document.fields;
  }

  /** Which changes this replica has: equal bytes for replicas that have the same. */
  get heldChanges(): Uint8Array {
    return this.#document.snapshot;
  }

  /** Whether Yjs keeps changes that it cannot make before others have arrived: it never should. */
  get isWaiting(): boolean {
    return this.#document.isWaiting;
  }

  /** How often news came that do not fit, since what they build on has not arrived. */
  get refused(): number {
    return this.#refused;
  }

  /** How many edits were made in this life. */
  get edits(): number {
    return this.#edits;
  }

  /** How many of them are in the log, the first ones first: they survive a crash. */
  get acknowledged(): number {
    return this.#acknowledged;
  }

  /**
   * Inserts into the text.
   *
   * @returns which edit of this life it is, counted from 1, to be compared with `acknowledged`
   * @throws RangeError when the text is shorter than `index`
   */
  insert(now: LogicalTime, index: number, content: string): number {
    this.#document.insert(index, content);
    return this.#countEdit(now);
  }

  /** Removes a range of the text; returns and throws as `insert` does. */
  remove(now: LogicalTime, index: number, length: number): number {
    this.#document.remove(index, length);
    return this.#countEdit(now);
  }

  /** Sets one of the document's fields; returns what `insert` does. */
  setField(now: LogicalTime, key: string, value: string): number {
    this.#document.setField(key, value);
    return this.#countEdit(now);
  }

  /** Saves and sends at once what has gathered, as is wise before an end. */
  save(): void {
    const changes = this.#document.takeUnsaved();
    this.#saveAt = undefined;
    this.#acknowledged = this.#edits;
    if (changes.length === 0) return;
    this.#log.push({ kind: 'update', update: merged(changes) });
    for (const neighbour of this.#config.neighbours) this.#tell(neighbour, changes);
  }

  /** Compares documents with a neighbour at once, as is wise when a connection comes up. */
  meet(neighbour: NodeId): void {
    this.save();
    this.#outbox.send(neighbour, { kind: 'sync', snapshot: this.heldChanges });
  }

  handleInput(message: Message, now: LogicalTime, from: NodeId): void {
    switch (message.kind) {
      case 'update':
        this.#take(message, now, from);
        return;
      case 'sync':
        return this.#answer(message.snapshot, from);
      case 'answer':
        if (this.#take(message, now, from)) this.#returnTheFavor(message.snapshot, from);
        return;
    }
  }

  pollTransmit(): Transmit<Message> | undefined {
    return this.#outbox.poll();
  }

  pollTimeout(): LogicalTime {
    return this.#saveAt !== undefined && this.#saveAt < this.#syncAt ? this.#saveAt : this.#syncAt;
  }

  handleTimeout(now: LogicalTime): void {
    if (this.#saveAt !== undefined && now >= this.#saveAt) this.save();
    if (now < this.#syncAt) return;
    this.#syncAt = advance(now, this.#config.syncIntervalTicks);
    const { neighbours } = this.#config;
    const neighbour = neighbours[this.#random.below(neighbours.length)];
    if (neighbour !== undefined) this.meet(neighbour);
  }

  #countEdit(now: LogicalTime): number {
    this.#edits++;
    this.#saveSoon(now);
    return this.#edits;
  }

  /** Takes all of the news, or else nothing of it, and asks for what is lacking. */
  #take(news: News, now: LogicalTime, from: NodeId): boolean {
    if (!this.#document.fits(news)) {
      this.#refused++;
      this.meet(from);
      return false;
    }
    // Another program has this replica's log, such as a copy of its disk: one of the two must be another.
    if (!this.#document.apply(news, from)) this.#document.beginSession(this.#drawSession());
    this.#saveSoon(now);
    return true;
  }

  #answer(snapshot: Uint8Array, from: NodeId): void {
    // Changes that are not saved must not be sent: a crash would give its numbers to other changes.
    this.save();
    const own = this.heldChanges;
    if (areEqual(snapshot, own)) return;
    const news = this.#document.newsSince(snapshot);
    this.#outbox.send(from, { kind: 'answer', ...news, snapshot: own });
  }

  #returnTheFavor(snapshot: Uint8Array, from: NodeId): void {
    this.save();
    if (areEqual(snapshot, this.heldChanges)) return;
    this.#outbox.send(from, { kind: 'update', ...this.#document.newsSince(snapshot) });
  }

  #saveSoon(now: LogicalTime): void {
    if (this.#document.hasUnsaved) this.#saveAt ??= advance(now, this.#config.saveDelayTicks);
  }

  #tell(neighbour: NodeId, changes: readonly Change[]): void {
    const news = changes.filter(({ from }) =>
      this.#config.relays ? from !== neighbour : from === undefined,
    );
    if (news.length === 0) return;
    this.#outbox.send(neighbour, { kind: 'update', ...this.#document.newsOf(news) });
  }

  #drawSession(): number {
    const session = this.#random.next();
    this.#log.push({ kind: 'session', session });
    return session;
  }
}

function lastSession(log: readonly LogRecord[]): number | undefined {
  const last = log.findLast((record) => record.kind === 'session');
  return last?.session;
}

function areEqual(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
