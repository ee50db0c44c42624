import { type Trip } from './trip.js';

/** `Date` without its clock: a date of given parts is harmless, the present one is not. */
export function guardDate(
  original: DateConstructor,
  isRunning: () => boolean,
  trip: Trip,
): DateConstructor {
  const handler: ProxyHandler<DateConstructor> = {
    construct(target, args, newTarget) {
      if (args.length === 0 && isRunning()) trip('new Date()', 'clock', handler.construct);
      return Reflect.construct(target, args, newTarget) as object;
    },
    apply: (target) => (isRunning() ? trip('Date()', 'clock', handler.apply) : target()),
  };
  return new Proxy(original, handler);
}
