import { type HttpTarget } from './http-agent.js';
import { targetOf } from './request-rules.js';

/** A URL as requests need it. */
interface Address {
  readonly href: string;
  readonly protocol: string;
  readonly target: HttpTarget;
  readonly path: string;
}

const MOST_ADDRESSES = 64;
const addresses = new Map<string, Address>();

/** A URL, parsed again only where it is not one of the last: clients ask for the same ones. */
export function addressOf(url: string): Address {
  const known = addresses.get(url);
  if (known !== undefined) return known;
  const { href, protocol, hostname, port, pathname, search, username, password } = new URL(url);
  if (username !== '' || password !== '') {
    throw new TypeError(
      `Request cannot be constructed from a URL that includes credentials: ${url}`,
    );
  }
  const target = targetOf(hostname, port, protocol === 'https:');
  const address = { href, protocol, target, path: `${pathname}${search}` };
  if (addresses.size === MOST_ADDRESSES) addresses.clear();
  addresses.set(url, address);
  return address;
}
