import { readFile } from 'node:fs/promises';
import { type LoadedCheckpoint } from '@gossip/sim-runtime';
import { type ScanCheckpointStore } from '../ports.js';
import { type Checkpoint } from '../state.js';
import { replaceFile } from './durable-file.js';

/** Keeps the checkpoint in a file. */
export class CheckpointFile implements ScanCheckpointStore {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  async load(): Promise<LoadedCheckpoint<Checkpoint>> {
    let text: string;
    try {
      text = await readFile(this.#path, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { status: 'none' };
      throw error;
    }
    const checkpoint = parse(text);
    return checkpoint === undefined ? { status: 'corrupt' } : { status: 'loaded', checkpoint };
  }

  save(checkpoint: Checkpoint): Promise<void> {
    return replaceFile(this.#path, JSON.stringify(checkpoint));
  }
}

function parse(text: string): Checkpoint | undefined {
  try {
    const value = JSON.parse(text) as Partial<Checkpoint> | null;
    const isWhole =
      Number.isSafeInteger(value?.nextOffset) &&
      typeof value?.isDone === 'boolean' &&
      typeof value.tail?.path === 'string' &&
      typeof value.tail.text === 'string';
    return isWhole ? (value as Checkpoint) : undefined;
  } catch {
    return undefined;
  }
}
