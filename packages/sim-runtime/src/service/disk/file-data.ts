/** The data of a file: what is in the page cache, and what is on the medium. */
export class FileData {
  readonly inode: number;
  modifiedMs: number;
  /** Counts the changes of what is read. */
  version = 0;
  #bytes = new Uint8Array(0);
  #length = 0;
  #durable = new Uint8Array(0);

  constructor(inode: number, nowMs: number) {
    this.inode = inode;
    this.modifiedMs = nowMs;
  }

  /** What is read. */
  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  /** What a crash leaves. */
  get durable(): Uint8Array {
    return this.#durable;
  }

  write(bytes: Uint8Array, position: number, nowMs: number): void {
    const end = position + bytes.length;
    if (end > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(end, 2 * this.#bytes.length, 64));
      grown.set(this.bytes);
      this.#bytes = grown;
    }
    this.#bytes.set(bytes, position);
    this.#length = Math.max(this.#length, end);
    this.modifiedMs = nowMs;
    this.version++;
  }

  truncate(length: number, nowMs: number): void {
    const kept = new Uint8Array(length);
    kept.set(this.bytes.subarray(0, length));
    this.#bytes = kept;
    this.#length = length;
    this.modifiedMs = nowMs;
    this.version++;
  }

  sync(): void {
    this.#durable = this.bytes.slice();
  }

  /**
   * Goes back to what was synced.
   *
   * @param keptOf - how many of the bytes that were appended since stay: a write that a crash tears
   */
  crash(keptOf: (bytes: number) => number): void {
    const before = this.#durable.length;
    const appended = this.#length - before;
    const kept = appended > 0 ? keptOf(appended) : 0;
    const left = kept > 0 ? this.bytes.slice(0, before + kept) : this.#durable.slice();
    if (kept > 0) left.set(this.#durable);
    this.#bytes = left;
    this.#length = left.length;
    this.#durable = left.slice();
    this.version++;
  }
}
