import { digest } from '../kernel/digest.js';
import { EMPTY_TRACE_HASH, fold } from '../kernel/trace-hash.js';
import { type TraceEntry } from '../run/trace.js';

/** How many entries are kept to be shown; of later ones only the digest is. */
const MOST_KEPT = 250_000;

/** What happened in a run, down to every message, input, effect and state. */
export class Recording {
  /** The hash of all that was taken so far, each folded in with its whole content. */
  hash = EMPTY_TRACE_HASH;
  /** The digest of each entry, taken when it happened: what it refers to may change later. */
  readonly digests: number[] = [];
  readonly #kept: TraceEntry[] = [];

  take(entry: TraceEntry): void {
    const content = digest(entry);
    this.hash = fold(this.hash, content);
    this.digests.push(content);
    if (this.#kept.length < MOST_KEPT) this.#kept.push(entry);
  }

  get length(): number {
    return this.digests.length;
  }

  /** An entry, if there is one and it was kept. */
  entry(index: number): TraceEntry | undefined {
    return this.#kept[index];
  }
}
