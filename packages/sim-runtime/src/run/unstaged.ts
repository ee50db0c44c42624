import { EMPTY_TRACE_HASH } from '../kernel/trace-hash.js';
import { type Plan } from '../plan/plan.js';
import { exceptionViolation } from './exception-violation.js';
import { type RunResult } from './run-result.js';
import { type TraceEntry } from './trace.js';

/** What a run came to whose world could not be made, as when the constructor of a node throws. */
export function unstaged(plan: Plan, error: unknown, trace: TraceEntry[] | undefined): RunResult {
  const violation = exceptionViolation(error, 0);
  const { at, oracle, message } = violation;
  trace?.push({ at, kind: 'violation', oracle, message });
  return {
    seed: plan.seed,
    traceHash: EMPTY_TRACE_HASH >>> 0,
    events: 0,
    ticks: 0,
    faults: {},
    operations: [],
    oracles: [],
    violation,
    ...(trace === undefined ? {} : { trace }),
  };
}
