import { type Plan } from '../plan/plan.js';
import { type RunResult } from '../run/run-result.js';
import { type RunOptions, type Simulation } from '../run/simulation.js';
import { describe } from './describe.js';
import { type LastState } from './simulation-report.js';

/** The most states that are listed. */
const MOST_STATES = 8;

/**
 * The states at the end of a run in which something did not come true in time, since what is missing
 * shows in no step. Of any other run, nothing.
 */
export function lastStates(
  simulation: Simulation,
  plan: Plan,
  { violation }: RunResult,
  { maxEvents }: Pick<RunOptions, 'maxEvents'>,
): { readonly lastStates?: readonly LastState[] } {
  if (violation?.kind !== 'eventually') return {};
  const { moduleType, partyName } = simulation;
  const layout = moduleType.layout(partyName, plan.parties);
  let states: readonly LastState[] = [];
  const run = { only: violation.oracle, ...(maxEvents === undefined ? {} : { maxEvents }) };
  let world: unknown;
  simulation.run(plan, { ...run, watch: (seen) => (world = seen) });
  if (world !== undefined) {
    states = moduleType.laneValues(world, layout, true).map(({ lane, state }) => ({
      name: layout.lanes[lane]?.name ?? '',
      state: describe(state),
    }));
  }
  const shown = states.slice(0, MOST_STATES);
  const rest = states.length - shown.length;
  return {
    lastStates: rest === 0 ? shown : [...shown, { name: 'others', state: `${rest} more` }],
  };
}
