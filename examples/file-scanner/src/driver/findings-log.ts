import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type FindingSink } from '../ports.js';
import { type Finding } from '../state.js';
import { syncFolder } from './durable-file.js';

interface Line extends Finding {
  readonly id: string;
}

/**
 * Appends findings to a file, one a line, each synced before it is confirmed. What it holds already it
 * knows from the file itself, so that a finding emitted again after a crash is not written again.
 */
export class FindingsLog implements FindingSink {
  readonly #file: FileHandle;
  readonly #known: Set<string>;
  /** Where the next line goes: behind the last whole one. */
  #end: number;

  private constructor(file: FileHandle, known: Set<string>, end: number) {
    this.#file = file;
    this.#known = known;
    this.#end = end;
  }

  /** Opens the file, and cuts off what a crash left of a last line. */
  static async open(path: string): Promise<FindingsLog> {
    const file = await open(path, 'a+');
    await file.close();
    await syncFolder(dirname(path));
    const log = await open(path, 'r+');
    const bytes = await log.readFile();
    const end = bytes.lastIndexOf('\n') + 1;
    if (end < bytes.length) {
      await log.truncate(end);
      await log.sync();
    }
    const lines = bytes.subarray(0, end).toString('utf8').split('\n').filter(Boolean);
    const known = new Set(lines.map((line) => (JSON.parse(line) as Line).id));
    return new FindingsLog(log, known, end);
  }

  async emit(id: string, output: Finding): Promise<void> {
    if (this.#known.has(id)) return;
    const pattern = Buffer.from(output.pattern, 'latin1').toString('utf8');
    const line: Line = { id, ...output, pattern };
    const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
    // Always at the same place until it is synced: a write that failed half-way is written over.
    await this.#file.write(bytes, 0, bytes.length, this.#end);
    await this.#file.datasync();
    this.#end += bytes.length;
    this.#known.add(id);
  }

  close(): Promise<void> {
    return this.#file.close();
  }
}
