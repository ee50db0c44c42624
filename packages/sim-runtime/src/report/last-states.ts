import { type RunResult } from '../run/run-result.js';
import { type Simulation } from '../run/simulation.js';
import { describe } from './describe.js';
import { type LastState } from './simulation-report.js';

/** The most states in a report. */
const MOST_STATES = 8;

/**
 * The states at the end of a run that violated an `eventually`, since no step shows what is missing; none
 * for any other run.
 *
 * @param simulation - the simulation of the run
 * @param parties - how many parties the run had
 * @param result - the result of the run
 * @param world - the world at the end of the run; `undefined` where it could not be made
 */
export function lastStates(
  { moduleType, partyName }: Pick<Simulation, 'moduleType' | 'partyName'>,
  parties: number,
  { violation }: Pick<RunResult, 'violation'>,
  world: unknown,
): { readonly lastStates?: readonly LastState[] } {
  if (violation?.kind !== 'eventually') return {};
  const layout = moduleType.layout(partyName, parties);
  const values = world === undefined ? [] : moduleType.laneValues(world, layout, true);
  const states = values.slice(0, MOST_STATES).map(({ lane, state }) => ({
    name: layout.lanes[lane]?.name ?? '',
    state: describe(state),
  }));
  const rest = values.length - states.length;
  return {
    lastStates: rest === 0 ? states : [...states, { name: 'others', state: `${rest} more` }],
  };
}
