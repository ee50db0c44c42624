import { Buffer } from 'node:buffer';
import { type DiskResult, type DiskStat } from '../system-calls.js';
import { system } from './system.js';
import { systemError } from './system-error.js';

const { disk } = system;

type PathLike = string | URL | Uint8Array;
export type Encoding = BufferEncoding | 'buffer' | null | undefined;

export interface FileOptions {
  readonly encoding?: Encoding;
  readonly flag?: string;
  readonly recursive?: boolean;
  readonly force?: boolean;
  readonly flush?: boolean;
  readonly withFileTypes?: boolean;
}

/** A path as the disk takes it: absolute and without dots. */
export function pathOf(path: PathLike): string {
  const text = path instanceof URL ? decodeURIComponent(path.pathname) : String(path);
  const parts: string[] = [];
  for (const part of (text.startsWith('/') ? text : `/app/${text}`).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

function take<Value>(
  result: DiskResult<Value>,
  syscall: string,
  path?: PathLike,
  dest?: PathLike,
): Value {
  if ('value' in result) return result.value;
  throw systemError(result.code, {
    syscall,
    path: path === undefined ? undefined : String(path),
    dest: dest === undefined ? undefined : String(dest),
  });
}

/** What `stat` gives. */
export class Stats {
  readonly size: number;
  readonly ino: number;
  readonly mtimeMs: number;
  readonly mode: number;
  readonly uid = 1000;
  readonly gid = 1000;
  readonly nlink = 1;
  readonly dev = 1;
  readonly #kind: string;

  constructor({ kind, size, inode, modifiedMs }: DiskStat) {
    this.#kind = kind;
    this.size = size;
    this.ino = inode;
    this.mtimeMs = modifiedMs;
    this.mode = kind === 'directory' ? 0o40755 : 0o100644;
  }

  get mtime(): Date {
    return new Date(this.mtimeMs);
  }

  isFile(): boolean {
    return this.#kind === 'file';
  }

  isDirectory(): boolean {
    return this.#kind === 'directory';
  }

  get ctime(): Date {
    return this.mtime;
  }

  get ctimeMs(): number {
    return this.mtimeMs;
  }

  isSymbolicLink(): boolean {
    return false;
  }

  isSocket(): boolean {
    return false;
  }

  isFIFO(): boolean {
    return false;
  }

  isBlockDevice(): boolean {
    return false;
  }

  isCharacterDevice(): boolean {
    return false;
  }
}

function encoded(bytes: Uint8Array, encoding: Encoding): string | Buffer {
  const buffer = Buffer.from(bytes);
  return encoding === undefined || encoding === null || encoding === 'buffer'
    ? buffer
    : buffer.toString(encoding);
}

function bytesOf(data: unknown, encoding: Encoding): Uint8Array {
  if (typeof data === 'string')
    return Buffer.from(data, encoding === 'buffer' ? 'utf8' : (encoding ?? 'utf8'));
  if (ArrayBuffer.isView(data))
    return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  const problem = `The "data" argument must be of type string or an instance of Buffer, TypedArray, or DataView. Received ${String(data)}`;
  throw Object.assign(new TypeError(problem), { code: 'ERR_INVALID_ARG_TYPE' });
}

export function optionsOf(options: FileOptions | Encoding): FileOptions {
  return typeof options === 'string' ? { encoding: options } : (options ?? {});
}

/** The calls of `fs`, each done at once; `fs` and `fs/promises` are made from them. */
export const calls = {
  open: (path: PathLike, flags: string | number = 'r'): number =>
    take(disk.open(pathOf(path), typeof flags === 'number' ? flagsOf(flags) : flags), 'open', path),
  close: (fd: number): void => take(disk.close(fd), 'close'),
  read: (fd: number, length: number, position: number | undefined): Uint8Array =>
    take(disk.read(fd, position, length), 'read'),
  write: (fd: number, data: unknown, position?: number, encoding?: Encoding): number =>
    take(disk.write(fd, bytesOf(data, encoding), position), 'write'),
  fsync: (fd: number): void => take(disk.sync(fd), 'fsync'),
  ftruncate: (fd: number, length = 0): void => take(disk.truncate(fd, length), 'ftruncate'),
  fstat: (fd: number): Stats => new Stats(take(disk.statOf(fd), 'fstat')),
  stat: (path: PathLike): Stats => new Stats(take(disk.stat(pathOf(path)), 'stat', path)),
  access: (path: PathLike): void => void take(disk.stat(pathOf(path)), 'access', path),
  readFile(path: PathLike | number, options?: FileOptions | Encoding): string | Buffer {
    const { encoding, flag } = optionsOf(options);
    if (typeof path === 'number')
      return encoded(calls.read(path, Number.MAX_SAFE_INTEGER, undefined), encoding);
    return withFile(path, flag ?? 'r', (fd) =>
      encoded(calls.read(fd, Number.MAX_SAFE_INTEGER, undefined), encoding),
    );
  },
  writeFile(path: PathLike | number, data: unknown, options?: FileOptions | Encoding): void {
    const { encoding, flag, flush } = optionsOf(options);
    const write = (fd: number): void => {
      calls.write(fd, data, undefined, encoding);
      if (flush === true) calls.fsync(fd);
    };
    if (typeof path === 'number') write(path);
    else withFile(path, flag ?? 'w', write);
  },
  appendFile: (path: PathLike | number, data: unknown, options?: FileOptions | Encoding): void =>
    calls.writeFile(path, data, { flag: 'a', ...optionsOf(options) }),
  truncate: (path: PathLike, length = 0): void =>
    withFile(path, 'r+', (fd) => calls.ftruncate(fd, length)),
  mkdir(path: PathLike, options?: FileOptions | number): string | undefined {
    const isRecursive = typeof options === 'object' && options?.recursive === true;
    if (!isRecursive) {
      take(disk.makeDirectory(pathOf(path)), 'mkdir', path);
      return undefined;
    }
    let made = '';
    let first: string | undefined;
    for (const part of pathOf(path).split('/').slice(1)) {
      made += `/${part}`;
      const result = disk.makeDirectory(made);
      if ('value' in result) first ??= made;
      else if (result.code !== 'EEXIST') take(result, 'mkdir', path);
    }
    return first;
  },
  rmdir: (path: PathLike): void => take(disk.remove(pathOf(path), 'directory'), 'rmdir', path),
  unlink: (path: PathLike): void => take(disk.remove(pathOf(path), 'file'), 'unlink', path),
  rm(path: PathLike, options: FileOptions = {}): void {
    const found = disk.stat(pathOf(path));
    if ('code' in found) {
      if (options.force !== true) take(found, 'rm', path);
      return;
    }
    if (found.value.kind === 'file') return calls.unlink(path);
    if (options.recursive !== true) {
      const error = new Error(
        `Path is a directory: rm returned EISDIR (is a directory) ${String(path)}`,
      );
      throw Object.assign(error, { code: 'ERR_FS_EISDIR', syscall: 'rm' });
    }
    for (const name of take(disk.list(pathOf(path)), 'scandir', path))
      calls.rm(`${pathOf(path)}/${name}`, options);
    calls.rmdir(path);
  },
  rename: (from: PathLike, to: PathLike): void =>
    take(disk.rename(pathOf(from), pathOf(to)), 'rename', from, to),
  copyFile: (from: PathLike, to: PathLike): void => calls.writeFile(to, calls.readFile(from)),
  readdir(path: PathLike, options?: FileOptions | Encoding): unknown[] {
    const names = take(disk.list(pathOf(path)), 'scandir', path);
    if (optionsOf(options).withFileTypes !== true) return [...names];
    return names.map((name) => {
      const stats = calls.stat(`${pathOf(path)}/${name}`);
      return Object.assign(stats, { name, parentPath: String(path), path: String(path) });
    });
  },
  realpath: (path: PathLike): string => {
    calls.stat(path);
    return pathOf(path);
  },
  // Owners, permissions and times of access are not kept: a process may do all with its own files.
  change: (path: PathLike): void => void take(disk.stat(pathOf(path)), 'chmod', path),
  changeOpen: (fd: number): void => void take(disk.statOf(fd), 'fchmod'),
  mkdtemp(prefix: string): string {
    const path = `${prefix}${system.random().toString(36).padStart(6, '0').slice(0, 6)}`;
    calls.mkdir(path);
    return path;
  },
};

function withFile<Result>(path: PathLike, flags: string, use: (fd: number) => Result): Result {
  const fd = calls.open(path, flags);
  try {
    return use(fd);
  } finally {
    disk.close(fd);
  }
}

/** Flags as a number, of which Linux has these bits. */
function flagsOf(bits: number): string {
  const isBoth = (bits & 2) !== 0;
  const isWrite = (bits & 1) !== 0;
  const isExclusive = (bits & 0o200) !== 0 ? 'x' : '';
  if ((bits & 0o2000) !== 0) return `a${isExclusive}${isBoth ? '+' : ''}`;
  if ((bits & 0o1000) !== 0) return `w${isExclusive}${isBoth ? '+' : ''}`;
  if ((bits & 0o100) !== 0)
    return isExclusive === '' ? 'c+' : `w${isExclusive}${isBoth ? '+' : ''}`;
  return isBoth || isWrite ? 'r+' : 'r';
}
