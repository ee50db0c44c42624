import { type Guarding } from './guarding.js';
import { lend } from './lent.js';

/** `Date` without its clock: a date of given parts is harmless, the present one is not. */
export function guardDate(
  original: DateConstructor,
  { isRunning, loan, trip }: Guarding,
): DateConstructor {
  /** The present time of a loan. */
  const lentNow = (): readonly [unknown] | undefined => lend('Date.now', loan(), []);
  const handler: ProxyHandler<DateConstructor> = {
    construct(target, args, newTarget) {
      const lent = args.length === 0 ? lentNow() : undefined;
      if (args.length === 0 && lent === undefined && isRunning()) {
        trip('new Date()', 'clock', handler.construct);
      }
      return Reflect.construct(target, lent ?? args, newTarget) as object;
    },
    apply(target) {
      const lent = lentNow();
      if (lent !== undefined) return new target(Number(lent[0])).toString();
      return isRunning() ? trip('Date()', 'clock', handler.apply) : target();
    },
  };
  return new Proxy(original, handler);
}
