import { trippedGuard } from '../guards/guards.js';
import { EMPTY_TRACE_HASH } from '../kernel/trace-hash.js';
import { type Plan } from '../plan/plan.js';
import { contentHashOf } from './content-hash-of.js';
import { exceptionViolation } from './exception-violation.js';
import { guardViolation } from './guard-violation.js';
import { type RunResult } from './run-result.js';
import { type Contents } from './contents.js';
import { type RunOptions } from './simulation.js';
import { type ReadableTrace } from '../trace/trace-sink.js';
import { withTrace } from './with-trace.js';

/** The result of a run whose world could not be made, as when the constructor of a node throws. */
export function unstaged(
  plan: Plan,
  error: unknown,
  {
    traceSink,
    contents,
    trace,
  }: Pick<RunOptions, 'trace'> & {
    readonly traceSink: ReadableTrace | undefined;
    readonly contents: Contents | undefined;
  },
): RunResult {
  const thrown = exceptionViolation(error, 0);
  const guard = trippedGuard();
  const violation = guard === undefined ? thrown : guardViolation(guard, 0, thrown);
  const { at, oracle, message } = violation;
  traceSink?.note({ at, kind: 'violation', oracle, message });
  const result: RunResult = {
    seed: plan.seed,
    traceHash: EMPTY_TRACE_HASH >>> 0,
    ...contentHashOf(contents),
    events: 0,
    ticks: 0,
    isActive: false,
    faults: {},
    operations: [],
    oracles: [],
    violation,
  };
  return traceSink === undefined || trace !== true ? result : withTrace(result, traceSink);
}
