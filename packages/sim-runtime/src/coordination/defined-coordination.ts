import { type FaultKind } from '../faults/fault-kind.js';
import { type Oracle } from '../oracles/oracle.js';
import { type Performers } from '../plan/plan-space.js';
import { type Plan } from '../plan/plan.js';
import { type SimulationDefinition } from '../run/simulation-definition.js';
import { type CoordinationDefinition } from './coordination-definition.js';
import { type CoordinationWorld } from './coordination-world.js';

/** The definition of a coordination simulation, with defaults filled in. */
export interface DefinedCoordination<
  State = unknown,
  Input = unknown,
  Effect = unknown,
  BeliefValue = unknown,
  Configuration extends object = object,
>
  extends
    SimulationDefinition,
    Omit<
      CoordinationDefinition<State, Input, Effect, BeliefValue, Configuration>,
      'oracles' | 'claims' | 'configure' | 'initialState'
    > {
  /** Tells this definition from those of other module types. */
  readonly type: 'coordination';
  /** The configuration of least draws, which explorations have. */
  readonly configuration: Configuration;
  /** The configuration of a plan. */
  readonly configurationOf: (plan: Pick<Plan, 'parties' | 'configuration'>) => Configuration;
  /** The state before the first input, in the configuration of least draws. */
  readonly initialState: State;
  /** The state before the first input. */
  readonly initialStateOf: (configuration: Configuration) => State;
  /** The name of an actor in reports: `worker` gives `worker-0`. */
  readonly actorName: string;
  /** The actors that do an operation; absent where all do all. */
  readonly performers: Performers | undefined;
  /** The oracles, in the order of reports. */
  readonly oracles: readonly Oracle<CoordinationWorld<State, Input, Effect, BeliefValue>>[];
  /** The faults that the module claims to survive. */
  readonly claims: readonly FaultKind[];
}

/**
 * Whether a definition is that of a coordination simulation.
 *
 * @param definition - the `definition` of a simulation
 */
export function definesCoordination(
  definition: SimulationDefinition,
): definition is DefinedCoordination {
  return definition.type === 'coordination';
}
