import { type Flight } from './flight.js';
import { type Outcome, outcomeOf } from './outcome.js';
import { RealCluster } from './real-cluster.js';
import { KILLED, MEMBERS, MS_PER_TICK, PAUSED, SETTINGS, WARM_UP_PERIODS } from './settings.js';

/** How long to wait for what the protocol promises, in periods: far beyond its bounds. */
const PATIENCE_PERIODS = 100;

/** The result of a run, and the recordings of its members, except for the one that was killed. */
export interface RealRun {
  readonly outcome: Outcome;
  readonly flights: readonly Flight[];
}

/**
 * Runs ten members for real, kills one, pauses another, and lets that one go on once all have declared
 * it dead.
 *
 * @param recordings - the folder in which each member records what reaches it
 * @throws Error when something has not come about after 100 protocol periods
 */
export async function realRun(memberFile: URL, recordings: string): Promise<RealRun> {
  const periodMs = SETTINGS.periodTicks * MS_PER_TICK;
  const patienceMs = PATIENCE_PERIODS * periodMs;
  const bystanders = Array.from({ length: MEMBERS }, (_, id) => id).filter(
    (id) => id !== KILLED && id !== PAUSED,
  );
  const cluster = await RealCluster.start(memberFile, MEMBERS, recordings);
  try {
    await new Promise((resolve) => setTimeout(resolve, WARM_UP_PERIODS * periodMs));
    const goneAt = Date.now();
    cluster.signal(KILLED, 'SIGKILL');
    cluster.signal(PAUSED, 'SIGSTOP');
    await cluster.until(bystanders, KILLED, 'dead', patienceMs);
    await cluster.until(bystanders, PAUSED, 'dead', patienceMs);
    const backAt = Date.now();
    cluster.signal(PAUSED, 'SIGCONT');
    await cluster.until(bystanders, PAUSED, 'alive', patienceMs);
    await cluster.until([PAUSED], KILLED, 'dead', patienceMs);
    const outcome = outcomeOf(cluster.sightings, goneAt, backAt, periodMs);
    return { outcome, flights: await cluster.land([...bystanders, PAUSED]) };
  } finally {
    cluster.stop();
  }
}
