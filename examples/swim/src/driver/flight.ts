import { join } from 'node:path';
import { SIMULATION } from './settings.js';
import { FlightRecorder, type FlightRecorderOptions } from '@gossip/sim-runtime/node';

/** What a member says of its recording when it ends. */
export interface Flight {
  readonly id: number;
  /** The hashes that a replay must have. */
  readonly traceHash: number;
  readonly contentHash: number;
  /** How many states it was in, one for each input, and their fingerprint. */
  readonly states: number;
  readonly fingerprint: string;
}

/** Where the recording of a member is. */
export function recordingOf(folder: string, id: number): string {
  return join(folder, `member-${id}.ndjson`);
}

export function recordFlight(
  folder: string,
  id: number,
  onError: FlightRecorderOptions['onError'],
): FlightRecorder {
  return new FlightRecorder(recordingOf(folder, id), {
    simulation: SIMULATION,
    type: 'gossip',
    onError,
  });
}
