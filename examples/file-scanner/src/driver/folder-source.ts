import { open, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type FolderSource as Port } from '../ports.js';
import { type FolderRecord } from '../state.js';
import { replaceFile } from './durable-file.js';

interface ListedFile {
  readonly path: string;
  readonly size: number;
}

/** What is to be scanned, as it was when the scan began. */
interface Manifest {
  readonly chunkSize: number;
  readonly files: readonly ListedFile[];
}

/**
 * A folder as records: the chunks of each of its files, and its end. Which files, and how long they
 * are, is written down when the scan begins, so that an offset means the same at every start; what is
 * appended later belongs to a later scan. Symbolic links are not followed.
 */
export class FolderSource implements Port {
  readonly #folder: string;
  readonly #chunkSize: number;
  readonly #files: readonly ListedFile[];
  /** The offset of each file's first record; the last is that of the end. */
  readonly #firsts: readonly number[];

  private constructor(folder: string, { chunkSize, files }: Manifest) {
    this.#folder = folder;
    this.#chunkSize = chunkSize;
    this.#files = files;
    const firsts = [0];
    for (const { size } of files) firsts.push((firsts.at(-1) ?? 0) + Math.ceil(size / chunkSize));
    this.#firsts = firsts;
  }

  /** @param manifestPath - where the list of files is kept from the first start on */
  static async open(
    folder: string,
    manifestPath: string,
    chunkSize: number,
  ): Promise<FolderSource> {
    let manifest = await readManifest(manifestPath);
    if (manifest === undefined) {
      manifest = { chunkSize, files: await listFiles(folder) };
      await replaceFile(manifestPath, JSON.stringify(manifest));
    }
    return new FolderSource(folder, manifest);
  }

  async read(offset: number, limit: number): Promise<readonly FolderRecord[]> {
    const records: FolderRecord[] = [];
    const end = this.#firsts.at(-1) ?? 0;
    for (let at = offset; at < offset + limit && at <= end; at++) {
      records.push(at === end ? { kind: 'end' } : await this.#chunk(at));
    }
    return records;
  }

  async #chunk(offset: number): Promise<FolderRecord> {
    const index = this.#firsts.findLastIndex((first) => first <= offset);
    const file = this.#files[index];
    if (file === undefined) throw new RangeError(`The folder has no record ${offset}.`);
    const position = (offset - (this.#firsts[index] ?? 0)) * this.#chunkSize;
    const length = Math.min(this.#chunkSize, file.size - position);
    const bytes = await readPiece(join(this.#folder, file.path), position, length);
    // One character for each byte, whatever the encoding of the file.
    return { kind: 'chunk', path: file.path, position, text: bytes.toString('latin1') };
  }
}

async function readManifest(path: string): Promise<Manifest | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Manifest;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function listFiles(folder: string): Promise<readonly ListedFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, '/').length))
    .sort();
  return Promise.all(
    paths.map(async (path) => ({ path, size: (await stat(join(folder, path))).size })),
  );
}

async function readPiece(path: string, position: number, length: number): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const bytes = Buffer.alloc(length);
    let have = 0;
    while (have < length) {
      const { bytesRead } = await file.read(bytes, have, length - have, position + have);
      if (bytesRead === 0) {
        throw new Error(`${path} has become shorter than it was when the scan began.`);
      }
      have += bytesRead;
    }
    return bytes;
  } finally {
    await file.close();
  }
}
