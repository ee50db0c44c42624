import { Duplex } from 'node:stream';
import { Buffer } from 'node:buffer';
import { addTick } from './event-loop.js';
import { type ConnectionEnd } from '../system-calls.js';
import { system } from './system.js';
import { isOfLookup, systemError } from './system-error.js';
import { clearTimeout, setTimeout, type Timeout } from './timers.js';

type Done = (error?: Error | null) => void;

interface Target {
  readonly port: number;
  readonly host: string;
}

export interface SocketOptions {
  readonly allowHalfOpen?: boolean;
  readonly end?: ConnectionEnd;
  readonly signal?: AbortSignal;
}

/** `net.Socket` over a simulated connection. */
export class Socket extends Duplex {
  connecting = false;
  pending = true;
  timeout = 0;
  bytesRead = 0;
  bytesWritten = 0;
  remoteAddress: string | undefined;
  remotePort: number | undefined;
  remoteFamily: string | undefined;
  localAddress: string | undefined;
  localPort: number | undefined;
  #end: ConnectionEnd | undefined;
  #drained: (() => void) | undefined;
  #timer: Timeout | undefined;
  #target: Target = { port: 0, host: 'localhost' };

  constructor(options: SocketOptions = {}) {
    super({ allowHalfOpen: options.allowHalfOpen ?? false, emitClose: false, autoDestroy: true });
    if (options.end !== undefined) this.#use(options.end, false);
    this.on('end', () => {
      if (!this.allowHalfOpen) this.#endSoon();
    });
  }

  get readyState(): string {
    if (this.connecting) return 'opening';
    if (this.destroyed || this.#end === undefined) return 'closed';
    if (this.readable) return this.writable ? 'open' : 'readOnly';
    return this.writable ? 'writeOnly' : 'closed';
  }

  connect(...args: unknown[]): this {
    const { target, listener } = connectArguments(args);
    this.#target = target;
    this.connecting = true;
    if (listener !== undefined) this.once('connect', listener);
    this.#use(system.connect(target.host, target.port, 'bytes'), true);
    return this;
  }

  #use(end: ConnectionEnd, isOpening: boolean): void {
    this.#end = end;
    if (!isOpening) this.#opened(end);
    end.listener = {
      onOpen: () => {
        this.connecting = false;
        this.#opened(end);
        this.emit('connect');
        this.emit('ready');
      },
      onPayload: (payload) => {
        this.#touch();
        const bytes = Buffer.from(payload as Uint8Array);
        this.bytesRead += bytes.length;
        if (!this.push(bytes)) end.hold(true);
      },
      onEnd: () => {
        this.push(null);
        // A reader that reads nothing hears of the end all the same.
        this.read(0);
      },
      onDrain: () => this.#drain(),
      onClose: (code) => this.#closed(code),
    };
  }

  #opened({ remoteAddress, remotePort, localAddress, localPort }: ConnectionEnd): void {
    this.pending = false;
    Object.assign(this, {
      remoteAddress,
      remotePort,
      remoteFamily: 'IPv4',
      localAddress,
      localPort,
    });
  }

  #closed(code: string | undefined): void {
    const { host, port } = this.#target;
    if (code === undefined) return void this.destroy();
    if (isOfLookup(code)) {
      return void this.destroy(systemError(code, { syscall: 'getaddrinfo', hostname: host }));
    }
    const address = system.resolve(host) ?? host;
    this.destroy(
      this.connecting
        ? systemError(code, { syscall: 'connect', address, port })
        : systemError(code, { syscall: 'read' }),
    );
  }

  #endSoon(): void {
    if (!this.writableEnded) this.end();
  }

  #drain(): void {
    const drained = this.#drained;
    this.#drained = undefined;
    drained?.();
  }

  override _read(): void {
    this.#end?.hold(false);
  }

  override _write(chunk: Buffer, _encoding: string, done: Done): void {
    if (this.connecting) {
      this.once('connect', () => this._write(chunk, _encoding, done));
      return;
    }
    this.#touch();
    this.bytesWritten += chunk.length;
    if (this.#end?.send(new Uint8Array(chunk)) === false) this.#drained = done;
    else done();
  }

  /** What was written while the socket was corked, or waited for an earlier write, leaves as one. */
  override _writev(chunks: { readonly chunk: Buffer }[], done: Done): void {
    this._write(Buffer.concat(chunks.map(({ chunk }) => chunk)), 'buffer', done);
  }

  override _final(done: Done): void {
    if (this.connecting) {
      this.once('connect', () => this._final(done));
      return;
    }
    this.#end?.end();
    done();
  }

  override _destroy(error: Error | null, done: Done): void {
    if (this.#timer !== undefined) clearTimeout(this.#timer);
    this.connecting = false;
    this.#end?.destroy(false);
    done(error);
    addTick(() => this.emit('close', error !== null), []);
  }

  #touch(): void {
    if (this.timeout > 0) this.setTimeout(this.timeout);
  }

  setTimeout(ms: number, listener?: () => void): this {
    if (this.#timer !== undefined) clearTimeout(this.#timer);
    this.timeout = ms;
    this.#timer = ms > 0 ? setTimeout(() => this.emit('timeout'), ms) : undefined;
    if (listener !== undefined) this.once('timeout', listener);
    return this;
  }

  resetAndDestroy(): this {
    this.#end?.destroy(true);
    return this.destroy();
  }

  destroySoon(): void {
    if (this.writable) this.end();
    if (this.writableFinished) this.destroy();
    else this.once('finish', () => this.destroy());
  }

  address() {
    return { address: this.localAddress, port: this.localPort, family: 'IPv4' };
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
}

function connectArguments(args: readonly unknown[]): {
  readonly target: Target;
  readonly listener: (() => void) | undefined;
} {
  const [first, second] = args;
  const listener = args.find((it) => typeof it === 'function') as (() => void) | undefined;
  if (typeof first === 'object' && first !== null) {
    const { port, host = 'localhost' } = first as { readonly port: number; readonly host?: string };
    return { target: { port: Number(port), host }, listener };
  }
  return {
    target: { port: Number(first), host: typeof second === 'string' ? second : 'localhost' },
    listener,
  };
}
