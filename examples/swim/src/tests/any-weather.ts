import { type FaultKind } from '@gossip/sim-runtime/sim';
import { aNewLifeBegins, coverageGoals, suspicionRefuted } from './coverage-goals.js';
import {
  detectedInTime,
  everybodyAgrees,
  onlyItselfBeginsALife,
  opinionsOnlyAdvance,
} from './invariants.js';
import { SETTINGS, type Variant } from './membership-simulation.js';

const CLAIMS: readonly FaultKind[] = [
  'loss',
  'delay',
  'duplication',
  'partition',
  'pause',
  'clock-skew',
  'clock-jump',
  'crash',
  'cascade',
  'repeated-crash',
  'mass-restart',
  'split-brain',
  'amnesia',
];

/** All that the protocol claims, in all the weather that it claims it in. */
export const ANY_WEATHER: Variant = {
  name: 'swim',
  settings: SETTINGS,
  claims: CLAIMS,
  accusations: true,
  oracles: [
    detectedInTime(SETTINGS.suspicionPeriods),
    opinionsOnlyAdvance,
    onlyItselfBeginsALife,
    everybodyAgrees(600),
    ...coverageGoals,
    suspicionRefuted,
    aNewLifeBegins,
  ],
};
