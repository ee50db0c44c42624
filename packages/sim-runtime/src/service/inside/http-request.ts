import { ClientRequest, type RequestOptions } from './http-client.js';
import { type IncomingMessage } from './http-messages.js';
import { optionsOf } from './url-options.js';

/** The arguments of `http.request`: a URL, options, a listener. */
export function request(protocol: 'http:' | 'https:', args: readonly unknown[]): ClientRequest {
  const listener = args.find((it) => typeof it === 'function') as
    ((response: IncomingMessage) => void) | undefined;
  const options = args
    .filter((it) => typeof it !== 'function' && it !== undefined && it !== null)
    .map((it) =>
      typeof it === 'string' || it instanceof URL ? optionsOf(new URL(it)) : (it as RequestOptions),
    );
  return new ClientRequest(Object.assign({}, ...options) as RequestOptions, protocol, listener);
}
