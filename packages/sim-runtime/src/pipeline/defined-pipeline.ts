import { type FaultKind } from '../faults/fault-kind.js';
import { type Oracle } from '../oracles/oracle.js';
import { type Plan } from '../plan/plan.js';
import { type SimulationDefinition } from '../run/simulation-definition.js';
import { type PipelineDefinition, type StageWorld } from './pipeline-definition.js';

/** The definition of a pipeline simulation, with defaults filled in. */
export interface DefinedPipeline<
  State = unknown,
  Event = unknown,
  Effect = unknown,
  Configuration extends object = object,
>
  extends
    SimulationDefinition,
    Omit<
      PipelineDefinition<State, Event, Effect, Configuration>,
      'oracles' | 'claims' | 'configure' | 'initialState'
    > {
  /** Tells this definition from those of other module types. */
  readonly type: 'pipeline';
  /** The configuration of least draws, which explorations have. */
  readonly configuration: Configuration;
  /** The configuration of a plan. */
  readonly configurationOf: (plan: Pick<Plan, 'parties' | 'configuration'>) => Configuration;
  /** The state before the start event of the stage, in the configuration of least draws. */
  readonly initialState: State;
  /** The state before the start event of the stage. */
  readonly initialStateOf: (configuration: Configuration) => State;
  /** The oracles, in the order of reports. */
  readonly oracles: readonly Oracle<StageWorld<State, Event, Effect>>[];
  /** The faults that the stage claims to survive. */
  readonly claims: readonly FaultKind[];
}

/**
 * Whether a definition is that of a pipeline simulation.
 *
 * @param definition - the `definition` of a simulation
 */
export function definesPipeline(definition: SimulationDefinition): definition is DefinedPipeline {
  return definition.type === 'pipeline';
}
