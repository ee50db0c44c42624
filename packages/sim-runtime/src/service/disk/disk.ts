import { type DiskResult, type DiskStat } from '../system-calls.js';
import { FileData } from './file-data.js';

/** A file that is open. */
interface OpenFile {
  readonly file: FileData;
  readonly path: string;
  readonly canRead: boolean;
  readonly canWrite: boolean;
  readonly appends: boolean;
  position: number;
}

type Tree = Map<string, FileData | 'directory'>;

/** What a disk's faults decide of a call. */
export interface DiskFates {
  /** The code of a write or a sync that fails. */
  writeFailure(): string | undefined;
}

/** What a crash of the machine takes from a disk. */
export interface CrashLoss {
  /** Whether names that were made, removed or moved since the last sync are as they were then. */
  readonly losesNames: boolean;
  /** How many of `bytes` unsynced bytes of a file stay. */
  readonly keptOf: (path: string, bytes: number) => number;
}

const DIRECTORIES = ['/', '/app', '/tmp', '/data', '/home', '/home/app'];

const failed = (code: string): { readonly code: string } => ({ code });
const done = <Value>(value: Value): { readonly value: Value } => ({ value });
const NOTHING = done(undefined);

/**
 * A file system with a page cache. What is written can be read at once; a crash of the machine takes what was
 * not synced. As with ext4 in its default mode, a sync of a file makes its data durable, and with it all names
 * that were changed before: one journal holds them.
 */
export class Disk {
  #tree: Tree = new Map(DIRECTORIES.map((path) => [path, 'directory'] as const));
  #durableTree: Tree = new Map(this.#tree);
  readonly #open = new Map<number, OpenFile>();
  #nextFd = 3;
  #nextInode = 1;
  readonly #fates: DiskFates;
  readonly #now: () => number;

  constructor(fates: DiskFates, now: () => number) {
    this.#fates = fates;
    this.#now = now;
  }

  /** What a file holds, with what is not synced yet; `undefined` where there is none. */
  file(path: string): FileData | undefined {
    const found = this.#tree.get(path);
    return found instanceof FileData ? found : undefined;
  }

  /** What a file would hold after a crash that takes all that was not synced. */
  readDurable(path: string): Uint8Array | undefined {
    const found = this.#durableTree.get(path);
    return found instanceof FileData ? found.durable : undefined;
  }

  /** The files, with how many bytes they hold and how many of them are durable. */
  sizes(): Readonly<Record<string, readonly [bytes: number, durable: number]>> {
    const sizes: Record<string, readonly [number, number]> = {};
    for (const [path, found] of this.#tree) {
      if (!(found instanceof FileData)) continue;
      sizes[path] = [found.bytes.length, this.readDurable(path)?.length ?? 0];
    }
    return sizes;
  }

  /** The process ended: its files are closed, and what it wrote stays in the page cache. */
  closeAll(): void {
    this.#open.clear();
  }

  /** The machine crashed: only what was synced is left, and what `loss` spares. */
  crash({ losesNames, keptOf }: CrashLoss): void {
    this.closeAll();
    const tree = losesNames ? this.#durableTree : this.#tree;
    for (const [path, found] of tree)
      if (found instanceof FileData) found.crash((bytes) => keptOf(path, bytes));
    this.#tree = new Map(tree);
    this.#durableTree = new Map(tree);
  }

