import { Readable, Writable } from 'node:stream';
import { Buffer } from 'node:buffer';
import { addTick } from './event-loop.js';
import { type HttpHead, type HttpRecord } from '../system-calls.js';
import { type HttpPeer } from './http-peer.js';

type Done = (error?: Error | null) => void;
type Headers = Record<string, string | string[] | undefined>;

/** Headers of which a second one is dropped, as Node drops it. */
const SINGLE = new Set(
  'age authorization content-length content-type etag expires from host if-modified-since if-unmodified-since last-modified location max-forwards proxy-authorization referer retry-after server user-agent'.split(
    ' ',
  ),
);

/** `http.IncomingMessage`: a request at a server, a response at a client. */
export class IncomingMessage extends Readable {
  httpVersion = '1.1';
  httpVersionMajor = 1;
  httpVersionMinor = 1;
  complete = false;
  aborted = false;
  method: string | undefined;
  url: string | undefined;
  statusCode: number | undefined;
  statusMessage: string | undefined;
  rawHeaders: string[] = [];
  headers: Headers = {};
  trailers: Headers = {};
  rawTrailers: string[] = [];
  socket: HttpPeer;

  constructor(peer: HttpPeer) {
    super({ autoDestroy: true });
    this.socket = peer;
  }

  get connection(): HttpPeer {
    return this.socket;
  }

  get headersDistinct(): Record<string, string[]> {
    const distinct: Record<string, string[]> = {};
    for (let index = 0; index < this.rawHeaders.length; index += 2) {
      (distinct[String(this.rawHeaders[index]).toLowerCase()] ??= []).push(
        String(this.rawHeaders[index + 1]),
      );
    }
    return distinct;
  }

  /** Takes the head of the message. */
  useHead({ method, url, status, statusText, headers }: HttpHead): void {
    this.method = method;
    this.url = url ?? '';
    this.statusCode = status;
    this.statusMessage = statusText;
    this.rawHeaders = [...headers];
    for (let index = 0; index < headers.length; index += 2) {
      this.#addHeader(String(headers[index]).toLowerCase(), String(headers[index + 1]));
    }
  }

  #addHeader(name: string, value: string): void {
    const known = this.headers[name];
    if (name === 'set-cookie')
      this.headers[name] = [...((known as string[] | undefined) ?? []), value];
    else if (known === undefined) this.headers[name] = value;
    else if (!SINGLE.has(name)) {
      this.headers[name] = `${String(known)}${name === 'cookie' ? '; ' : ', '}${value}`;
    }
  }

  /** Takes a part of the body, or its end. */
  takePart({ body, isEnd }: HttpRecord): void {
    if (body !== undefined && body.length > 0) this.push(Buffer.from(body));
    if (!isEnd) return;
    this.complete = true;
    this.push(null);
  }

  /** The connection broke before the end. */
  breakOff(error: Error): void {
    if (this.complete || this.destroyed) return;
    this.aborted = true;
    this.emit('aborted');
    this.destroy(error);
  }

  setTimeout(ms: number, listener?: () => void): this {
    this.socket.setTimeout(ms, listener);
    return this;
  }

  override _read(): void {
    // Bodies are pushed as they arrive.
  }

  override _destroy(error: Error | null, done: Done): void {
    if (!this.complete && !this.aborted) {
      this.aborted = true;
      this.socket.destroy(error ?? undefined);
    }
    // As in Node: who does not listen for errors of a message is not ended by one.
    addTick(() => done(this.listenerCount('error') === 0 ? null : error), []);
  }
}

/** What requests and responses have in common: headers, and a body that is sent in records. */
export class OutgoingMessage extends Writable {
  headersSent = false;
  sendDate = true;
  shouldKeepAlive = true;
  chunkedEncoding = false;
  finished = false;
  readonly #headers = new Map<string, { readonly name: string; value: string | string[] }>();
  #held: Buffer | undefined;
  /** A head that is written and not sent. */
  #heldHead: HttpHead | undefined;
  protected peer: HttpPeer | undefined;

  constructor() {
    super({ decodeStrings: true, autoDestroy: false, emitClose: false });
  }

  get socket(): HttpPeer | null {
    return this.peer ?? null;
  }

  get connection(): HttpPeer | null {
    return this.socket;
  }

