import { type FaultKind, type Oracle } from '@gossip/sim-runtime/sim';
import { type SwimSettings } from '../swim-config.js';
import { applicationsAreServed } from './applications-are-served.js';
import { aNewLifeBegins, coverageGoals, suspicionRefuted } from './coverage-goals.js';
import {
  detectedInTime,
  everybodyAgrees,
  onlyItselfBeginsALife,
  opinionsOnlyAdvance,
  type World,
} from './invariants.js';
import { membersAnswer, messagesSayWho, probesAreMade } from './members-answer.js';
import { SETTINGS, type Variant } from './membership-simulation.js';
import { newsIsTaken } from './news-is-taken.js';
import { newsIsTold } from './news-is-told.js';
import { probesKeepTime } from './probes-keep-time.js';
import { suspectsGetTheirTime } from './suspects-get-their-time.js';

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

/** A variant with all properties that the protocol claims, under all faults that it claims to survive. */
export function underAllFaults(
  name: string,
  members: number,
  settings: SwimSettings,
  goals: readonly Oracle<World>[] = [],
): Variant {
  return {
    name,
    members,
    settings,
    claims: CLAIMS,
    accusations: true,
    oracles: [
      detectedInTime(settings),
      suspectsGetTheirTime(settings),
      opinionsOnlyAdvance,
      onlyItselfBeginsALife,
      membersAnswer,
      messagesSayWho,
      probesAreMade,
      applicationsAreServed(settings),
      newsIsTaken(settings),
      newsIsTold(settings),
      probesKeepTime(settings),
      everybodyAgrees(members, settings),
      ...coverageGoals,
      suspicionRefuted,
      aNewLifeBegins,
      ...goals,
    ],
  };
}

export const PLAIN = underAllFaults('swim', 5, SETTINGS);
