import { Buffer } from 'node:buffer';
import { abortedError, connectionError } from './connection-errors.js';
import { addTick } from './event-loop.js';
import { type HttpHead, type HttpRecord } from '../system-calls.js';
import { Agent, globalAgent, type HttpTarget } from './http-agent.js';
import { IncomingMessage, OutgoingMessage } from './http-messages.js';
import { readRawResponse, upgrade } from './http-upgrade.js';
import { type HttpPeer } from './http-peer.js';
import { hostHeader, targetOf, tellsLength } from './request-rules.js';

export interface RequestOptions {
  readonly protocol?: string;
  readonly host?: string;
  readonly hostname?: string;
  readonly port?: number | string;
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, unknown>> | readonly string[];
  readonly agent?: Agent | false;
  readonly timeout?: number;
  readonly auth?: string;
  readonly signal?: AbortSignal;
}

/** `http.ClientRequest`. */
export class ClientRequest extends OutgoingMessage {
  readonly method: string;
  readonly path: string;
  readonly host: string;
  readonly protocol: string;
  reusedSocket = false;
  aborted = false;
  res: IncomingMessage | undefined;
  readonly #target: HttpTarget;
  readonly #agent: Agent;
  readonly #waiting: HttpRecord[] = [];
  #bytes = Buffer.alloc(0);
  #isOver = false;
  #hasSocket = false;

  constructor(
    options: RequestOptions,
    protocol: 'http:' | 'https:',
    listener?: (response: IncomingMessage) => void,
  ) {
    super();
    const isEncrypted = (options.protocol ?? protocol) === 'https:';
    this.protocol = isEncrypted ? 'https:' : 'http:';
    const host = String(options.hostname ?? options.host ?? 'localhost');
    this.#target = targetOf(host, options.port, isEncrypted);
    this.host = this.#target.host;
    this.method = String(options.method ?? 'GET').toUpperCase();
    this.path = options.path ?? '/';
    this.#agent = options.agent === false ? new Agent() : (options.agent ?? globalAgent);
    this.#useHeaders(options);
    if (!this.hasHeader('host')) this.setHeader('Host', hostHeader(this.#target));
    if (listener !== undefined) this.once('response', listener);
    this.#watch(options);
    this.#agent.take(this.#target, (peer) => addTick(() => this.#use(peer), []));
    if (options.timeout !== undefined) this.setTimeout(options.timeout);
  }

  #useHeaders({ headers = {}, auth }: RequestOptions): void {
    if (Array.isArray(headers)) {
      for (let index = 0; index + 1 < headers.length; index += 2)
        this.setHeader(String(headers[index]), headers[index + 1]);
    } else {
      for (const [name, value] of Object.entries(headers))
        if (value !== undefined) this.setHeader(name, value);
    }
    if (auth !== undefined) this.setHeader('Authorization', `Basic ${btoa(auth)}`);
  }

  #watch({ signal }: RequestOptions): void {
    if (signal === undefined) return;
    const abort = (): void => {
      const error = new Error('The operation was aborted', { cause: signal.reason });
      this.destroy(Object.assign(error, { name: 'AbortError', code: 'ABORT_ERR' }));
    };
    if (signal.aborted) addTick(abort, []);
    else signal.addEventListener('abort', abort, { once: true });
  }

