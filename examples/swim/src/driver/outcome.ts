import { type Detection, detectionOf, returnOf, type Sighting } from './sighting.js';
import { KILLED, PAUSED } from './settings.js';

/** The result of a run, real or simulated. Times are in protocol periods. */
export interface Outcome {
  readonly killed: Detection;
  readonly paused: Detection;
  /** From its going on until the paused one was alive to all. */
  readonly returned: number;
  /** How often one that had never been away was declared dead. */
  readonly falseDeaths: number;
}

/** @param period - what a protocol period lasts, in the unit of the other times */
export function outcomeOf(
  sightings: readonly Sighting[],
  goneAt: number,
  backAt: number,
  period: number,
): Outcome {
  return {
    killed: detectionOf(sightings, KILLED, goneAt, period),
    paused: detectionOf(sightings, PAUSED, goneAt, period),
    returned: returnOf(sightings, PAUSED, backAt, period),
    falseDeaths: sightings.filter(
      ({ member, status }) => status === 'dead' && member !== KILLED && member !== PAUSED,
    ).length,
  };
}
