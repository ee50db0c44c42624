import { type Buffer } from 'node:buffer';
import { type HttpHead } from '../system-calls.js';
import { type HttpPeer } from './http-peer.js';
import { type IncomingMessage } from './http-messages.js';
import { Socket } from './net-socket.js';

/** Whether a request asks that its connection carry another protocol from then on. */
export function asksForUpgrade({ headers }: IncomingMessage): boolean {
  return (
    headers['upgrade'] !== undefined && /\bupgrade\b/i.test(String(headers['connection'] ?? ''))
  );
}

/** The connection of a message as a socket of bytes: that of records is used no more. */
export function upgrade(message: IncomingMessage, peer: HttpPeer): Socket {
  const socket = new Socket({ end: peer.end, allowHalfOpen: true });
  message.socket = socket as unknown as HttpPeer;
  peer.leave();
  return socket;
}

/** A response as bytes: what a server writes to the socket of a request that asks for an upgrade. */
export interface RawResponse {
  readonly head: HttpHead;
  /** What came behind the head. */
  readonly rest: Buffer;
}

/** Reads a response out of bytes; `undefined` where its head has not arrived as a whole. */
export function readRawResponse(bytes: Buffer): RawResponse | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [first = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const [, status = '0', ...words] = first.split(' ');
  const headers = lines.flatMap((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), line.slice(colon + 1).trim()];
  });
  return {
    head: { status: Number(status), statusText: words.join(' '), headers },
    rest: bytes.subarray(end + 4),
  };
}
