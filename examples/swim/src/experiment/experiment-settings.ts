import { type SwimSettings } from '../swim-config.js';

/** What a protocol period lasts, in ticks. */
const PERIOD = 24;

/** As in the paper's evaluation: 128 members, of which one is killed, for 120 periods of slowness. */
export const MEMBERS = 128;
export const WARM_UP_PERIODS = 10;
export const SLOW_PERIODS = 120;

/** How long slow members are blocked, and how long they then work, in periods. */
export const BLOCKED_PERIODS = 16;
export const OPEN_PERIODS = 1;

/** Suspicions last 5 log10(n) periods, as in the paper; with Lifeguard up to 6 times as many. */
const SWIM: SwimSettings = {
  periodTicks: PERIOD,
  ackTimeoutTicks: PERIOD / 2,
  helpers: 3,
  suspicionPeriods: 11,
  mostSuspicionPeriods: 11,
  confirmations: 0,
  retellings: 4,
  rumorsPerMessage: 16,
  revivalPeriods: 2,
  worstHealth: 0,
};

const LOCAL_HEALTH = { worstHealth: 8 };
const SUSPICION = { mostSuspicionPeriods: 66, confirmations: 3 };

/** The protocol with and without the parts of Lifeguard, by what tables call them. */
export const PROTOCOLS: Readonly<Record<string, SwimSettings>> = {
  SWIM,
  'LHA-Probe': { ...SWIM, ...LOCAL_HEALTH },
  'LHA-Suspicion': { ...SWIM, ...SUSPICION },
  Lifeguard: { ...SWIM, ...LOCAL_HEALTH, ...SUSPICION },
};
