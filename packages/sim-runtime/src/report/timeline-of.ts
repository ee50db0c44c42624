import { type WorldWithHistory } from '../history/oracle/call-oracle.js';
import { type CallTimeline } from '../history/timeline/call-timeline.js';
import { showsTimeline } from '../history/timeline/timeline-oracle.js';
import { type Simulation } from '../run/simulation.js';
import { type Violation } from '../run/violation.js';

/**
 * The calls of clients in a run that violates an oracle over them; `undefined` for all other runs.
 *
 * @param simulation - the simulation whose run it is
 * @param violation - what ended the run
 * @param world - the world at the end of the run
 */
export function timelineOf(
  simulation: Pick<Simulation, 'definition'>,
  violation: Pick<Violation, 'oracle'> | undefined,
  world: unknown,
): CallTimeline | undefined {
  const oracle = simulation.definition.oracles.find(({ name }) => name === violation?.oracle);
  const { history } = (world ?? {}) as WorldWithHistory;
  return history !== undefined && showsTimeline(oracle) ? oracle.timeline(history) : undefined;
}
