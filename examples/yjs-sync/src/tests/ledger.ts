import { type GossipWorld } from '@gossip/sim-runtime/sim';
import { type Desk, type Edit } from './desk.js';

export type World = GossipWorld<Desk>;

/** The standing of an edit. */
export type Standing =
  /** Made, and not acknowledged yet. */
  | 'pending'
  /** Acknowledged, and so to be kept as long as its author has a disk. */
  | 'kept'
  /** Acknowledged by a disk that is lost: it is there if others had got it. */
  | 'adrift'
  /** Never acknowledged by a program that has ended: no replica may ever show it. */
  | 'void';

/** An edit and its standing. */
export interface Entry {
  readonly edit: Edit;
  readonly author: number;
  standing: Standing;
}

/** A program as it was last seen. */
interface Watch {
  readonly replica: Desk['replica'];
  readonly disk: Desk['disk'];
  /** How much of its journal is taken down. */
  noted: number;
  /** What it has not acknowledged yet. */
  pending: readonly Entry[];
}

/** The edits of the users and their acknowledgements, put together from outside, event by event. */
export class Ledger {
  /** All edits of a run, in the order in which they were made. */
  readonly entries: Entry[] = [];
  /** Which edit wrote a word. */
  readonly written = new Map<string, Entry>();
  /** Which edits erased a word. */
  readonly erased = new Map<string, Entry[]>();
  /** Which edit set a field to a value. */
  readonly set = new Map<string, Entry>();
  readonly #watches = new Map<number, Watch>();

  /** Takes down what has changed, with any node: one that starts again is touched by no event. */
  observe({ nodes }: World): void {
    for (const desk of nodes) this.#look(desk);
  }

  #look(desk: Desk): void {
    const watch = this.#watchOf(desk);
    for (; watch.noted < desk.journal.length; watch.noted++) {
      const edit = desk.journal[watch.noted];
      if (edit !== undefined) watch.pending = [...watch.pending, this.#enter(edit, desk.id)];
    }
    const { acknowledged } = desk.replica;
    if (watch.pending.every(({ edit }) => edit.ticket > acknowledged)) return;
    for (const entry of watch.pending)
      if (entry.edit.ticket <= acknowledged) entry.standing = 'kept';
    watch.pending = watch.pending.filter(({ standing }) => standing === 'pending');
  }

  #watchOf({ id, replica, disk }: Desk): Watch {
    const known = this.#watches.get(id);
    if (known?.replica === replica) return known;
    for (const entry of known?.pending ?? []) entry.standing = 'void';
    if (known !== undefined && known.disk !== disk) this.#setAdrift(id);
    const watch: Watch = { replica, disk, noted: 0, pending: [] };
    this.#watches.set(id, watch);
    return watch;
  }

  #setAdrift(author: number): void {
    for (const entry of this.entries) {
      if (entry.author === author && entry.standing === 'kept') entry.standing = 'adrift';
    }
  }

  #enter(edit: Edit, author: number): Entry {
    const entry: Entry = { edit, author, standing: 'pending' };
    this.entries.push(entry);
    if (edit.kind === 'entitle') this.set.set(edit.value, entry);
    else if (edit.kind === 'write') for (const word of edit.words) this.written.set(word, entry);
    else {
      for (const word of edit.words) this.erased.set(word, [...this.erasuresOf(word), entry]);
    }
    return entry;
  }

  erasuresOf(word: string): readonly Entry[] {
    return this.erased.get(word) ?? [];
  }

  /** Whether a user erased a word, and may not have lost the edit again. */
  mayBeErased(word: string): boolean {
    return this.erasuresOf(word).some(({ standing }) => standing !== 'void');
  }
}
