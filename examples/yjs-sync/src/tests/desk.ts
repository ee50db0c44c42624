import { type LogicalTime, type NodeId, type Random, type SansIoNode } from '@gossip/sim-runtime';
import { type LogRecord } from '../log-record.js';
import { type Message } from '../messages.js';
import { type Replica } from '../protocol.js';
import { type ReplicaConfig } from '../replica-config.js';
import { asText, offsetOf, wordsOf } from '../words.js';

/** What a user did in one edit, as the user knows it. */
export type Deed =
  | { readonly kind: 'write'; readonly words: readonly string[] }
  | { readonly kind: 'erase'; readonly words: readonly string[] }
  | {
      readonly kind: 'entitle';
      readonly key: string;
      readonly value: string;
      /** What was there before the user's eyes. */
      readonly over: string | undefined;
    };

/** An edit of a user, with what the replica must acknowledge. */
export type Edit = Deed & { readonly ticket: number };

/** What a program asked of its replica last. */
export type Call =
  | { readonly kind: 'edit'; readonly now: LogicalTime }
  | { readonly kind: 'save' }
  | { readonly kind: 'meet'; readonly neighbour: NodeId }
  | { readonly kind: 'input'; readonly now: LogicalTime }
  | { readonly kind: 'timeout'; readonly now: LogicalTime };

/** What is known of a replica that has just been opened. */
export interface Start {
  readonly at: LogicalTime;
  /** When it then compares documents first. */
  readonly syncAt: LogicalTime;
  /** How many records its log had. */
  readonly records: number;
  readonly held: Uint8Array;
}

/** Begins a replica from what is on the disk. */
export type OpenReplica = (
  now: LogicalTime,
  random: Random,
  log: readonly LogRecord[] | undefined,
) => Replica;

const KEYS = ['title', 'color'] as const;

/**
 * Where a user works: a program with a replica in it, and a disk. The user writes words that are new
 * to all, erases words, sets fields, and keeps a journal of it. Oracles believe the journal, not the replica.
 */
export class Desk implements SansIoNode<Message> {
  /** The edits since the program was started. */
  journal: Edit[] = [];
  /** Whether there was nothing on the disk when the program was started. */
  beganEmpty: boolean;
  replica: Replica;
  start: Start;
  /** How often the program called its replica, and the last call. */
  calls = 0;
  lastCall: Call | undefined;
  /** Whether every edit outside of the text was refused. */
  refusesStrayEdits = true;
  readonly id: NodeId;
  readonly config: ReplicaConfig;
  readonly #open: OpenReplica;
  readonly #random: Random;
  readonly #letter: string;

  constructor(
    open: OpenReplica,
    config: ReplicaConfig,
    id: NodeId,
    random: Random,
    now: LogicalTime,
    log: readonly LogRecord[] | undefined,
  ) {
    this.id = id;
    this.config = config;
    this.#open = open;
    this.#random = random;
    this.#letter = String.fromCharCode('a'.charCodeAt(0) + id);
    this.beganEmpty = log === undefined;
    this.replica = open(now, random, log);
    this.start = startOf(this.replica, now);
  }

  /** Something that is another after the disk was lost, and the same as long as it was not. */
  get disk(): unknown {
    return this.replica.log[0];
  }

  /** Writes up to three words anywhere between others. */
  write(now: LogicalTime, random: Random): void {
    const words = Array.from({ length: 1 + random.below(3) }, () => this.#newWord(random));
    const before = wordsOf(this.replica.text);
    const place = random.below(before.length + 1);
    this.#stray(now);
    const ticket = this.insert(now, offsetOf(before, place), asText(words));
    this.journal.push({ kind: 'write', words, ticket });
  }

  /** Erases up to three words that stand side by side, near the beginning, so that users meet there. */
  erase(now: LogicalTime, random: Random): boolean {
    const before = wordsOf(this.replica.text);
    if (before.length === 0) return false;
    const place = random.below(Math.min(3, before.length));
    const words = before.slice(place, place + 1 + random.below(3));
    const ticket = this.remove(now, offsetOf(before, place), asText(words).length);
    this.journal.push({ kind: 'erase', words, ticket });
    return true;
  }

  /** Sets a field to what it never was. */
  entitle(now: LogicalTime, random: Random): void {
    const key = KEYS[random.below(KEYS.length)] ?? KEYS[0];
    const value = this.#newWord(random);
    const over = this.replica.fields.get(key);
    const ticket = this.setField(now, key, value);
    this.journal.push({ kind: 'entitle', key, value, over, ticket });
  }

  /** Ends the program without any notice, and starts it again. */
  reopen(now: LogicalTime): void {
    this.#begin(now, [...this.replica.log]);
  }

  /** The same with an empty disk. */
  reinstall(now: LogicalTime): void {
    this.#begin(now, undefined);
  }

  // What recordings of real replicas call.

  insert(now: LogicalTime, index: number, content: string): number {
    this.#note({ kind: 'edit', now });
    return this.replica.insert(now, index, content);
  }

  remove(now: LogicalTime, index: number, length: number): number {
    this.#note({ kind: 'edit', now });
    return this.replica.remove(now, index, length);
  }

  setField(now: LogicalTime, key: string, value: string): number {
    this.#note({ kind: 'edit', now });
    return this.replica.setField(now, key, value);
  }

  save(): void {
    this.#note({ kind: 'save' });
    this.replica.save();
  }

  meet(neighbour: NodeId): void {
    this.#note({ kind: 'meet', neighbour });
    this.replica.meet(neighbour);
  }

  handleInput(message: Message, now: LogicalTime, from: NodeId): void {
    this.#note({ kind: 'input', now });
    this.replica.handleInput(message, now, from);
  }

  pollTransmit(): ReturnType<Replica['pollTransmit']> {
    return this.replica.pollTransmit();
  }

  pollTimeout(): LogicalTime {
    return this.replica.pollTimeout();
  }

  handleTimeout(now: LogicalTime): void {
    this.#note({ kind: 'timeout', now });
    this.replica.handleTimeout(now);
  }

  #begin(now: LogicalTime, log: readonly LogRecord[] | undefined): void {
    this.journal = [];
    this.beganEmpty = log === undefined;
    this.calls = 0;
    this.replica = this.#open(now, this.#random, log);
    this.start = startOf(this.replica, now);
  }

  #note(call: Call): void {
    this.calls++;
    this.lastCall = call;
  }

  /** Tries edits outside of the text, which change nothing. */
  #stray(now: LogicalTime): void {
    const { length } = this.replica.text;
    const attempts = [
      () => this.replica.insert(now, length + 1, 'stray'),
      () => this.replica.insert(now, -1, 'stray'),
      () => this.replica.remove(now, 0, length + 1),
      () => this.replica.remove(now, length, -1),
      () => this.replica.remove(now, 0, 0.5),
    ];
    if (!attempts.every(isOutOfText)) this.refusesStrayEdits = false;
  }

  #newWord(random: Random): string {
    return `${this.#letter}${random.next().toString(36)}${random.next().toString(36)}`;
  }
}

function startOf(replica: Replica, at: LogicalTime): Start {
  const { log, heldChanges } = replica;
  return { at, syncAt: replica.pollTimeout(), records: log.length, held: heldChanges };
}

function isOutOfText(edit: () => unknown): boolean {
  try {
    edit();
    return false;
  } catch (error) {
    return error instanceof RangeError && error.message !== '';
  }
}

/** Which node the author of a word is. */
export function authorOf(word: string): number {
  return word.charCodeAt(0) - 'a'.charCodeAt(0);
}
