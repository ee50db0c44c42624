/**
 * A sign of life that a worker leaves in shared memory, where it can be read while the worker is busy,
 * and after it has died. The same memory carries the one word that must reach a busy worker: halt.
 */
export class Pulse {
  readonly memory: SharedArrayBuffer;
  /** Signs given, the last seed begun, whether that is 0 none, 1 running, 2 over, and 1 to halt. */
  readonly #cells: Uint32Array;

  constructor(memory: SharedArrayBuffer = new SharedArrayBuffer(16)) {
    this.memory = memory;
    this.#cells = new Uint32Array(memory);
  }

  /** Notes that a run of a seed's universe begins. */
  begin(seed: number): void {
    Atomics.store(this.#cells, 1, seed);
    Atomics.store(this.#cells, 2, 1);
    Atomics.add(this.#cells, 0, 1);
  }

  /** Notes that no run is going on. */
  rest(): void {
    Atomics.compareExchange(this.#cells, 2, 1, 2);
    Atomics.add(this.#cells, 0, 1);
  }

  /** Asks the worker to begin no further run, from outside. */
  halt(): void {
    Atomics.store(this.#cells, 3, 1);
  }

  /** Whether the worker was asked to begin no further run. */
  get isHalted(): boolean {
    return Atomics.load(this.#cells, 3) === 1;
  }

  /** A number that changes with every sign. */
  get beats(): number {
    return Atomics.load(this.#cells, 0);
  }

  /** The seed whose universe is running. */
  get seed(): number | undefined {
    return Atomics.load(this.#cells, 2) === 1 ? Atomics.load(this.#cells, 1) : undefined;
  }

  /** Whether any run has begun. */
  get hasRun(): boolean {
    return Atomics.load(this.#cells, 2) !== 0;
  }
}
