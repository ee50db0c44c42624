import { type RequestOptions } from './http-client.js';

/** The options of a request that a URL has. */
export function optionsOf({
  protocol,
  hostname,
  port,
  pathname,
  search,
  username,
  password,
}: URL): RequestOptions {
  return {
    protocol,
    hostname,
    path: `${pathname}${search}`,
    ...(port === '' ? {} : { port }),
    ...(username === ''
      ? {}
      : { auth: `${decodeURIComponent(username)}:${decodeURIComponent(password)}` }),
  };
}
