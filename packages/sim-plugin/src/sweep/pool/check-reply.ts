import type { Tally } from '@gossip/sim-runtime/sim';
import type { Batch, Session } from '../worker/session.js';

/**
 * Whether what a worker gave can be the result of a request: what adds up to a verdict is looked at, since
 * code of the module runs in the same process.
 */
export function canBeResult(method: keyof Session, argument: unknown, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return method !== 'run' || isTallyOf(argument as Batch, value as Partial<Tally>);
}

function isTallyOf({ first, count }: Batch, tally: Partial<Tally>): boolean {
  const { seeds = 0, activeSeeds, events, ticks, operations, oracles, failures = [] } = tally;
  return (
    isCount(seeds) &&
    seeds >= 1 &&
    seeds <= count &&
    isCount(activeSeeds) &&
    isCount(events) &&
    isCount(ticks) &&
    Array.isArray(operations) &&
    Array.isArray(oracles) &&
    Array.isArray(failures) &&
    failures.every(({ seed }) => isCount(seed) && (seed - first) >>> 0 < seeds)
  );
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
