import { Buffer } from 'node:buffer';
import { addTick } from './event-loop.js';
import { EventEmitter } from './events.js';
import { later } from './fs-later.js';
import { refuse } from './refusal.js';
import { system } from './system.js';
import { isOfLookup, systemError } from './system-error.js';

type Sent = (error: Error | null, bytes?: number) => void;
type Message = string | ArrayBufferView | readonly (string | ArrayBufferView)[];

/** All addresses of a host. */
const ANY = '0.0.0.0';
const nothing = (): void => undefined;

function bytesOf(message: Message): Buffer {
  if (typeof message === 'string') return Buffer.from(message);
  if (ArrayBuffer.isView(message))
    return Buffer.from(message.buffer as ArrayBuffer, message.byteOffset, message.byteLength);
  return Buffer.concat(message.map((part) => bytesOf(part)));
}

function notRunning(): Error {
  return Object.assign(new Error('Not running'), { code: 'ERR_SOCKET_DGRAM_NOT_RUNNING' });
}

/** `dgram.Socket`. */
export class Socket extends EventEmitter {
  readonly type: string;
  #port = 0;
  #address = ANY;
  #close: (() => void) | undefined;
  #isClosed = false;
  #remote: { readonly port: number; readonly address: string } | undefined;

  constructor(type: string | { readonly type: string }, listener?: (...args: unknown[]) => void) {
    super();
    this.type = typeof type === 'string' ? type : type.type;
    if (listener !== undefined) this.on('message', listener);
  }

  bind(...args: unknown[]): this {
    const [first, second] = args;
    const given = (typeof first === 'object' && first !== null
      ? first
      : { port: first, address: second }) as unknown as { port?: unknown; address?: unknown };
    const listener = args.find((it) => typeof it === 'function') as (() => void) | undefined;
    if (listener !== undefined) this.once('listening', listener);
    if (this.#close !== undefined) {
      const error = new Error('Socket is already bound');
      throw Object.assign(error, { code: 'ERR_SOCKET_ALREADY_BOUND' });
    }
    const address = typeof given.address === 'string' ? given.address : ANY;
    this.#bind(Number(typeof given.port === 'function' ? 0 : (given.port ?? 0)), address);
    return this;
  }

  #bind(port: number, address = ANY): void {
    if (this.#isClosed) throw notRunning();
    const result = system.bind(port, (bytes, from, fromPort) => {
      const sender = { address: from, family: 'IPv4', port: fromPort, size: bytes.length };
      if (!this.#isClosed) this.emit('message', Buffer.from(bytes), sender);
    });
    if ('code' in result) {
      const error = systemError(result.code, { syscall: 'bind', address, port });
      addTick(() => this.emit('error', error), []);
      return;
    }
    this.#port = result.value.port;
    this.#address = address;
    this.#close = result.value.close;
    later(nothing, () => {
      if (!this.#isClosed) this.emit('listening');
    });
  }

  /** With an offset and a length or without; a port and an address where it is not connected; a callback. */
  send(message: Message, ...args: unknown[]): void {
    if (this.#isClosed) throw notRunning();
    const done = args.find((it) => typeof it === 'function') as Sent | undefined;
    const given = args.filter((it) => it !== done);
    let bytes = bytesOf(message);
    const isPart =
      typeof given[1] === 'number' && (given.length >= 3 || this.#remote !== undefined);
    if (isPart) {
      const [offset, length] = given.splice(0, 2) as [number, number];
      bytes = bytes.subarray(offset, offset + length);
    }
    const [port = this.#remote?.port, address = this.#remote?.address ?? 'localhost'] = given;
    if (this.#close === undefined) this.#bind(0);
    const name = String(address);
    const code = system.sendDatagram(this.#port, name, Number(port), new Uint8Array(bytes));
    const error = code === undefined ? null : sendError(code, name, Number(port));
    later(nothing, () => {
      if (done !== undefined) done(error, error === null ? bytes.length : undefined);
      else if (error !== null) this.emit('error', error);
    });
  }

  connect(port: number, ...args: unknown[]): void {
    const [address] = args;
    const done = args.find((it) => typeof it === 'function') as (() => void) | undefined;
    if (done !== undefined) this.once('connect', done);
    if (this.#close === undefined) this.#bind(0);
    this.#remote = { port, address: typeof address === 'string' ? address : 'localhost' };
    later(nothing, () => this.emit('connect'));
  }

  disconnect(): void {
    this.#remote = undefined;
  }

  close(done?: () => void): this {
    if (this.#isClosed) throw notRunning();
    if (done !== undefined) this.once('close', done);
    this.#isClosed = true;
    this.#close?.();
    addTick(() => this.emit('close'), []);
    return this;
  }

  address() {
    if (this.#close === undefined) throw systemError('EBADF', { syscall: 'getsockname' });
    return { address: this.#address, family: 'IPv4', port: this.#port };
  }

  remoteAddress() {
    return { ...this.#remote, family: 'IPv4' };
  }

  addMembership(): never {
    return refuse('dgram.Socket.addMembership');
  }

  setBroadcast(): void {
    // Datagrams go to one host each.
  }

  setTTL(ttl: number): number {
    return ttl;
  }

  setRecvBufferSize(): void {
    // Nothing is dropped for want of room.
  }

  setSendBufferSize(): void {
    // Nothing waits for room.
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }
}

function sendError(code: string, hostname: string, port: number): Error {
  return isOfLookup(code)
    ? systemError(code, { syscall: 'getaddrinfo', hostname })
    : systemError(code, { syscall: 'send', address: hostname, port });
}

export function createSocket(
  type: string | { readonly type: string },
  listener?: (...args: unknown[]) => void,
): Socket {
  return new Socket(type, listener);
}
