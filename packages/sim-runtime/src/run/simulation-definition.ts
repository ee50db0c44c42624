import { type FaultKind } from '../faults/fault-kind.js';
import { type Oracle } from '../oracles/oracle.js';
import { type ModuleType } from '../plan/plan.js';

/**
 * The definition of a simulation, as data for engines other than `run`, such as an exhaustive search.
 *
 * Each module type extends it with the parts that its author gave. `definesCoordination`, `definesGossip`
 * and `definesPipeline` tell them apart and give the type of all parts.
 */
export interface SimulationDefinition {
  /** The type of the module. */
  readonly type: ModuleType;
  /** The simulation's name, as reports and plans have it. */
  readonly name: string;
  /** The oracles, in the order of reports. Each takes the world of its module type. */
  readonly oracles: readonly Oracle<never>[];
  /** The faults that the module claims to survive: those given, or the defaults of the module type. */
  readonly claims: readonly FaultKind[];
}
