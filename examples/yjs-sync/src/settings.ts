import { type ReplicaConfig } from './replica-config.js';

/** How the replicas are set, simulated and for real. A message takes a tick in a calm simulation. */
export const SETTINGS: Pick<ReplicaConfig, 'saveDelayTicks' | 'syncIntervalTicks'> = {
  saveDelayTicks: 10,
  syncIntervalTicks: 40,
};

/** What a tick lasts in a real replica, in milliseconds. */
export const MS_PER_TICK = 10;
