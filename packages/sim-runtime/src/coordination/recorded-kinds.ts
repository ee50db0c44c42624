import { type RecordedKind } from '../recording/recorded-input.js';

/** What a recording of a coordination module holds. */
export const COORDINATION_RECORD: readonly RecordedKind[] = ['state', 'input'];
