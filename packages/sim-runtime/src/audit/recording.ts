import { type ContentEntry, type ContentObserver, contentOf } from '../run/contents.js';
import { attempt } from './attempt.js';
import { type Picture, pictureOfEntry } from './picture.js';

/** How many entries are kept to be shown; of later ones only the digest is. */
const MOST_KEPT = 250_000;

/** An entry of one run that is not what it is in another. */
export interface Mismatch {
  readonly index: number;
  readonly entry: ContentEntry;
  /** The entry as it was when it happened: what it refers to may change later. */
  readonly picture: Picture | undefined;
}

/** What happened in a run, down to every message, input, effect and state. */
export class Recording implements ContentObserver {
  /** The first entry that is not the same in the run that this one is compared with. */
  mismatch: Mismatch | undefined;
  readonly everyState: boolean;
  /** The digest of each entry when it happened; `undefined` where none can be computed. */
  readonly #digests: (number | undefined)[] = [];
  readonly #kept: ContentEntry[] = [];
  readonly #other: Recording | undefined;

  /**
   * @param everyState - whether to compare states after every event
   * @param other - the recording of an earlier run, which this one is compared with
   */
  constructor(everyState: boolean, other?: Recording) {
    this.everyState = everyState;
    this.#other = other;
  }

  folded(entry: ContentEntry, content: number | undefined): void {
    const index = this.#digests.length;
    this.#digests.push(content);
    const other = this.#other;
    if (other === undefined) {
      if (index < MOST_KEPT) this.#kept.push(entry);
    } else if (this.mismatch === undefined && !other.hasAt(index, content)) {
      this.mismatch = { index, entry, picture: attempt(() => pictureOfEntry(entry)) };
    }
  }

  get length(): number {
    return this.#digests.length;
  }

  /** An entry, if there is one and it was kept. */
  entry(index: number): ContentEntry | undefined {
    return this.#kept[index];
  }

  /** Whether an entry that was kept still has the contents that it had when it happened. */
  isUnchanged(index: number): boolean {
    const entry = this.#kept[index];
    return entry === undefined || contentOf(entry) === this.#digests[index];
  }

  /** Whether there is an entry of that digest. One without a digest may be any. */
  hasAt(index: number, content: number | undefined): boolean {
    if (index >= this.length) return false;
    const own = this.#digests[index];
    return own === undefined || content === undefined || own === content;
  }
}
