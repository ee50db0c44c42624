import { system } from './system.js';

/** The first line of a stack that is not one of the simulated built-in modules. */
function callerOf(error: Error): string {
  const frames = (error.stack ?? '').split('\n').slice(2);
  const frame = frames.find((line) => !line.includes('/inside/')) ?? frames[0] ?? '';
  const place = /\(?([^\s()]+:\d+:\d+)\)?$/.exec(frame.trim())?.[1];
  return place === undefined ? '' : ` at ${place}`;
}

/** The error of an API that the simulation has no replacement for; it ends the host even where it is caught. */
export function refuse(api: string): never {
  const error = new Error();
  error.name = 'UnsupportedError';
  error.message = `${api} was used on ${system.hostname}${callerOf(error)}: the simulation has no replacement for it; leave it out of the simulated code, or put it behind a module of your own.`;
  system.fatal(error, 'unsupported');
  throw error;
}

/** A member of a built-in module that may be imported, and is refused when it is used. */
export function refused(api: string): unknown {
  const member = function refusedMember(): never {
    return refuse(api);
  };
  return new Proxy(member, {
    construct: () => refuse(`new ${api}`),
    get: (target, key) =>
      key === 'prototype' || key === 'name' || typeof key === 'symbol'
        ? (Reflect.get(target, key) as unknown)
        : refused(`${api}.${key}`),
  });
}
