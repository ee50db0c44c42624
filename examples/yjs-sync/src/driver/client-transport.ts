import { type NodeId } from '@gossip/sim-runtime';
import { type DatagramTransport, type MessageReceiver } from '@gossip/sim-runtime/node';
import { WebSocket } from 'ws';
import { SERVER } from '../star.js';
import {
  bytesOf,
  closeLink,
  HEARTBEAT_MS,
  MOST_BYTES,
  POLICY_VIOLATION,
  sendOver,
} from './link.js';

/** The parameters of a client. */
export interface ClientOptions {
  /** The server's, such as `ws://localhost:8080`. */
  readonly url: string;
  readonly id: NodeId;
  /** How long to wait before it is tried again, in milliseconds: at first, and at most. Doubles in between. */
  readonly retryMs?: { readonly first: number; readonly most: number };
  /** How often the server asks whether the client is there, in milliseconds. Default 5,000. */
  readonly heartbeatMs?: number;
  /** Hears when there is a connection again. */
  readonly onConnect: (server: NodeId) => void;
}

const NORMAL_CLOSURE = 1000;

/** A connection to the server by WebSocket, made again whenever it breaks, but not once it is refused. */
export class ClientTransport implements DatagramTransport {
  readonly #options: ClientOptions;
  #socket: WebSocket | undefined;
  #failures = 0;
  #isClosing = false;
  #retry: NodeJS.Timeout | undefined;

  constructor(options: ClientOptions) {
    this.#options = options;
  }

  /** Begins to connect, and does not wait for it: users can work without a connection. */
  open(receiver: MessageReceiver<Uint8Array>): void {
    this.#connect(receiver);
  }

  send(_destination: NodeId, bytes: Uint8Array): void | Promise<void> {
    return sendOver(this.#socket, bytes);
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    clearTimeout(this.#retry);
    if (this.#socket !== undefined) await closeLink(this.#socket, NORMAL_CLOSURE, 'closing');
  }

  #connect(receiver: MessageReceiver<Uint8Array>): void {
    const { url, id, onConnect, heartbeatMs = HEARTBEAT_MS } = this.#options;
    const socket = new WebSocket(`${url}/${id}`, {
      maxPayload: MOST_BYTES,
      handshakeTimeout: heartbeatMs,
    });
    this.#socket = socket;
    let silence: NodeJS.Timeout | undefined;
    const listen = (): void => {
      clearTimeout(silence);
      silence = setTimeout(() => socket.terminate(), 3 * heartbeatMs);
    };
    socket.on('open', () => {
      this.#failures = 0;
      listen();
      onConnect(SERVER);
    });
    socket.on('ping', listen);
    socket.on('message', (data) => receiver.message(bytesOf(data), SERVER));
    socket.on('error', (error) => {
      if (!this.#isClosing) receiver.error(error);
    });
    socket.on('close', (code, reason) => {
      clearTimeout(silence);
      if (this.#isClosing) return;
      if (code === POLICY_VIOLATION) {
        // It would be refused again, however often it asked.
        return receiver.error(new Error(`The server refuses client ${id}: ${reason.toString()}.`));
      }
      this.#retry = setTimeout(() => this.#connect(receiver), this.#delay());
    });
  }

  /** Doubles with every failure, and is spread, so that not all clients come back at the same moment. */
  #delay(): number {
    const { first, most } = this.#options.retryMs ?? { first: 100, most: 10_000 };
    const delay = Math.min(most, first * 2 ** this.#failures++);
    return delay * (0.5 + Math.random() / 2);
  }
}
