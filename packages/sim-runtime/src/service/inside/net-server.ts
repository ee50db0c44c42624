import { addTick } from './event-loop.js';
import { type ConnectionEnd } from '../system-calls.js';
import { ListeningServer } from './listening-server.js';
import { type SocketOptions, Socket } from './net-socket.js';

/** `net.Server`. */
export class Server extends ListeningServer {
  maxConnections = Number.POSITIVE_INFINITY;
  readonly #sockets = new Set<Socket>();
  readonly #options: SocketOptions;

  constructor(...args: unknown[]) {
    super('bytes');
    const [first] = args;
    this.#options = typeof first === 'object' && first !== null ? first : {};
    const listener = args.find((it) => typeof it === 'function');
    if (listener !== undefined) this.on('connection', listener as () => void);
  }

  protected override get openEnds(): number {
    return this.#sockets.size;
  }

  protected override acceptEnd(end: ConnectionEnd): void {
    const socket = new Socket({ ...this.#options, end });
    this.#sockets.add(socket);
    socket.once('close', () => {
      this.#sockets.delete(socket);
      this.closeWhenIdle();
    });
    this.emit('connection', socket);
  }

  getConnections(done: (error: null, count: number) => void): void {
    addTick(done as (...args: never[]) => void, [null, this.#sockets.size]);
  }
}
