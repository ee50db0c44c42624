import { type HttpTarget } from './http-agent.js';

// What requests of `http` and of `fetch` have in common: the rules of Node for what the caller leaves out.

const WITHOUT_BODY: ReadonlySet<string> = new Set(['GET', 'HEAD', 'DELETE', 'OPTIONS']);

/**
 * Where a request goes.
 *
 * @param host - a name or an address; an IPv6 address may be in brackets
 * @param port - as the caller wrote it; that of the protocol where it is missing, empty or 0
 */
export function targetOf(
  host: string,
  port: number | string | undefined,
  isEncrypted: boolean,
): HttpTarget {
  return {
    host: host.replace(/^\[(.*)\]$/, '$1'),
    port: Number(port ?? 0) || defaultPort(isEncrypted),
    isEncrypted,
  };
}

function defaultPort(isEncrypted: boolean): number {
  return isEncrypted ? 443 : 80;
}

/** The header `Host`, which names no default port. */
export function hostHeader({ host, port, isEncrypted }: HttpTarget): string {
  return port === defaultPort(isEncrypted) ? host : `${host}:${port}`;
}

/**
 * Whether a request says how long its body is, or that it comes in pieces.
 *
 * @param length - the length of the body in bytes; `undefined` where it is not known yet
 */
export function tellsLength(method: string, length: number | undefined): boolean {
  return !WITHOUT_BODY.has(method) || (length ?? 1) > 0;
}
