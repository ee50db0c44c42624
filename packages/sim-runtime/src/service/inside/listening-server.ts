import { type ConnectionEnd, type Protocol } from '../system-calls.js';
import { EventEmitter } from './events.js';
import { addTick } from './event-loop.js';
import { listenArguments } from './listen-arguments.js';
import { system } from './system.js';
import { systemError } from './system-error.js';

type Done = (error?: Error) => void;

/** What `net.Server` and `http.Server` share: they listen, and are closed once their connections are. */
export abstract class ListeningServer extends EventEmitter {
  listening = false;
  readonly #protocol: Protocol;
  #port = 0;
  #close: (() => void) | undefined;

  /** @param protocol - what its connections carry */
  constructor(protocol: Protocol) {
    super();
    this.#protocol = protocol;
  }

  /** Takes a connection. */
  protected abstract acceptEnd(end: ConnectionEnd): void;

  /** How many connections are open. */
  protected abstract get openEnds(): number;

  listen(...args: unknown[]): this {
    const { port, listener } = listenArguments(args);
    if (listener !== undefined) this.once('listening', listener);
    const result = system.listen(port, this.#protocol, (end) => this.acceptEnd(end));
    if ('code' in result) {
      const error = systemError(result.code, { syscall: 'listen', address: '::', port });
      addTick(() => this.emit('error', error), []);
      return this;
    }
    this.listening = true;
    this.#port = result.value.port;
    this.#close = result.value.close;
    addTick(() => this.emit('listening'), []);
    return this;
  }

  /** Says so when the server is closed and its last connection has gone. */
  protected closeWhenIdle(): void {
    if (this.listening || this.openEnds > 0 || this.#close === undefined) return;
    this.#close = undefined;
    addTick(() => this.emit('close'), []);
  }

  /** Closes connections that are kept for later requests, where there are any. */
  protected closeIdleEnds(): void {
    // Connections of bytes are never idle.
  }

  close(done?: Done): this {
    if (done !== undefined) {
      if (this.listening) this.once('close', () => done());
      else
        addTick(done, [
          Object.assign(new Error('Server is not running.'), { code: 'ERR_SERVER_NOT_RUNNING' }),
        ]);
    }
    if (this.listening) this.#close?.();
    this.listening = false;
    this.closeIdleEnds();
    this.closeWhenIdle();
    return this;
  }

  address() {
    return this.listening ? { address: '::', family: 'IPv6', port: this.#port } : null;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  async [Symbol.for('Symbol.asyncDispose')](): Promise<void> {
    this.close();
  }
}
