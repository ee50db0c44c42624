import { type HttpTarget } from './http-agent.js';
import { type HttpPeer } from './http-peer.js';
import { system } from './system.js';
import { isOfLookup, systemError } from './system-error.js';

/** The error of a request whose connection ended before the response. */
export function connectionError(
  { host, port }: HttpTarget,
  peer: HttpPeer,
  code: string | undefined,
): Error {
  if (code === undefined) return Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
  if (isOfLookup(code)) return systemError(code, { syscall: 'getaddrinfo', hostname: host });
  if (!peer.connecting) return systemError(code, { syscall: 'read' });
  return systemError(code, { syscall: 'connect', address: system.resolve(host) ?? host, port });
}

/** The error of a response whose connection ended before its end. */
export function abortedError(): Error {
  return Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
}