  open(path: string, flags: string): DiskResult<number> {
    const found = this.#tree.get(path);
    const creates = /[awc]/.test(flags);
    const isExclusive = flags.includes('x');
    const canWrite = flags !== 'r';
    if (found === 'directory') {
      if (canWrite) return failed('EISDIR');
      return done(
        this.#addOpen({
          file: new FileData(0, 0),
          path,
          canRead: false,
          canWrite: false,
          appends: false,
          position: 0,
        }),
      );
    }
    if (found !== undefined && isExclusive) return failed('EEXIST');
    if (found === undefined && !creates) return failed('ENOENT');
    if (found === undefined) {
      const problem = this.#parentProblem(path) ?? this.#fates.writeFailure();
      if (problem !== undefined) return failed(problem);
    }
    const file = found ?? new FileData(this.#nextInode++, this.#now());
    this.#tree.set(path, file);
    if (flags.startsWith('w') && found !== undefined) file.truncate(0, this.#now());
    const canRead = flags.startsWith('r') || flags.includes('+');
    return done(
      this.#addOpen({ file, path, canRead, canWrite, appends: flags.startsWith('a'), position: 0 }),
    );
  }

  #addOpen(file: OpenFile): number {
    const fd = this.#nextFd++;
    this.#open.set(fd, file);
    return fd;
  }

  close(fd: number): DiskResult<undefined> {
    return this.#open.delete(fd) ? NOTHING : failed('EBADF');
  }

  readOpen(fd: number, position: number | undefined, length: number): DiskResult<Uint8Array> {
    const open = this.#open.get(fd);
    if (open === undefined) return failed('EBADF');
    if (this.#tree.get(open.path) === 'directory') return failed('EISDIR');
    if (!open.canRead) return failed('EBADF');
    const start = position ?? open.position;
    const bytes = open.file.bytes.slice(start, start + length);
    if (position === undefined) open.position += bytes.length;
    return done(bytes);
  }

  write(fd: number, bytes: Uint8Array, position: number | undefined): DiskResult<number> {
    const open = this.#open.get(fd);
    if (open === undefined || !open.canWrite) return failed('EBADF');
    const problem = this.#fates.writeFailure();
    if (problem !== undefined) return failed(problem);
    const start = open.appends ? open.file.bytes.length : (position ?? open.position);
    open.file.write(bytes, start, this.#now());
    if (position === undefined) open.position = start + bytes.length;
    return done(bytes.length);
  }

  truncate(fd: number, length: number): DiskResult<undefined> {
    const open = this.#open.get(fd);
    if (open === undefined || !open.canWrite) return failed('EBADF');
    open.file.truncate(length, this.#now());
    return NOTHING;
  }

  sync(fd: number): DiskResult<undefined> {
    const open = this.#open.get(fd);
    if (open === undefined) return failed('EBADF');
    const problem = this.#fates.writeFailure();
    if (problem !== undefined) return failed(problem);
    open.file.sync();
    this.#durableTree = new Map(this.#tree);
    return NOTHING;
  }

  /** The path of a file that is open. */
  pathOf(fd: number): string | undefined {
    return this.#open.get(fd)?.path;
  }

  stat(path: string): DiskResult<DiskStat> {
    const found = this.#tree.get(path);
    if (found === undefined)
      return failed(this.#parentProblem(path) === 'ENOTDIR' ? 'ENOTDIR' : 'ENOENT');
    if (found === 'directory')
      return done({ kind: 'directory', size: 4096, inode: 0, modifiedMs: 0 });
    return done(statOf(found));
  }

  statOpen(fd: number): DiskResult<DiskStat> {
    const open = this.#open.get(fd);
    if (open === undefined) return failed('EBADF');
    return this.#tree.get(open.path) === 'directory'
      ? this.stat(open.path)
      : done(statOf(open.file));
  }

  list(path: string): DiskResult<readonly string[]> {
    const found = this.#tree.get(path);
    if (found !== 'directory') return failed(found === undefined ? 'ENOENT' : 'ENOTDIR');
    return done(this.#namesIn(path).sort());
  }

  makeDirectory(path: string): DiskResult<undefined> {
    if (this.#tree.has(path)) return failed('EEXIST');
    const problem = this.#parentProblem(path);
    if (problem !== undefined) return failed(problem);
    this.#tree.set(path, 'directory');
    return NOTHING;
  }

  remove(path: string, kind: 'file' | 'directory'): DiskResult<undefined> {
    const found = this.#tree.get(path);
    if (found === undefined) return failed('ENOENT');
    if (kind === 'directory' && found !== 'directory') return failed('ENOTDIR');
    if (kind === 'file' && found === 'directory') return failed('EISDIR');
    if (kind === 'directory' && this.#namesIn(path).length > 0) return failed('ENOTEMPTY');
    this.#tree.delete(path);
    return NOTHING;
  }

  rename(from: string, to: string): DiskResult<undefined> {
    const found = this.#tree.get(from);
    if (found === undefined) return failed('ENOENT');
    const target = this.#tree.get(to);
    if (target === 'directory' && found !== 'directory') return failed('EISDIR');
    if (target !== undefined && target !== 'directory' && found === 'directory')
      return failed('ENOTDIR');
    const problem = this.#parentProblem(to);
    if (problem !== undefined) return failed(problem);
    for (const [path, moved] of [...this.#tree]) {
      if (path !== from && !path.startsWith(`${from}/`)) continue;
      this.#tree.delete(path);
      this.#tree.set(`${to}${path.slice(from.length)}`, moved);
    }
    return NOTHING;
  }

  #namesIn(path: string): string[] {
    const prefix = path === '/' ? '/' : `${path}/`;
    const names: string[] = [];
    for (const known of this.#tree.keys()) {
      if (!known.startsWith(prefix) || known === path) continue;
      const name = known.slice(prefix.length);
      if (!name.includes('/')) names.push(name);
    }
    return names;
  }

  /** Why nothing can be made at a path; `undefined` where its folder is there. */
  #parentProblem(path: string): string | undefined {
    const parent = path.slice(0, path.lastIndexOf('/')) || '/';
    const found = this.#tree.get(parent);
    if (found === 'directory') return undefined;
    return found === undefined ? 'ENOENT' : 'ENOTDIR';
  }
}

function statOf({ bytes, inode, modifiedMs }: FileData): DiskStat {
  return { kind: 'file', size: bytes.length, inode, modifiedMs };
}
