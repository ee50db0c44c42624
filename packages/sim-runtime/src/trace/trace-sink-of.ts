import { type Recorder } from './trace-entry.js';
import { TraceEmitter } from './trace-emitter.js';
import { type TraceSink } from './trace-sink.js';

/** The trace sink of a simulator: the given one, or one that passes entries to the given recorder. */
export function traceSinkOf(options: {
  readonly traceSink?: TraceSink | undefined;
  readonly recorder?: Recorder | undefined;
}): TraceSink | undefined {
  const { traceSink, recorder } = options;
  return traceSink ?? (recorder === undefined ? undefined : new TraceEmitter(recorder, false));
}
