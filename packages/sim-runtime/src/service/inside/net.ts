import { Server } from './net-server.js';
import { Socket, type SocketOptions } from './net-socket.js';

export { isIP, isIPv4, isIPv6 } from './addresses.js';
export { Server, Socket };

export function connect(...args: unknown[]): Socket {
  const [first] = args;
  return new Socket(
    typeof first === 'object' && first !== null ? (first as SocketOptions) : {},
  ).connect(...args);
}

export const createConnection = connect;
export const Stream = Socket;

export function createServer(...args: unknown[]): Server {
  return new Server(...args);
}

export function getDefaultAutoSelectFamily(): boolean {
  return false;
}

export function setDefaultAutoSelectFamily(): void {
  // There is one family.
}
