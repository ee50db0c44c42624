import { system } from './system.js';

/** The error of an API that the simulation has no replacement for; it ends the host even where it is caught. */
export function refuse(api: string): never {
  const error = new Error(`${api} has no replacement in the simulation`);
  error.name = 'UnsupportedError';
  system.fatal(Object.assign(error, { api }), 'unsupported');
  throw error;
}

/** What a function has, whatever it does. */
const OF_FUNCTIONS = new Set(['prototype', 'name', 'length', 'call', 'apply', 'bind']);

/** A member of a built-in module that may be imported, and is refused when it is used. */
export function refused(api: string): unknown {
  const member = function refusedMember(): never {
    return refuse(api);
  };
  return new Proxy(member, {
    construct: () => refuse(`new ${api}`),
    get: (target, key) =>
      typeof key === 'symbol' || OF_FUNCTIONS.has(key)
        ? (Reflect.get(target, key) as unknown)
        : refused(`${api}.${key}`),
  });
}
