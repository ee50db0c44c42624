import { once } from 'node:events';
import { type AddressInfo } from 'node:net';
import { type NodeId, nodeId } from '@gossip/sim-runtime';
import { type DatagramTransport, type MessageReceiver } from '@gossip/sim-runtime/node';
import { type WebSocket, WebSocketServer } from 'ws';
import {
  bytesOf,
  closeLink,
  HEARTBEAT_MS,
  MOST_BYTES,
  POLICY_VIOLATION,
  sendOver,
} from './link.js';

/** The parameters of a server. */
export interface ServerOptions {
  /** Default: all of this machine's. */
  readonly host?: string;
  /** 0 takes one that is free. */
  readonly port: number;
  /** How many nodes there are, the server included: clients are numbered from 1. */
  readonly nodeCount: number;
  /** How often it is asked whether a client is still there, in milliseconds. Default 5,000. */
  readonly heartbeatMs?: number;
  /** Hears of each client that is connected. */
  readonly onConnect: (client: NodeId) => void;
}

/** From RFC 6455, section 7.4.1. */
const GOING_AWAY = 1001;

/** The middle of a star: clients connect to it by WebSocket, each under its number as the path. */
export class ServerTransport implements DatagramTransport {
  readonly #options: ServerOptions;
  readonly #clients = new Map<NodeId, WebSocket>();
  readonly #silent = new WeakSet<WebSocket>();
  #server: WebSocketServer | undefined;
  #heartbeat: NodeJS.Timeout | undefined;

  constructor(options: ServerOptions) {
    this.#options = options;
  }

  /** Where clients find it, once it is open. */
  get port(): number {
    return (this.#server?.address() as AddressInfo | undefined)?.port ?? this.#options.port;
  }

  /** Which clients are connected. */
  get connected(): readonly NodeId[] {
    return [...this.#clients.keys()];
  }

  async open(receiver: MessageReceiver<Uint8Array>): Promise<void> {
    const { host, port } = this.#options;
    const server = new WebSocketServer({ host, port, maxPayload: MOST_BYTES });
    this.#server = server;
    server.on('connection', (socket, request) => {
      this.#welcome(socket, request.url ?? '', receiver);
    });
    await once(server, 'listening');
    server.on('error', (error) => receiver.error(error));
    this.#heartbeat = setInterval(() => this.#beat(), this.#options.heartbeatMs ?? HEARTBEAT_MS);
  }

  send(destination: NodeId, bytes: Uint8Array): void | Promise<void> {
    return sendOver(this.#clients.get(destination), bytes);
  }

  async close(): Promise<void> {
    clearInterval(this.#heartbeat);
    const server = this.#server;
    if (server === undefined) return;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    const farewells = [...server.clients].map((each) => closeLink(each, GOING_AWAY, 'closing'));
    await Promise.all([closed, ...farewells]);
  }

  #welcome(socket: WebSocket, url: string, receiver: MessageReceiver<Uint8Array>): void {
    socket.on('error', (error) => receiver.error(error));
    const number = Number(url.slice(1));
    if (!Number.isSafeInteger(number) || number < 1 || number >= this.#options.nodeCount) {
      receiver.error(new Error(`A client came as "${url}", which is no client's number.`));
      return socket.close(POLICY_VIOLATION, 'the path must be your number');
    }
    const client = nodeId(number);
    // A client that connects again knows better than the server that the old connection is broken.
    this.#clients.get(client)?.terminate();
    this.#clients.set(client, socket);
    socket.on('pong', () => this.#silent.delete(socket));
    socket.on('message', (data) => receiver.message(bytesOf(data), client));
    socket.on('close', () => {
      if (this.#clients.get(client) === socket) this.#clients.delete(client);
    });
    this.#options.onConnect(client);
  }

  /** Cuts off who has not answered since the last beat, and asks the others again. */
  #beat(): void {
    for (const socket of this.#clients.values()) {
      if (this.#silent.has(socket)) {
        socket.terminate();
        continue;
      }
      this.#silent.add(socket);
      socket.ping();
    }
  }
}
