import { Readable, Writable } from 'node:stream';
import { Buffer } from 'node:buffer';
import { calls, Stats } from './fs-calls.js';
import { later } from './fs-later.js';
import * as promises from './fs-promises.js';
import { constants } from './fs-constants.js';

export { constants, promises, Stats };

type Callback = (error: Error | null, ...values: unknown[]) => void;
type Done = (error?: Error | null) => void;

/** A call with a callback as its last argument. */
function withCallback<Result>(call: (...args: never[]) => Result): (...args: unknown[]) => void {
  return (...args) => {
    const callback = args.findLast((it) => typeof it === 'function') as Callback | undefined;
    if (callback === undefined) {
      const error = new TypeError('The "cb" argument must be of type function. Received undefined');
      throw Object.assign(error, { code: 'ERR_INVALID_ARG_TYPE' });
    }
    const given = args.slice(0, args.lastIndexOf(callback)) as never[];
    later(
      () => call(...given),
      (error, value) => {
        if (error !== undefined) callback(error);
        else callback(null, value);
      },
    );
  };
}

export const openSync = calls.open;
export const closeSync = calls.close;
export const fsyncSync = calls.fsync;
export const fdatasyncSync = calls.fsync;
export const ftruncateSync = calls.ftruncate;
export const fstatSync = calls.fstat;
export const lstatSync = calls.stat;
export const accessSync = calls.access;
export const readFileSync = calls.readFile;
export const writeFileSync = calls.writeFile;
export const appendFileSync = calls.appendFile;
export const truncateSync = calls.truncate;
export const mkdirSync = calls.mkdir;
export const rmdirSync = calls.rmdir;
export const unlinkSync = calls.unlink;
export const rmSync = calls.rm;
export const renameSync = calls.rename;
export const copyFileSync = calls.copyFile;
export const readdirSync = calls.readdir;
export const mkdtempSync = calls.mkdtemp;
export const chmodSync = calls.change;
export const chownSync = calls.change;
export const lchownSync = calls.change;
export const utimesSync = calls.change;
export const fchmodSync = calls.changeOpen;
export const fchownSync = calls.changeOpen;
export const futimesSync = calls.changeOpen;
export const realpathSync = Object.assign(calls.realpath, { native: calls.realpath });

export function statSync(
  path: string,
  options: { readonly throwIfNoEntry?: boolean } = {},
): Stats | undefined {
  if (options.throwIfNoEntry === false && !existsSync(path)) return undefined;
  return calls.stat(path);
}

export function existsSync(path: string): boolean {
  try {
    calls.stat(path);
    return true;
  } catch {
    return false;
  }
}

export function writeSync(fd: number, data: unknown, ...rest: unknown[]): number {
  const { bytes, position } = promises.writeArguments(data, rest);
  return calls.write(fd, bytes, position);
}

export function readSync(
  fd: number,
  buffer: Uint8Array,
  offset = 0,
  length = buffer.byteLength - offset,
  position?: number | null,
): number {
  const bytes = calls.read(fd, length, position ?? undefined);
  buffer.set(bytes, offset);
  return bytes.length;
}

export const open = withCallback(calls.open);
export const close = withCallback(calls.close);
export const fsync = withCallback(calls.fsync);
export const fdatasync = withCallback(calls.fsync);
export const ftruncate = withCallback(calls.ftruncate);
export const fstat = withCallback(calls.fstat);
export const stat = withCallback(calls.stat);
export const lstat = withCallback(calls.stat);
export const access = withCallback(calls.access);
export const readFile = withCallback(calls.readFile);
export const writeFile = withCallback(calls.writeFile);
export const appendFile = withCallback(calls.appendFile);
export const truncate = withCallback(calls.truncate);
export const mkdir = withCallback(calls.mkdir);
export const rmdir = withCallback(calls.rmdir);
export const unlink = withCallback(calls.unlink);
export const rm = withCallback(calls.rm);
export const rename = withCallback(calls.rename);
export const copyFile = withCallback(calls.copyFile);
export const readdir = withCallback(calls.readdir);
export const mkdtemp = withCallback(calls.mkdtemp);
export const chmod = withCallback(calls.change);
export const chown = chmod;
export const lchown = chmod;
export const utimes = chmod;
export const fchmod = withCallback(calls.changeOpen);
export const fchown = fchmod;
export const futimes = fchmod;
export const realpath = withCallback(calls.realpath);
export const read = withCallback(readSync as (...args: never[]) => unknown);
export const write = withCallback(writeSync as (...args: never[]) => unknown);

export function exists(path: string, done: (exists: boolean) => void): void {
  later(
    () => existsSync(path),
    (_, value) => done(value === true),
  );
}

interface StreamOptions {
  readonly flags?: string;
  readonly encoding?: BufferEncoding;
  readonly start?: number;
  readonly end?: number;
  readonly highWaterMark?: number;
}

const CHUNK = 65_536;

export function createReadStream(
  path: string,
  options: StreamOptions | BufferEncoding = {},
): Readable {
  const {
    encoding,
    start = 0,
    end = Number.POSITIVE_INFINITY,
  } = typeof options === 'string' ? ({ encoding: options } as StreamOptions) : options;
  let position = start;
  let fd: number | undefined;
  const stream = new Readable({
    read() {
      later(
        () => {
          fd ??= calls.open(path, 'r');
          return calls.read(fd, Math.min(CHUNK, end - position + 1), position);
        },
        (error, bytes = new Uint8Array(0)) => {
          if (error !== undefined) return void this.destroy(error);
          position += bytes.length;
          this.push(bytes.length === 0 ? null : Buffer.from(bytes));
        },
      );
    },
    destroy(error, done) {
      if (fd !== undefined) calls.close(fd);
      fd = undefined;
      done(error);
    },
  });
  if (encoding !== undefined) stream.setEncoding(encoding);
  return stream;
}

export function createWriteStream(
  path: string,
  options: StreamOptions | BufferEncoding = {},
): Writable {
  const { flags = 'w' } = typeof options === 'string' ? ({} as StreamOptions) : options;
  let fd: number | undefined;
  let bytesWritten = 0;
  const stream = new Writable({
    construct(done: Done) {
      later(
        () => calls.open(path, flags),
        (error, opened) => {
          fd = opened;
          if (opened !== undefined) stream.emit('open', opened);
          done(error ?? null);
        },
      );
    },
    write(chunk: Buffer, _encoding: string, done: Done) {
      later(
        () => calls.write(fd as number, chunk),
        (error, written = 0) => {
          bytesWritten += written;
          done(error ?? null);
        },
      );
    },
    destroy(error: Error | null, done: Done) {
      if (fd !== undefined) calls.close(fd);
      fd = undefined;
      done(error);
    },
  });
  Object.defineProperty(stream, 'bytesWritten', { get: () => bytesWritten });
  return Object.assign(stream, { path });
}
