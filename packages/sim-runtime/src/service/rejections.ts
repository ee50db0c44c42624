import process from 'node:process';

/** A promise that was rejected, and that nothing handles. */
export interface Rejection {
  readonly reason: unknown;
  readonly promise: Promise<unknown>;
}

/** Deprecated in words only: there is no other way to have rejections raised within an event. */
const ticking = process as unknown as { readonly _tickCallback: () => void };

const EVENT = 'unhandledRejection';
let raised: Rejection[] = [];

const note = (reason: unknown, promise: Promise<unknown>): void => {
  raised.push({ reason, promise });
};

/** Does `work` while unhandled rejections are raised by `takeRejections` alone. */
export function collectingRejections<Result>(work: () => Result): Result {
  const listeners = process.listeners(EVENT);
  const before = raised;
  raised = [];
  process.removeAllListeners(EVENT);
  process.on(EVENT, note);
  try {
    return work();
  } finally {
    ticking._tickCallback();
    raised = before;
    process.removeAllListeners(EVENT);
    for (const listener of listeners) process.on(EVENT, listener);
  }
}

/** The promises that were rejected since the last call, and that nothing handles. */
export function takeRejections(): readonly Rejection[] {
  ticking._tickCallback();
  if (raised.length === 0) return raised;
  const taken = raised;
  raised = [];
  return taken;
}
