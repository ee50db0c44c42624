import { EventEmitter } from './events.js';
import { addTick } from './event-loop.js';
import { type ConnectionEnd, type HttpRecord } from '../system-calls.js';
import { clearTimeout, setTimeout, type Timeout } from './timers.js';

/** What hears of the records of a connection. */
export interface HttpListener {
  onRecord(record: HttpRecord): void;
  /** Bytes, from a server that answers a request for an upgrade. */
  onBytes?(bytes: Uint8Array): void;
  /** @param code - absent where the connection was closed in order */
  onClosed(code: string | undefined): void;
}

/** The socket of HTTP messages: a connection that carries records in place of bytes. */
export class HttpPeer extends EventEmitter {
  readonly end: ConnectionEnd;
  readonly encrypted: boolean;
  destroyed = false;
  connecting: boolean;
  readable = true;
  writable = true;
  timeout = 0;
  bytesRead = 0;
  bytesWritten = 0;
  readonly remoteFamily = 'IPv4';
  /** Whether a request was sent on it before. */
  isReused = false;
  listener: HttpListener | undefined;
  #timer: Timeout | undefined;
  #isIdle = false;

  constructor(end: ConnectionEnd, isOpening: boolean, isEncrypted = false) {
    super();
    this.end = end;
    this.encrypted = isEncrypted;
    this.connecting = isOpening;
    end.listener = {
      onOpen: () => {
        this.connecting = false;
        this.emit('connect');
      },
      onPayload: (record) => {
        this.#touch();
        if (record instanceof Uint8Array) this.listener?.onBytes?.(record);
        else this.listener?.onRecord(record);
      },
      onEnd: () => {
        this.emit('end');
        this.#closed(undefined);
      },
      onClose: (code) => this.#closed(code),
    };
  }

  get remoteAddress(): string {
    return this.end.remoteAddress;
  }

  get remotePort(): number {
    return this.end.remotePort;
  }

  get localAddress(): string {
    return this.end.localAddress;
  }

  get localPort(): number {
    return this.end.localPort;
  }

  address() {
    return { address: this.localAddress, port: this.localPort, family: 'IPv4' };
  }

  send(record: HttpRecord): void {
    if (this.destroyed) return;
    this.#touch();
    this.end.send(record);
  }

  /** Says that no exchange is going on: a timeout of the socket does not run meanwhile. */
  rest(isIdle: boolean): void {
    this.#isIdle = isIdle;
    this.#touch();
  }

  #closed(code: string | undefined): void {
    if (this.destroyed) return;
    this.#leave();
    this.end.destroy(false);
    this.listener?.onClosed(code);
    addTick(() => this.emit('close', code !== undefined), []);
  }

  /** Closes the connection from this side. */
  destroy(_error?: Error): this {
    if (this.destroyed) return this;
    this.#leave();
    this.end.destroy(false);
    this.listener?.onClosed(undefined);
    addTick(() => this.emit('close', false), []);
    return this;
  }

  /** Gives its connection to another, at an upgrade. @internal */
  leave(): void {
    this.#leave();
    this.emit('agentRemove');
  }

  #leave(): void {
    this.destroyed = true;
    this.readable = false;
    this.writable = false;
    this.#stop();
  }

  destroySoon(): void {
    this.destroy();
  }

  setTimeout(ms: number, listener?: () => void): this {
    this.timeout = ms;
    if (listener !== undefined) this.once('timeout', listener);
    this.#touch();
    return this;
  }

  #touch(): void {
    this.#stop();
    if (this.timeout === 0 || this.#isIdle || this.destroyed) return;
    this.#timer = setTimeout(() => this.emit('timeout'), this.timeout);
  }

  #stop(): void {
    if (this.#timer !== undefined) clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  cork(): void {
    // Records are whole.
  }

  uncork(): void {
    // Records are whole.
  }
}
