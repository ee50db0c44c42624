import { type SwimSettings } from '../swim-config.js';

/** How the cluster is set, simulated and for real. */
export const SETTINGS: SwimSettings = {
  periodTicks: 24,
  ackTimeoutTicks: 8,
  helpers: 3,
  suspicionPeriods: 5,
  mostSuspicionPeriods: 30,
  confirmations: 3,
  retellings: 3,
  rumorsPerMessage: 8,
  revivalPeriods: 2,
  worstHealth: 3,
};

export const MEMBERS = 10;
/** What a tick lasts in the real cluster, in milliseconds. */
export const MS_PER_TICK = 10;
/** How many periods the members have for getting to know each other. */
export const WARM_UP_PERIODS = 5;
/** The one that is killed, and the one that is paused. */
export const KILLED = 0;
export const PAUSED = 1;
/** The simulation of the same cluster, which replays what its members have recorded. */
export const SIMULATION = 'swim-cluster';
