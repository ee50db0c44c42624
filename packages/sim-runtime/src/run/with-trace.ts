import { type RunResult } from './run-result.js';
import { type ReadableTrace } from '../trace/trace-sink.js';

/** A result with its trace, whose entries are made when it is read. */
export function withTrace(result: RunResult, traceSink: ReadableTrace): RunResult {
  return Object.defineProperty({ ...result }, 'trace', {
    enumerable: true,
    get: () => traceSink.entries,
  });
}
