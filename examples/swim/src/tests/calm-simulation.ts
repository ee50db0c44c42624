import { aNewLifeBegins, coverageGoals } from './coverage-goals.js';
import {
  detectedInTime,
  everybodyAgrees,
  noFalsePositive,
  onlyItselfBeginsALife,
  opinionsOnlyAdvance,
} from './invariants.js';
import { MEMBERS, membershipSimulation, SETTINGS, type Variant } from './membership-simulation.js';
import { suspectsGetTheirTime } from './suspects-get-their-time.js';

/** Members crash, but no message is lost or late: then nobody who is there may be suspected. */
export const CALM: Variant = {
  name: 'swim-calm',
  settings: SETTINGS,
  claims: ['crash', 'cascade', 'repeated-crash', 'mass-restart'],
  accusations: false,
  oracles: [
    noFalsePositive,
    detectedInTime(SETTINGS),
    suspectsGetTheirTime(SETTINGS),
    opinionsOnlyAdvance,
    onlyItselfBeginsALife,
    everybodyAgrees(MEMBERS - 1, SETTINGS),
    ...coverageGoals,
    aNewLifeBegins,
  ],
};

export const simulation = membershipSimulation(CALM);
