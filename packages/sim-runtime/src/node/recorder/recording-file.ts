import {
  appendFileSync,
  closeSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
} from 'node:fs';
import { type DriverError, type DriverErrorHandler } from '../driver-error.js';

/** What hears of it when a recording ends in the middle, and in which words. */
export interface RecordingFailure {
  readonly onError: DriverErrorHandler;
  readonly failed: (cause: unknown) => DriverError;
}

/** A file to which a recorder adds lines, and whose failure stops the recording and not what is recorded. */
export class RecordingFile {
  readonly #file: number;
  readonly #failure: RecordingFailure;
  #isOpen = true;

  /**
   * Opens a file, or begins it.
   *
   * @throws Error when it cannot be opened
   */
  constructor(path: string, failure: RecordingFailure) {
    this.#failure = failure;
    this.#file = openSync(path, 'a+');
  }

  /** What is in it. */
  read(): Buffer {
    return readFileSync(this.#file);
  }

  /** Keeps its first bytes alone. */
  cutAfter(bytes: number): void {
    ftruncateSync(this.#file, bytes);
  }

  /** Adds all of some data: `writeSync` may write less, as on a disk that is nearly full. */
  append(data: string | Uint8Array): void {
    appendFileSync(this.#file, data);
  }

  /**
   * Does something for the recording, which ends with what that throws.
   *
   * @returns nothing when the recording has ended
   */
  attempt<Result>(work: () => Result): Result | undefined {
    if (!this.#isOpen) return undefined;
    try {
      return work();
    } catch (error) {
      this.#giveUp(error);
      return undefined;
    }
  }

  /** Closes a file that is refused. */
  refuse(): void {
    this.#isOpen = false;
    closeSync(this.#file);
  }

  /** Ends the recording; what comes later is not recorded. */
  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    try {
      fsyncSync(this.#file);
    } finally {
      closeSync(this.#file);
    }
  }

  /** Ends the recording in the middle. Neither the file nor the handler may stop what is recorded. */
  #giveUp(cause: unknown): void {
    this.#isOpen = false;
    try {
      closeSync(this.#file);
    } catch {
      // A file that cannot be closed has nothing to add to what went wrong before.
    }
    const { onError, failed } = this.#failure;
    try {
      onError(failed(cause));
    } catch (thrown) {
      setImmediate(() => {
        throw thrown;
      });
    }
  }
}
