import { digest } from '../kernel/digest.js';
import { hashLabel } from '../kernel/keyed-hash.js';
import { EMPTY_TRACE_HASH, fold } from '../kernel/trace-hash.js';
import { type Fate, type TraceEntry } from '../trace/trace-entry.js';

/** The state of one party, as far as it can be seen from outside. */
export interface StateEntry {
  /** When, in ticks. */
  readonly at: number;
  /** What tells it apart from the entries of a trace. */
  readonly kind: 'state';
  /** The actor or node; absent for the coordinator and for a stage. */
  readonly party?: number;
  /** The state, or the actor's belief; `undefined` while the node is down. */
  readonly state: unknown;
}

/** What a content hash covers: everything that a trace has, and states. */
export type ContentEntry = TraceEntry | StateEntry;

/** Learns what is folded into a content hash, at the moment when it is. */
export interface ContentObserver {
  /** Whether to fold states after every event, and not at the ends of phases alone. */
  readonly everyState?: boolean;
  /**
   * An entry was folded in.
   *
   * @param entry - what happened
   * @param content - its digest; `undefined` when a digest of it cannot be computed
   * @param carried - the digest of its message, for what was sent and received
   */
  folded(entry: ContentEntry, content: number | undefined, carried: number | undefined): void;
  /** The simulator will give these objects to the module, again and again. */
  handedOut?(values: readonly unknown[]): void;
  /** The event at hand has been dealt with by the module; its oracles are next. */
  eventDone?(): void;
}

/** What stands in a content hash for an entry that no digest can be computed of. */
const UNSEEN = 0x756e736e;

/**
 * The content hash of a run: every entry with all that it carries.
 *
 * The words of a violation do not count: engines differ in the messages of their exceptions.
 */
export class Contents {
  /** The hash of everything so far, as a signed integer. */
  hash = EMPTY_TRACE_HASH;
  /** Why the hash does not cover all of the run; absent while it does. */
  unseen: string | undefined;
  readonly #observer: ContentObserver | undefined;

  constructor(observer: ContentObserver | undefined) {
    this.#observer = observer;
  }

  /** Whether states are to be folded in after every event. */
  get everyState(): boolean {
    return this.#observer?.everyState === true;
  }

  /** Folds an entry in. Never throws: an error in here must not become one of the module. */
  take(entry: ContentEntry): void {
    let content: number | undefined;
    let carried: number | undefined;
    try {
      carried = carriedBy(entry);
      content = contentOf(entry, carried ?? 0);
    } catch (error) {
      this.unseen ??= `${where(entry)}${sentenceOf(error)}`;
    }
    this.hash = fold(this.hash, content ?? UNSEEN);
    this.#tell((observer) => {
      observer.folded(entry, content, carried);
    });
  }

  /** Folds states in, which `look` reads from the module; whatever that throws is no error of the run. */
  takeStates(at: number, look: () => readonly PartyState[]): void {
    let states: readonly PartyState[] = [];
    try {
      states = look();
    } catch (error) {
      this.unseen ??= sentenceOf(error);
      this.hash = fold(this.hash, UNSEEN);
    }
    for (const state of states) this.take({ at, kind: 'state', ...state });
  }

  /** Notes what the simulator will give to the module. */
  handedOut(values: readonly unknown[]): void {
    this.#tell((observer) => observer.handedOut?.(values));
  }

  /** Notes that the module is done with the event at hand. */
  eventDone(): void {
    this.#tell((observer) => observer.eventDone?.());
  }

  #tell(tell: (observer: ContentObserver) => void): void {
    if (this.#observer === undefined) return;
    try {
      tell(this.#observer);
    } catch (error) {
      this.unseen ??= sentenceOf(error);
    }
  }
}

function carriedBy(entry: ContentEntry): number | undefined {
  return entry.kind === 'sent' || entry.kind === 'received' ? digest(entry.message) : undefined;
}

const SENT = hashLabel('sent');
const RECEIVED = hashLabel('received');
const TIMEOUT = hashLabel('timeout');
const STATE = hashLabel('state');
const APPLIED = hashLabel('applied');
const FATES: Readonly<Record<Fate, number>> = { delivered: 1, lost: 2, blocked: 3 };
/** Stands for a party that is absent. */
const NONE = -1;

/**
 * The digest of an entry as a content hash folds it. What happens most often is folded field by field.
 *
 * @throws Error when it holds what has no digest
 */
export function contentOf(entry: ContentEntry, carried = carriedBy(entry) ?? 0): number {
  switch (entry.kind) {
    case 'sent': {
      const { id, from = NONE, to = NONE, fate, arrivesAt = 0 } = entry;
      const start = foldTime(foldTime(SENT, entry.at), arrivesAt);
      return fold(fold(fold(fold(fold(start, id), from), to), FATES[fate]), carried);
    }
    case 'received': {
      const { id, from = NONE, to = NONE } = entry;
      return fold(fold(fold(fold(foldTime(RECEIVED, entry.at), id), from), to), carried);
    }
    case 'timeout':
      return fold(foldTime(TIMEOUT, entry.at), entry.party);
    case 'applied': {
      const { id, party, input, effects, state } = entry;
      const start = fold(fold(foldTime(APPLIED, entry.at), id), party);
      return digest(state, digest(effects, digest(input, start)));
    }
    case 'state':
      return digest(entry.state, fold(foldTime(STATE, entry.at), entry.party ?? NONE));
    case 'violation':
      return digest({ ...entry, message: undefined });
    case 'fault':
    case 'recovery': {
      const { at, kind, fault, targets } = entry;
      return digest([at, kind, fault, targets]);
    }
    default:
      return digest(entry);
  }
}

/** Times may have more bits than 32. */
function foldTime(hash: number, ticks: number): number {
  return fold(fold(hash, ticks | 0), Math.floor(ticks / 0x1_0000_0000));
}

function where(entry: ContentEntry): string {
  switch (entry.kind) {
    case 'sent':
    case 'received':
      return 'a message: ';
    case 'applied':
      return 'an input, its effects or the state after it: ';
    case 'operation':
      return 'what an operation sends: ';
    default:
      return '';
  }
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The state of one party, or what an actor believes. */
export type PartyState = Omit<StateEntry, 'at' | 'kind'>;
