import { TraceBuffer } from '../trace/trace-buffer.js';
import { TraceEmitter } from '../trace/trace-emitter.js';
import { type ReadableTrace } from '../trace/trace-sink.js';
import { type Contents } from './contents.js';
import { type RunOptions } from './simulation.js';

/** The trace sink of a run; absent where no option of the run needs one. */
export function traceFor(
  { trace = false, recorder }: RunOptions,
  contents: Contents | undefined,
): ReadableTrace | undefined {
  if (contents !== undefined) {
    return new TraceEmitter((entry) => {
      recorder?.(entry);
      contents.take(entry);
    }, trace);
  }
  if (recorder !== undefined) return new TraceEmitter(recorder, trace);
  return trace ? new TraceBuffer() : undefined;
}
