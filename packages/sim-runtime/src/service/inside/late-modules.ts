import type * as client from './http-client.js';
import type * as messages from './http-messages.js';
import type * as socket from './web-socket.js';
import type * as streams from './web-streams.js';

/*
 * Modules that need streams, evaluated when they are first asked for: a host that only fetches never does, and a host
 * is started anew for every run. The bundler knows `require`, which a module of this package does not have otherwise.
 */

export function httpMessages(): typeof messages {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would evaluate it at the start
  return require('./http-messages.js') as typeof messages;
}

export function httpClient(): typeof client {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would evaluate it at the start
  return require('./http-client.js') as typeof client;
}

export function webStreams(): typeof streams {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would evaluate it at the start
  return require('./web-streams.js') as typeof streams;
}

export function webSocket(): typeof socket {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would evaluate it at the start
  return require('./web-socket.js') as typeof socket;
}
