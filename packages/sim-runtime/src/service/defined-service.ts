import { type FaultKind } from '../faults/fault-kind.js';
import { type Oracle } from '../oracles/oracle.js';
import { type SimulationDefinition } from '../run/simulation-definition.js';
import { type ServiceDefinition, type ServiceWorld } from './service-definition.js';

/** The definition of a service simulation, with defaults filled in. */
export interface DefinedService
  extends SimulationDefinition, Omit<ServiceDefinition, 'oracles' | 'claims'> {
  /** Tells this definition from those of other module types. */
  readonly type: 'service';
  /** The oracles, in the order of reports. */
  readonly oracles: readonly Oracle<ServiceWorld>[];
  /** The faults that the service claims to survive. */
  readonly claims: readonly FaultKind[];
}

/**
 * Whether a definition is that of a service simulation.
 *
 * @param definition - the `definition` of a simulation
 */
export function definesService(definition: SimulationDefinition): definition is DefinedService {
  return definition.type === 'service';
}
