import { closeSync, openSync, readSync, writeSync } from 'node:fs';

const SIGNS = 0;
const SEED = 1;
const STATE = 2;
const HALT = 3;
const CELL_BYTES = 4;

const RUNNING = 1;
const OVER = 2;

/**
 * A sign of life that a worker leaves in a file, where it can be read while the worker is busy, and
 * after it has been killed: what was written stays with the system. The same file carries the one word
 * that must reach a busy worker: halt. To write a few bytes costs a few microseconds.
 */
export class Pulse {
  /** Signs given, the last seed begun, whether that is 0 none, 1 running, 2 over, and 1 to halt. */
  readonly #cells = new Uint32Array(4);
  /** Absent where nobody looks. */
  readonly #file: number | undefined;

  private constructor(file: number | undefined) {
    this.#file = file;
  }

  /** The pulse of a worker that is to be started, with a file of its own. */
  static create(path: string): Pulse {
    const pulse = new Pulse(openSync(path, 'w+'));
    pulse.#write(SIGNS, 4);
    return pulse;
  }

  /** A worker's own pulse. */
  static open(path: string): Pulse {
    return new Pulse(openSync(path, 'r+'));
  }

  /** A pulse that nobody feels. */
  static alone(): Pulse {
    return new Pulse(undefined);
  }

  /** Notes that a run of a seed's universe begins. */
  begin(seed: number): void {
    this.#cells[SEED] = seed;
    this.#cells[STATE] = RUNNING;
    this.#beat();
  }

  /** Notes that no run is going on. */
  rest(): void {
    if (this.#cells[STATE] === RUNNING) this.#cells[STATE] = OVER;
    this.#beat();
  }

  /** Asks the worker to begin no further run, from outside. */
  halt(): void {
    this.#cells[HALT] = 1;
    this.#write(HALT, 1);
  }

  /** Whether the worker was asked to begin no further run. */
  get isHalted(): boolean {
    return this.#read(HALT) === 1;
  }

  /** A number that changes with every sign. */
  get beats(): number {
    return this.#read(SIGNS);
  }

  /** The seed whose universe is running. */
  get seed(): number | undefined {
    return this.#read(STATE) === RUNNING ? this.#read(SEED) : undefined;
  }

  /** Whether any run has begun. */
  get hasRun(): boolean {
    return this.#read(STATE) !== 0;
  }

  /** Lets go of the file. What was read last is still known. */
  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
  }

  #beat(): void {
    this.#cells[SIGNS] = (this.#cells[SIGNS] ?? 0) + 1;
    this.#write(SIGNS, 3);
  }

  #write(first: number, count: number): void {
    if (this.#file === undefined) return;
    const bytes = this.#bytes(first, count);
    writeSync(this.#file, bytes, 0, bytes.length, first * CELL_BYTES);
  }

  #read(cell: number): number {
    if (this.#file !== undefined) {
      const bytes = this.#bytes(cell, 1);
      readSync(this.#file, bytes, 0, bytes.length, cell * CELL_BYTES);
    }
    return this.#cells[cell] ?? 0;
  }

  #bytes(first: number, count: number): Uint8Array {
    return new Uint8Array(this.#cells.buffer, first * CELL_BYTES, count * CELL_BYTES);
  }
}
