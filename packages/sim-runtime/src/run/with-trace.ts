import { type RunResult } from './run-result.js';
import { type ReadableTape } from './tape.js';

/** A result with its trace, whose entries are made when somebody looks at it. */
export function withTrace(result: RunResult, tape: ReadableTape): RunResult {
  return Object.defineProperty({ ...result }, 'trace', {
    enumerable: true,
    get: () => tape.entries,
  });
}
