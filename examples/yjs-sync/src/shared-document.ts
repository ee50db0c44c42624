import * as Y from 'yjs';
import { type NodeId } from '@gossip/sim-runtime';
import { outOfText } from './errors.js';
import { type LogRecord } from './log-record.js';
import { type News } from './messages.js';
import { covers, encodeState, stateBefore, type StateVector } from './state-vector.js';

/**
 * Makes an empty document. It comes from outside because `new Y.Doc()` draws a random client id and makes
 * promises: the first is overwritten here, and the others are not awaited.
 */
export type MakeDocument = () => Y.Doc;

/** A change of the document that is not saved yet. */
export interface Change {
  readonly update: Uint8Array;
  /** Who sent it; `undefined` when it was made here. */
  readonly from: NodeId | undefined;
}

/** A Yjs document with a text and some fields, whose client id is under control. */
export class SharedDocument {
  readonly #doc: Y.Doc;
  readonly #text: Y.Text;
  readonly #fields: Y.Map<string>;
  #session: number;
  #unsaved: Change[] = [];

  constructor(doc: Y.Doc, log: readonly LogRecord[], session: number) {
    this.#doc = doc;
    this.#text = doc.getText('text');
    this.#fields = doc.getMap('fields');
    for (const record of log) if (record.kind === 'update') Y.applyUpdate(doc, record.update);
    // Not before: Yjs takes another client id when it is given changes under its own.
    this.#session = doc.clientID = session;
    doc.on('update', (update: Uint8Array, from: NodeId | null) => {
      this.#unsaved.push({ update, from: from ?? undefined });
    });
  }

  get text(): string {
    return this.#text.toJSON();
  }

  get fields(): ReadonlyMap<string, string> {
    return new Map([...this.#fields.entries()].sort(([one], [other]) => (one < other ? -1 : 1)));
  }

  /** Which changes the document has, of whom, and what is deleted: equal bytes for equal documents. */
  get snapshot(): Uint8Array {
    return Y.encodeSnapshot(Y.snapshot(this.#doc));
  }

  /** Whether Yjs keeps changes that it cannot make before others have arrived. */
  get isWaiting(): boolean {
    const { pendingStructs, pendingDs } = this.#doc.store;
    return pendingStructs !== null || pendingDs !== null;
  }

  get hasUnsaved(): boolean {
    return this.#unsaved.length > 0;
  }

  /** @throws RangeError when the text is shorter than `index` */
  insert(index: number, content: string): void {
    this.#checkRange(index, 0);
    this.#text.insert(index, content);
  }

  /** @throws RangeError when the text ends before the range does */
  remove(index: number, length: number): void {
    this.#checkRange(index, length);
    this.#text.delete(index, length);
  }

  setField(key: string, value: string): void {
    this.#fields.set(key, value);
  }

  /**
   * Whether the document has all that the changes were made in. Yjs would also take them without, but only
   * half of them: it keeps what it cannot insert yet, and deletes what they delete at once.
   */
  fits({ since }: News): boolean {
    return covers(this.#state, Y.decodeStateVector(since));
  }

  /**
   * Makes the changes that another has sent.
   *
   * @returns whether the session is still this document's alone: if not, it needs a new one
   */
  apply({ update }: News, from: NodeId): boolean {
    Y.applyUpdate(this.#doc, update, from);
    return this.#doc.clientID === this.#session;
  }

  beginSession(session: number): void {
    this.#session = this.#doc.clientID = session;
  }

  /** What is here and not in the document that `snapshot` is of. */
  newsSince(snapshot: Uint8Array): News {
    const since = encodeState(Y.decodeSnapshot(snapshot).sv);
    return { update: Y.encodeStateAsUpdate(this.#doc, since), since };
  }

  /** Some of the latest changes, for one who has made or received all others. */
  newsOf(changes: readonly Change[]): News {
    const update = merged(changes);
    return { update, since: encodeState(stateBefore(update, this.#state)) };
  }

  takeUnsaved(): readonly Change[] {
    const unsaved = this.#unsaved;
    this.#unsaved = [];
    return unsaved;
  }

  get #state(): StateVector {
    return Y.decodeStateVector(Y.encodeStateVector(this.#doc));
  }

  #checkRange(index: number, length: number): void {
    const available = this.#text.length;
    const isWhole = Number.isSafeInteger(index) && Number.isSafeInteger(length);
    if (!isWhole || index < 0 || length < 0 || index + length > available) {
      throw outOfText(index, length, available);
    }
  }
}

/** Several changes as one. */
export function merged(changes: readonly Change[]): Uint8Array {
  return Y.mergeUpdates(changes.map(({ update }) => update));
}
