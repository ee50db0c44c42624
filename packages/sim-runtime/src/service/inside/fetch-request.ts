import { abortedError, connectionError } from './connection-errors.js';
import { addTick } from './event-loop.js';
import { globalAgent, isLast, type HttpTarget } from './http-agent.js';
import { type IncomingMessage } from './http-messages.js';
import { type HttpPeer } from './http-peer.js';
import { httpMessages } from './late-modules.js';
import { hostHeader, tellsLength } from './request-rules.js';
import { type HttpHead, type HttpRecord } from '../system-calls.js';

/** What hears of the response to a request of fetch. */
export interface FetchListener {
  /** A response that came as a whole, which needs no stream. */
  onWhole(head: HttpHead, body: Uint8Array | undefined): void;
  onMessage(message: IncomingMessage): void;
  onError(error: Error): void;
}

/** A request of fetch whose body is in memory: one record, where `http.ClientRequest` is a stream with events. */
export class FetchRequest {
  readonly #target: HttpTarget;
  readonly #record: HttpRecord;
  readonly #listener: FetchListener;
  #peer: HttpPeer | undefined;
  #message: IncomingMessage | undefined;
  #isOver = false;

  constructor(target: HttpTarget, record: HttpRecord, listener: FetchListener) {
    this.#target = target;
    this.#record = record;
    this.#listener = listener;
    globalAgent.take(target, (peer) => addTick(() => this.#use(peer), []));
  }

  #use(peer: HttpPeer): void {
    if (this.#isOver) {
      globalAgent.giveBack(this.#target, peer);
      return;
    }
    this.#peer = peer;
    peer.listener = {
      onRecord: (record) => this.#take(peer, record),
      onClosed: (code) => this.#closed(peer, code),
    };
    peer.send(this.#record);
  }

  #take(peer: HttpPeer, record: HttpRecord): void {
    const { head } = record;
    if (head !== undefined && record.isEnd && this.#message === undefined) {
      this.#leave(peer, isLast(head));
      this.#listener.onWhole(head, record.body);
      return;
    }
    if (head !== undefined && this.#message === undefined) {
      const { IncomingMessage } = httpMessages();
      this.#message = new IncomingMessage(peer);
      this.#message.useHead(head);
      this.#listener.onMessage(this.#message);
    }
    const message = this.#message;
    if (message === undefined) return;
    message.takePart(record);
    if (record.isEnd)
      this.#leave(peer, String(message.headers['connection']).toLowerCase() === 'close');
  }

  /** The exchange is over: its connection is for the next one, unless it was the last. */
  #leave(peer: HttpPeer, isLastOne: boolean): void {
    this.#isOver = true;
    if (isLastOne) peer.destroy();
    else globalAgent.release(this.#target, peer);
  }

  #closed(peer: HttpPeer, code: string | undefined): void {
    if (this.#isOver) return;
    this.#isOver = true;
    if (this.#message !== undefined) return this.#message.breakOff(abortedError());
    const error = connectionError(this.#target, peer, code);
    addTick(() => this.#listener.onError(error), []);
  }

  /** Gives the exchange up. */
  destroy(error: Error): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#message?.breakOff(error);
    this.#peer?.destroy();
  }
}

/** The head of a request whose body is known, with the headers that Node adds. */
export function headOf(
  method: string,
  path: string,
  target: HttpTarget,
  headers: Readonly<Record<string, string>>,
  length: number,
): HttpHead {
  const raw = Object.entries(headers).flat();
  if (!('host' in headers)) raw.push('Host', hostHeader(target));
  const tells = tellsLength(method, length);
  if (tells && !('content-length' in headers) && !('transfer-encoding' in headers))
    raw.push('Content-Length', String(length));
  if (!('connection' in headers)) raw.push('Connection', 'keep-alive');
  return { method, url: path, headers: raw };
}
