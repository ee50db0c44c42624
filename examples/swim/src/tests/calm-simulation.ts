import { aNewLifeBegins, coverageGoals } from './coverage-goals.js';
import {
  detectedInTime,
  everybodyAgrees,
  noFalsePositive,
  onlyItselfBeginsALife,
  opinionsOnlyAdvance,
} from './invariants.js';
import { membershipSimulation, SETTINGS, type Variant } from './membership-simulation.js';

/** Members crash, but no message is lost or late: then nobody who is there may be suspected. */
export const CALM: Variant = {
  name: 'swim-calm',
  settings: SETTINGS,
  claims: ['crash', 'cascade', 'repeated-crash', 'mass-restart'],
  accusations: false,
  oracles: [
    noFalsePositive,
    detectedInTime(SETTINGS.suspicionPeriods),
    opinionsOnlyAdvance,
    onlyItselfBeginsALife,
    everybodyAgrees(600),
    ...coverageGoals,
    aNewLifeBegins,
  ],
};

export const simulation = membershipSimulation(CALM);
