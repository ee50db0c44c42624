import {
  closeSync,
  fdatasyncSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { decodeRecords, encodeRecord } from './log-encoding.js';
import { type LogRecord } from '../log-record.js';

/** A replica's log as a file, which only grows. What was appended outlives the process and a loss of power. */
export class LogFile {
  /** What the file held when it was opened; `undefined` when there was none. */
  readonly found: readonly LogRecord[] | undefined;
  readonly #file: number;

  /**
   * Opens a log, or begins one. A last record that a crash has cut short was never acknowledged, and is
   * cut off.
   *
   * @throws Error when the file cannot be opened, or is damaged before its end
   */
  constructor(path: string) {
    this.#file = openSync(path, 'a+');
    try {
      const { records, byteLength } = decodeRecords(readFileSync(this.#file), path);
      this.found = records.length === 0 ? undefined : records;
      ftruncateSync(this.#file, byteLength);
      fsyncSync(this.#file);
      syncFolder(dirname(path));
    } catch (error) {
      closeSync(this.#file);
      throw error;
    }
  }

  /**
   * Appends records, and returns when they are on the disk.
   *
   * @throws Error when they cannot be written: then they must not be sent or acknowledged
   */
  append(records: readonly LogRecord[]): void {
    const bytes = Buffer.concat(records.map(encodeRecord));
    for (let written = 0; written < bytes.length;) {
      written += writeSync(this.#file, bytes, written);
    }
    fdatasyncSync(this.#file);
  }

  close(): void {
    closeSync(this.#file);
  }
}

/** Makes the file's name, too, outlive a loss of power. */
function syncFolder(path: string): void {
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
