import { setTimeout as sleep } from 'node:timers/promises';
import { type RawData, WebSocket } from 'ws';

/** More than a whole document of some size; a peer that sends more in one message is cut off. */
export const MOST_BYTES = 16 * 1024 * 1024;

/** How often the server asks whether a client is still there, in milliseconds. */
export const HEARTBEAT_MS = 5_000;

/** The code with which a server closes the connection of a client that it refuses: RFC 6455, section 7.4.1. */
export const POLICY_VIOLATION = 1008;

/** How long the other side has for closing, in milliseconds, before the connection is cut. */
const CLOSE_WITHIN_MS = 1_000;

/** How much may wait for a slow connection, in bytes. */
export const MOST_WAITING_BYTES = 4 * 1024 * 1024;

/**
 * Sends over a connection; without one, the message is lost, as messages may be.
 *
 * @returns a promise that resolves when the operating system has the message
 * @throws Error when too much is waiting: later, a comparison of documents makes up for it
 */
export function sendOver(socket: WebSocket | undefined, bytes: Uint8Array): void | Promise<void> {
  if (socket?.readyState !== WebSocket.OPEN) return;
  if (socket.bufferedAmount > MOST_WAITING_BYTES) {
    throw new Error(`${socket.bufferedAmount} bytes are waiting already.`);
  }
  return new Promise((resolve) => {
    // A connection that breaks loses what is under way; its end is reported by itself.
    socket.send(bytes, () => resolve());
  });
}

export function bytesOf(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}

/** Says goodbye, and cuts the connection if there is no answer in time. */
export async function closeLink(socket: WebSocket, code: number, reason: string): Promise<void> {
  if (socket.readyState === WebSocket.CLOSED) return;
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.close(code, reason);
  const patience = new AbortController();
  await Promise.race([closed, sleep(CLOSE_WITHIN_MS, undefined, { signal: patience.signal })]);
  patience.abort();
  socket.terminate();
}