  setHeader(name: string, value: unknown): this {
    if (this.headersSent) throw headersAreSent('set');
    if (value === undefined) {
      const problem = `Invalid value "undefined" for header "${name}"`;
      throw Object.assign(new TypeError(problem), { code: 'ERR_HTTP_INVALID_HEADER_VALUE' });
    }
    const text = Array.isArray(value) ? value.map(String) : String(value);
    this.#headers.set(String(name).toLowerCase(), { name, value: text });
    return this;
  }

  setHeaders(headers: Iterable<readonly [string, string]>): this {
    for (const [name, value] of headers) this.setHeader(name, value);
    return this;
  }

  appendHeader(name: string, value: string | string[]): this {
    const known = this.getHeader(name);
    return this.setHeader(name, known === undefined ? value : [known, value].flat());
  }

  getHeader(name: string): string | string[] | undefined {
    return this.#headers.get(String(name).toLowerCase())?.value;
  }

  hasHeader(name: string): boolean {
    return this.#headers.has(String(name).toLowerCase());
  }

  removeHeader(name: string): void {
    if (this.headersSent) throw headersAreSent('remove');
    this.#headers.delete(String(name).toLowerCase());
  }

  getHeaderNames(): string[] {
    return [...this.#headers.keys()];
  }

  getRawHeaderNames(): string[] {
    return [...this.#headers.values()].map(({ name }) => name);
  }

  getHeaders(): Headers {
    return Object.fromEntries([...this.#headers].map(([name, { value }]) => [name, value]));
  }

  get _header(): string | null {
    return this.headersSent ? 'sent' : null;
  }

  flushHeaders(): void {
    if (!this.headersSent || this.#heldHead !== undefined) this.#sendRecord(undefined, false);
  }

  addTrailers(): void {
    // Trailers are not carried.
  }

  setTimeout(ms: number, listener?: () => void): this {
    if (listener !== undefined) this.once('timeout', listener);
    this.peer?.setTimeout(ms, () => this.emit('timeout'));
    return this;
  }

  override end(...args: unknown[]): this {
    const end = super.end as (...all: unknown[]) => this;
    end.apply(this, args);
    this.finished = true;
    return this;
  }

  /** The first piece waits for what follows, so that a short message is one record. */
  override _write(chunk: Buffer, _encoding: string, done: Done): void {
    const isFirst = !this.headersSent || this.#heldHead !== undefined;
    if (isFirst && this.#held === undefined) {
      this.#held = chunk;
      queueMicrotask(() => {
        if (this.#held !== undefined && !this.writableEnded)
          this.#sendRecord(this.#takeHeld(), false);
      });
    } else {
      const held = this.#takeHeld();
      this.#sendRecord(held === undefined ? chunk : Buffer.concat([held, chunk]), false);
    }
    done();
  }

  override _final(done: Done): void {
    this.#sendRecord(this.#takeHeld(), true);
    done();
  }

  #takeHeld(): Buffer | undefined {
    const held = this.#held;
    this.#held = undefined;
    return held;
  }

  #sendRecord(body: Uint8Array | undefined, isEnd: boolean): void {
    const length = isEnd ? (body?.length ?? 0) : undefined;
    const head = this.#heldHead ?? (this.headersSent ? undefined : this.head(length));
    this.#heldHead = undefined;
    this.headersSent = true;
    if (body === undefined) this.sendRecord(head === undefined ? { isEnd } : { head, isEnd });
    else {
      const bytes = new Uint8Array(body);
      this.sendRecord(head === undefined ? { body: bytes, isEnd } : { head, body: bytes, isEnd });
    }
  }

  /** Writes the head, which cannot be changed any more, and lets it wait for the body. */
  protected holdHead(): void {
    this.#heldHead = this.head(undefined);
    this.headersSent = true;
  }

  /** Names and values of all headers, in turns. */
  protected rawHeaders(): string[] {
    const raw: string[] = [];
    for (const { name, value } of this.#headers.values()) {
      if (typeof value === 'string') raw.push(name, value);
      else for (const each of value) raw.push(name, each);
    }
    return raw;
  }

  /** @param length - of the body, where it is known */
  protected head(_length: number | undefined): HttpHead {
    return { headers: this.rawHeaders() };
  }

  protected sendRecord(record: HttpRecord): void {
    this.peer?.send(record);
  }
}

function headersAreSent(what: string): Error {
  const error = new Error(`Cannot ${what} headers after they are sent to the client`);
  return Object.assign(error, { code: 'ERR_HTTP_HEADERS_SENT' });
}
