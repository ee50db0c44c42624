import { Buffer } from 'node:buffer';
import { addTick } from './event-loop.js';
import { type ConnectionEnd, type HttpHead, type HttpRecord } from '../system-calls.js';
import { HttpPeer } from './http-peer.js';
import { asksForUpgrade, upgrade } from './http-upgrade.js';
import { IncomingMessage, OutgoingMessage } from './http-messages.js';
import { ListeningServer } from './listening-server.js';
import { type Socket } from './net-socket.js';
import { STATUS_CODES } from './http-constants.js';
import { system } from './system.js';
import { clearTimeout, setTimeout, type Timeout } from './timers.js';

/** `http.ServerResponse`. */
export class ServerResponse extends OutgoingMessage {
  statusCode = 200;
  statusMessage = '';
  readonly req: IncomingMessage;

  constructor(request: IncomingMessage) {
    super();
    this.req = request;
    this.peer = request.socket;
  }

  writeHead(status: number, ...rest: unknown[]): this {
    if (this.headersSent) {
      const error = new Error('Cannot write headers after they are sent to the client');
      throw Object.assign(error, { code: 'ERR_HTTP_HEADERS_SENT' });
    }
    this.statusCode = status;
    const [first, second] = rest;
    if (typeof first === 'string') this.statusMessage = first;
    const headers = typeof first === 'string' ? second : first;
    if (Array.isArray(headers)) {
      for (let index = 0; index + 1 < headers.length; index += 2)
        this.setHeader(headers[index], headers[index + 1]);
    } else {
      for (const [name, value] of Object.entries(headers ?? {})) this.setHeader(name, value);
    }
    this.holdHead();
    return this;
  }

  override destroy(error?: Error): this {
    if (this.destroyed) return this;
    super.destroy(error);
    this.peer?.destroy();
    addTick(() => this.emit('close'), []);
    return this;
  }

  writeContinue(): void {
    // A client is not kept waiting.
  }

  assignSocket(): void {
    // It has one from the start.
  }

  protected override head(length: number | undefined): HttpHead {
    const hasBody = this.statusCode !== 204 && this.statusCode !== 304;
    if (
      hasBody &&
      length !== undefined &&
      !this.hasHeader('content-length') &&
      !this.hasHeader('transfer-encoding')
    ) {
      this.setHeader('Content-Length', length);
    }
    if (hasBody && length === undefined && !this.hasHeader('content-length')) {
      this.setHeader('Transfer-Encoding', 'chunked');
    }
    if (this.sendDate && !this.hasHeader('date')) this.setHeader('Date', dateHeader());
    if (!this.hasHeader('connection'))
      this.setHeader('Connection', this.shouldKeepAlive ? 'keep-alive' : 'close');
    const statusText = this.statusMessage || STATUS_CODES[this.statusCode] || 'unknown';
    this.statusMessage = statusText;
    return { status: this.statusCode, statusText, headers: this.rawHeaders() };
  }

  protected override sendRecord(record: HttpRecord): void {
    const isBodiless =
      this.req.method === 'HEAD' || this.statusCode === 204 || this.statusCode === 304;
    if (isBodiless) {
      const { head, isEnd } = record;
      super.sendRecord({ ...(head === undefined ? {} : { head }), isEnd });
    } else super.sendRecord(record);
  }
}

let dateSeconds = -1;
let dateText = '';

/** The date as headers have it, made once for each second. */
function dateHeader(): string {
  const seconds = Math.floor(system.wallMs() / 1_000);
  if (seconds !== dateSeconds) {
    dateSeconds = seconds;
    dateText = new Date(seconds * 1_000).toUTCString();
  }
  return dateText;
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** `http.Server`. */
export class Server extends ListeningServer {
  timeout = 0;
  keepAliveTimeout = 5_000;
  requestTimeout = 300_000;
  headersTimeout = 60_000;
  maxRequestsPerSocket = 0;
  maxHeadersCount: number | null = null;
  readonly #open = new Map<HttpPeer, Exchange | undefined>();
  readonly #upgraded = new Set<Socket>();

  constructor(...args: unknown[]) {
    super('http');
    const [options] = args;
    if (typeof options === 'object' && options !== null) {
      const { keepAliveTimeout, requestTimeout } = options as Partial<Server>;
      if (keepAliveTimeout !== undefined) this.keepAliveTimeout = keepAliveTimeout;
      if (requestTimeout !== undefined) this.requestTimeout = requestTimeout;
    }
    const listener = args.find((it) => typeof it === 'function');
    if (listener !== undefined) this.on('request', listener as () => void);
  }

  protected override get openEnds(): number {
    return this.#open.size + this.#upgraded.size;
  }

  protected override acceptEnd(end: ConnectionEnd): void {
    const peer = new HttpPeer(end, false);
    this.#open.set(peer, undefined);
    let idle: Timeout | undefined;
    const rest = (): void => {
      if (!this.listening) return void peer.destroy();
      if (this.keepAliveTimeout > 0) idle = setTimeout(() => peer.destroy(), this.keepAliveTimeout);
    };
    peer.listener = {
      onRecord: (record) => {
        clearTimeout(idle);
        this.#take(peer, record, rest);
      },
      onClosed: () => {
        clearTimeout(idle);
        this.#breakOff(peer);
        this.#open.delete(peer);
        this.closeWhenIdle();
      },
    };
    this.emit('connection', peer);
  }

  #take(peer: HttpPeer, record: HttpRecord, rest: () => void): void {
    const { head } = record;
    if (head === undefined) return void this.#open.get(peer)?.request.takePart(record);
    const request = new IncomingMessage(peer);
    request.useHead(head);
    if (asksForUpgrade(request) && this.listenerCount('upgrade') > 0)
      return this.#upgrade(peer, request, record);
    const response = new ServerResponse(request);
    response.shouldKeepAlive = request.headers['connection'] !== 'close';
    this.#open.set(peer, { request, response });
    response.once('finish', () => {
      this.#open.set(peer, undefined);
      addTick(() => response.emit('close'), []);
      if (String(response.getHeader('connection')).toLowerCase() === 'close') peer.destroy();
      else rest();
    });
    request.takePart(record);
    this.emit('request', request, response);
  }

  #upgrade(peer: HttpPeer, request: IncomingMessage, record: HttpRecord): void {
    request.takePart(record);
    this.#open.delete(peer);
    const socket = upgrade(request, peer);
    this.#upgraded.add(socket);
    socket.once('close', () => {
      this.#upgraded.delete(socket);
      this.closeWhenIdle();
    });
    this.emit('upgrade', request, socket, Buffer.alloc(0));
  }

  #breakOff(peer: HttpPeer): void {
    const exchange = this.#open.get(peer);
    if (exchange === undefined) return;
    const { request, response } = exchange;
    this.#open.set(peer, undefined);
    request.breakOff(Object.assign(new Error('aborted'), { code: 'ECONNRESET' }));
    response.destroy();
  }

  protected override closeIdleEnds(): void {
    this.closeIdleConnections();
  }

  closeIdleConnections(): void {
    for (const [peer, exchange] of this.#open) if (exchange === undefined) peer.destroy();
  }

  closeAllConnections(): void {
    for (const peer of [...this.#open.keys()]) peer.destroy();
  }

  setTimeout(ms: number): this {
    this.timeout = ms;
    return this;
  }
}
