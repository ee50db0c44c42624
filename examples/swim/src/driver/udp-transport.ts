import { type Socket } from 'node:dgram';
import { type NodeId, nodeId } from '@gossip/sim-runtime';
import { type DatagramTransport, type MessageReceiver } from '@gossip/sim-runtime/node';

const LOOPBACK = '127.0.0.1';

/** Datagrams between members on this machine, over UDP. */
export class UdpTransport implements DatagramTransport {
  readonly #socket: Socket;
  readonly #ports: readonly number[];

  /**
   * @param socket - bound to this member's port
   * @param ports - the port of each member, by its id
   */
  constructor(socket: Socket, ports: readonly number[]) {
    this.#socket = socket;
    this.#ports = ports;
  }

  open(receiver: MessageReceiver<Uint8Array>): void {
    this.#socket.on('message', (bytes, { port }) => {
      const from = this.#ports.indexOf(port);
      // An open port receives from any sender: a datagram from no member is no message.
      if (from >= 0) receiver.message(bytes, nodeId(from));
    });
    this.#socket.on('error', (error) => receiver.error(error));
  }

  send(destination: NodeId, bytes: Uint8Array): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#socket.send(bytes, this.#ports[destination], LOOPBACK, (error) =>
        error === null ? resolve() : reject(error),
      );
    });
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.#socket.close(() => resolve()));
  }

  /** Binds a socket to a port that is free. */
  static bind(socket: Socket): Promise<number> {
    return new Promise((resolve, reject) => {
      socket.once('error', reject);
      socket.bind(0, LOOPBACK, () => {
        socket.off('error', reject);
        resolve(socket.address().port);
      });
    });
  }
}
