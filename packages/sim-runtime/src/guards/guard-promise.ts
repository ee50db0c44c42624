import { type Guarding } from './guarding.js';

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
 *
 * Within a loan it can be constructed: libraries offer promises that nothing has to wait for. Whatever
 * waits for one makes another, which is stopped.
 */
export function guardPromise(
  original: PromiseConstructor,
  { isRunning, loan, trip, admitPromise }: Guarding,
): PromiseConstructor {
  const handler: ProxyHandler<PromiseConstructor> = {
    construct(target, args, newTarget) {
      const make = () => Reflect.construct(target, args, newTarget) as object;
      if (!isRunning()) return make();
      if (loan() !== undefined) return admitPromise(make);
      return trip('new Promise()', 'asynchrony', handler.construct);
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
