import { type RecordedKind } from '../recording/recorded-input.js';

/** What a recording of a sans-IO node holds. */
export const GOSSIP_RECORD: readonly RecordedKind[] = ['start', 'message', 'timeout', 'call'];
