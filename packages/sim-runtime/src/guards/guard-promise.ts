import { type Trip } from './trip.js';

const MAKERS: readonly (string | symbol)[] = [
  'resolve',
  'reject',
  'all',
  'allSettled',
  'any',
  'race',
  'try',
  'withResolvers',
];

/**
 * `Promise` that makes no promises. Those of async functions come into being without it; see
 * `watchPromises`.
 */
export function guardPromise(
  original: PromiseConstructor,
  isRunning: () => boolean,
  trip: Trip,
): PromiseConstructor {
  const handler: ProxyHandler<PromiseConstructor> = {
    construct(target, args, newTarget) {
      if (isRunning()) trip('new Promise()', 'asynchrony', handler.construct);
      return Reflect.construct(target, args, newTarget) as object;
    },
    get(target, key, receiver) {
      const value: unknown = Reflect.get(target, key, receiver);
      if (!isRunning() || !MAKERS.includes(key)) return value;
      return function make() {
        return trip(`Promise.${String(key)}()`, 'asynchrony', make);
      };
    },
  };
  return new Proxy(original, handler);
}