  #use(peer: HttpPeer): void {
    if (this.#isOver) {
      this.#agent.giveBack(this.#target, peer);
      return;
    }
    this.peer = peer;
    this.#hasSocket = true;
    this.reusedSocket = peer.isReused;
    peer.listener = {
      onRecord: (record) => this.#take(peer, record),
      onBytes: (bytes) => this.#takeBytes(peer, bytes),
      onClosed: (code) => this.#closed(peer, code),
    };
    this.emit('socket', peer);
    if (this.#isOver) return;
    for (const record of this.#waiting.splice(0)) peer.send(record);
  }

  protected override sendRecord(record: HttpRecord): void {
    if (this.#hasSocket) super.sendRecord(record);
    else this.#waiting.push(record);
  }

  protected override head(length: number | undefined): HttpHead {
    const tells = tellsLength(this.method, length);
    if (tells && !this.hasHeader('content-length') && !this.hasHeader('transfer-encoding')) {
      if (length === undefined) this.setHeader('Transfer-Encoding', 'chunked');
      else this.setHeader('Content-Length', length);
    }
    if (!this.hasHeader('connection'))
      this.setHeader('Connection', this.#agent.keepAlive ? 'keep-alive' : 'close');
    return { method: this.method, url: this.path, headers: this.rawHeaders() };
  }

  /** A response as bytes: an upgrade, or that it is refused. */
  #takeBytes(peer: HttpPeer, bytes: Uint8Array): void {
    this.#bytes = Buffer.concat([this.#bytes, bytes]);
    const raw = readRawResponse(this.#bytes);
    if (raw === undefined || this.#isOver) return;
    const { head, rest } = raw;
    const response = new IncomingMessage(peer);
    response.useHead(head);
    if (head.status !== 101) {
      const length = Number(response.headers['content-length'] ?? 0);
      if (rest.length >= length)
        this.#take(peer, { head, body: new Uint8Array(rest.subarray(0, length)), isEnd: true });
      return;
    }
    this.#isOver = true;
    this.res = response;
    response.takePart({ isEnd: true });
    const socket = upgrade(response, peer);
    if (!this.emit('upgrade', response, socket, Buffer.from(rest))) socket.destroy();
  }

  #take(peer: HttpPeer, record: HttpRecord): void {
    const { head } = record;
    if (head !== undefined && this.res === undefined) {
      const response = new IncomingMessage(peer);
      response.useHead(head);
      this.res = response;
      const isHeard = this.emit('response', response);
      if (!isHeard) response.resume();
    }
    const response = this.res;
    if (response === undefined) return;
    response.takePart(record);
    if (!record.isEnd) return;
    addTick(() => this.emit('close'), []);
    this.#leave(peer, String(response.headers['connection']).toLowerCase() === 'close');
  }

  /** The exchange is over: its connection is for the next one, unless it was the last. */
  #leave(peer: HttpPeer, isLast: boolean): void {
    this.#isOver = true;
    // One that carried bytes, since an upgrade was asked for, carries records no more.
    if (isLast || !this.finished || this.#bytes.length > 0) peer.destroy();
    else this.#agent.release(this.#target, peer);
  }

  #closed(peer: HttpPeer, code: string | undefined): void {
    if (this.#isOver) return;
    this.#isOver = true;
    if (this.res !== undefined) {
      this.res.breakOff(abortedError());
      addTick(() => this.emit('close'), []);
      return;
    }
    const error = connectionError(this.#target, peer, code);
    addTick(() => {
      this.emit('error', error);
      this.emit('close');
    }, []);
  }

  abort(): void {
    if (this.aborted) return;
    this.aborted = true;
    addTick(() => this.emit('abort'), []);
    this.destroy();
  }

  override setTimeout(ms: number, listener?: () => void): this {
    if (listener !== undefined) this.once('timeout', listener);
    const start = (peer: HttpPeer): void => void peer.setTimeout(ms, () => this.emit('timeout'));
    if (this.peer === undefined) this.once('socket', start);
    else start(this.peer);
    return this;
  }

  override destroy(error?: Error): this {
    if (this.#isOver || this.destroyed) return this;
    this.#isOver = true;
    super.destroy();
    this.res?.breakOff(error ?? abortedError());
    const hasResponse = this.res !== undefined;
    this.peer?.destroy();
    const thrown = error ?? Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
    addTick(() => {
      if (!hasResponse) this.emit('error', thrown);
      this.emit('close');
    }, []);
    return this;
  }

  setNoDelay(): void {
    // There is no delay.
  }

  setSocketKeepAlive(): void {
    // Connections are not probed.
  }
}
