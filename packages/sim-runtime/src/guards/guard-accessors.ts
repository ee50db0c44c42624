import { isPlatformCall } from './call-site.js';
import { GuardError } from './guard-error.js';
import { type Guarding } from './guarding.js';
import { lend } from './lent.js';

type Getter = (this: unknown) => unknown;

/** A property that is read from a getter, and what its guard does. */
export interface GuardedAccessor {
  /** How to get to its owner from the global object. */
  readonly path: readonly string[];
  readonly key: string;
  readonly guard: (read: Getter, guarding: Guarding) => Getter;
}

/** Getters that give the time, and one whose function does unless it is given a date. */
export const GUARDED_ACCESSORS: readonly GuardedAccessor[] = [
  { path: ['performance'], key: 'timeOrigin', guard: clock('performance.timeOrigin') },
  { path: ['performance'], key: 'nodeTiming', guard: clock('performance.nodeTiming') },
  { path: ['Event', 'prototype'], key: 'timeStamp', guard: clock('event.timeStamp') },
  { path: ['Intl', 'DateTimeFormat', 'prototype'], key: 'format', guard: guardFormat },
];

function clock(api: string): GuardedAccessor['guard'] {
  return (read, { isRunning, loan, trip }) =>
    function guarded(this: unknown): unknown {
      const lent = lend(api, loan(), []);
      if (lent !== undefined) return lent[0];
      if (isRunning() && !isPlatformCall(new GuardError(api, 'clock', guarded).stack ?? '')) {
        return trip(api, 'clock', guarded);
      }
      return read.call(this);
    };
}

/** `format` is a getter: each formatter gives a function of its own. */
function guardFormat(read: Getter, { isRunning, trip }: Guarding): Getter {
  return function guarded(this: unknown): unknown {
    const format = read.call(this) as (date?: unknown) => string;
    if (!isRunning()) return format;
    return function formatDate(date?: unknown): string {
      if (date === undefined && isRunning()) {
        return trip('Intl.DateTimeFormat.format()', 'clock', formatDate);
      }
      return format(date);
    };
  };
}
