import { closeSync, openSync, readSync, writeSync } from 'node:fs';

const SIGNS = 0;
const SEED = 1;
const STATE = 2;

const RUNNING = 1;
const OVER = 2;

/**
 * A sign of life that a worker leaves in a file, where it can be read while the worker is busy, and
 * after it has been killed: what was written stays with the system. To write a few bytes costs a few
 * microseconds.
 */
export class Heartbeat {
  /** Signs given, the last seed begun, and whether that is 0 none, 1 running, 2 over. */
  readonly #cells = new Uint32Array(3);
  /** Absent where there is no monitor. */
  readonly #file: number | undefined;

  private constructor(file: number | undefined) {
    this.#file = file;
  }

  /** The heartbeat of a worker that is to be started, with a file of its own. */
  static create(path: string): Heartbeat {
    const heartbeat = new Heartbeat(openSync(path, 'w+'));
    heartbeat.#write();
    return heartbeat;
  }

  /** A worker's own heartbeat. */
  static open(path: string): Heartbeat {
    return new Heartbeat(openSync(path, 'r+'));
  }

  /** A heartbeat without a monitor. */
  static alone(): Heartbeat {
    return new Heartbeat(undefined);
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
    this.#write();
  }

  #write(): void {
    if (this.#file === undefined) return;
    writeSync(this.#file, this.#cells, 0, this.#cells.byteLength, 0);
  }

  #read(cell: number): number {
    if (this.#file !== undefined) {
      readSync(this.#file, this.#cells, 0, this.#cells.byteLength, 0);
    }
    return this.#cells[cell] ?? 0;
  }
}
