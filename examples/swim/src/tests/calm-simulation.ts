import { aNewLifeBegins, coverageGoals } from './coverage-goals.js';
import {
  detectedInTime,
  everybodyAgrees,
  noFalsePositive,
  onlyItselfBeginsALife,
  opinionsOnlyAdvance,
} from './invariants.js';
import { membershipSimulation, SETTINGS, type Variant } from './membership-simulation.js';
import { suspectsGetTheirTime } from './suspects-get-their-time.js';

/** Members crash, but no message is lost or late: then no member that is present may be suspected. */
export const CALM: Variant = {
  name: 'swim-calm',
  members: 5,
  settings: SETTINGS,
  claims: ['crash', 'cascade', 'repeated-crash', 'mass-restart'],
  accusations: false,
  oracles: [
    noFalsePositive,
    detectedInTime(SETTINGS),
    suspectsGetTheirTime(SETTINGS),
    opinionsOnlyAdvance,
    onlyItselfBeginsALife,
    everybodyAgrees(5, SETTINGS),
    ...coverageGoals,
    aNewLifeBegins,
  ],
};

export const simulation = membershipSimulation(CALM);
