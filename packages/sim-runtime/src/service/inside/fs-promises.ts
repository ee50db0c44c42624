import { Buffer } from 'node:buffer';
import { calls, type Encoding, type FileOptions } from './fs-calls.js';
import { later } from './fs-later.js';

/** A call as a promise that is settled in an event of its own. */
function promised<Args extends unknown[], Result>(
  call: (...args: Args) => Result,
): (...args: Args) => Promise<Result> {
  return (...args) =>
    new Promise((resolve, reject) => {
      later(
        () => call(...args),
        (error, value) => {
          if (error === undefined) resolve(value as Result);
          else reject(error);
        },
      );
    });
}

/** What `open` of `fs/promises` gives. */
export class FileHandle {
  readonly fd: number;

  constructor(fd: number) {
    this.fd = fd;
  }

  readFile(options?: FileOptions | Encoding) {
    return readFile(this.fd as never, options);
  }

  writeFile(data: unknown, options?: FileOptions | Encoding) {
    return writeFile(this.fd as never, data, options);
  }

  appendFile(data: unknown, options?: FileOptions | Encoding) {
    return writeFile(this.fd as never, data, options);
  }

  async write(data: unknown, ...rest: unknown[]) {
    const { bytes, position } = writeArguments(data, rest);
    return { bytesWritten: await write(this.fd, bytes, position), buffer: data };
  }

  async writev(buffers: readonly Uint8Array[], position?: number) {
    return { bytesWritten: await write(this.fd, Buffer.concat(buffers), position), buffers };
  }

  async read(
    buffer: Uint8Array,
    offset = 0,
    length = buffer.byteLength - offset,
    position?: number | null,
  ) {
    const bytes = await read(this.fd, length, position ?? undefined);
    buffer.set(bytes, offset);
    return { bytesRead: bytes.length, buffer };
  }

  sync(): Promise<void> {
    return fsync(this.fd);
  }

  datasync(): Promise<void> {
    return fsync(this.fd);
  }

  truncate(length?: number): Promise<void> {
    return ftruncate(this.fd, length);
  }

  stat() {
    return fstat(this.fd);
  }

  close(): Promise<void> {
    return close(this.fd);
  }

  [Symbol.for('Symbol.asyncDispose')](): Promise<void> {
    return this.close();
  }
}

/** The arguments of a write: a string, or a part of a buffer; and a position. */
export function writeArguments(
  data: unknown,
  rest: readonly unknown[],
): { readonly bytes: Uint8Array; readonly position: number | undefined } {
  if (typeof data === 'string') {
    const [position, encoding] = rest;
    return {
      bytes: Buffer.from(data, (encoding as BufferEncoding | undefined) ?? 'utf8'),
      position: numberOf(position),
    };
  }
  const view = data as Uint8Array;
  const [offset = 0, length, position] = rest;
  const start = numberOf(offset) ?? 0;
  return {
    bytes: view.subarray(start, start + (numberOf(length) ?? view.byteLength - start)),
    position: numberOf(position),
  };
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

const read = promised(calls.read);
const write = promised(calls.write);
const fsync = promised(calls.fsync);
const ftruncate = promised(calls.ftruncate);
const fstat = promised(calls.fstat);
const close = promised(calls.close);

export const open = promised(
  (...args: Parameters<typeof calls.open>) => new FileHandle(calls.open(...args)),
);
export const readFile = promised(calls.readFile);
export const writeFile = promised(calls.writeFile);
export const appendFile = promised(calls.appendFile);
export const truncate = promised(calls.truncate);
export const mkdir = promised(calls.mkdir);
export const rmdir = promised(calls.rmdir);
export const unlink = promised(calls.unlink);
export const rm = promised(calls.rm);
export const rename = promised(calls.rename);
export const copyFile = promised(calls.copyFile);
export const readdir = promised(calls.readdir);
export const stat = promised(calls.stat);
export const lstat = stat;
export const access = promised(calls.access);
export const realpath = promised(calls.realpath);
export const mkdtemp = promised(calls.mkdtemp);
export const chmod = promised(calls.change);
export const chown = chmod;
export const lchown = chmod;
export const utimes = chmod;
export { constants } from './fs-constants.js';
