import { EventEmitter } from './events.js';
import { addTick } from './event-loop.js';
import { type ConnectionEnd } from '../system-calls.js';
import { listenArguments } from './listen-arguments.js';
import { type SocketOptions, Socket } from './net-socket.js';
import { system } from './system.js';
import { systemError } from './system-error.js';

type Done = (error?: Error | null) => void;

/** `net.Server`. */
export class Server extends EventEmitter {
  listening = false;
  maxConnections = Number.POSITIVE_INFINITY;
  #port = 0;
  #close: (() => void) | undefined;
  readonly #sockets = new Set<Socket>();
  readonly #options: SocketOptions;

  constructor(...args: unknown[]) {
    super();
    const [first] = args;
    this.#options = typeof first === 'object' && first !== null ? first : {};
    const listener = args.find((it) => typeof it === 'function');
    if (listener !== undefined) this.on('connection', listener as () => void);
  }

  listen(...args: unknown[]): this {
    const { port, listener } = listenArguments(args);
    if (listener !== undefined) this.once('listening', listener);
    const result = system.listen(port, 'bytes', (end) => this.#accept(end));
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

  #accept(end: ConnectionEnd): void {
    const socket = new Socket({ ...this.#options, end });
    this.#sockets.add(socket);
    socket.once('close', () => {
      this.#sockets.delete(socket);
      this.#closeWhenIdle();
    });
    this.emit('connection', socket);
  }

  #closeWhenIdle(): void {
    if (this.listening || this.#sockets.size > 0 || this.#close === undefined) return;
    this.#close = undefined;
    addTick(() => this.emit('close'), []);
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
    this.#closeWhenIdle();
    return this;
  }

  address() {
    return this.listening ? { address: '::', family: 'IPv6', port: this.#port } : null;
  }

  getConnections(done: (error: null, count: number) => void): void {
    addTick(done as (...args: never[]) => void, [null, this.#sockets.size]);
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
