import { hashLabel } from '../kernel/keyed-hash.js';
import { EMPTY_TRACE_HASH, fold } from '../kernel/trace-hash.js';
import { type RecordedInput } from './recorded-input.js';

/**
 * Folds a recorded input into the content hash of its recording: the input with all its data, and the
 * digest of its outcome.
 *
 * @param hash - the hash so far, as a signed integer; `EMPTY_TRACE_HASH` at first
 */
export function foldRecorded(hash: number, input: RecordedInput): number {
  return fold(hash, hashLabel(JSON.stringify(input)));
}

/** The content hash of a recording, as a signed integer. */
export function hashOfRecording(recording: readonly RecordedInput[]): number {
  return recording.reduce(foldRecorded, EMPTY_TRACE_HASH);
}
