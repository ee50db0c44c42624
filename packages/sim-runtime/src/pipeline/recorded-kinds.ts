import { type RecordedKind } from '../recording/recorded-input.js';

/** What a recording of a pipeline stage holds. */
export const PIPELINE_RECORD: readonly RecordedKind[] = ['event'];
