/**
 * Simulations of services: several processes, with their code as it is, on hosts with a simulated network, disk and
 * clock. Imported by a module's `sim.ts`; it needs Node, for contexts of their own.
 *
 * @packageDocumentation
 */
export { service } from './service/service.js';
export type {
  HostDefinition,
  HostView,
  ServiceDefinition,
  ServiceOperationContext,
  ServiceWorld,
} from './service/service-definition.js';
export { type DefinedService, definesService } from './service/defined-service.js';
export { SERVICE } from './service/service-type.js';
export { HostError } from './service/host-error.js';
