import { type InjectionMenu } from '../injection/inject.js';
import { type LaneLayout } from '../run/lane.js';
import { type ModuleTypeDefinition } from '../run/module-type.js';
import { SERVICE_MENU } from './service-menu.js';
import { type ServiceWorld } from './service-definition.js';

/** Service: processes on hosts, and clients, over a faulty network. @internal */
export const SERVICE: ModuleTypeDefinition = serviceType([], SERVICE_MENU);

/**
 * The module type of a simulation whose hosts have these names.
 *
 * @param names - of all hosts, those of clients last
 * @param menu - the faults that its definition is offered
 */
export function serviceType(names: readonly string[], menu: InjectionMenu): ModuleTypeDefinition {
  const nameOf = (party: number): string => names[party] ?? `host-${party}`;
  return {
    name: 'service',
    faults: menu,
    recordedKinds: [],
    operationsActInPlace: true,
    isConcurrent: true,
    // Each run starts all hosts, which takes milliseconds.
    costOfARun: 40_000,
    nameOf,
    layout: () => layoutOf(names),
    laneValues: (world) =>
      (world as ServiceWorld).hosts.map(({ isUp, starts }, lane) => ({
        lane,
        state: isUp ? { starts } : 'down',
      })),
  };
}

function layoutOf(names: readonly string[]): LaneLayout {
  const laneOf = (party: number): number => party;
  return {
    lanes: names.map((name, index) => ({ name, short: shortOf(name, index), role: 'node' })),
    of: (target) => (typeof target === 'number' ? target : 0),
    operatesIn: laneOf,
    appliesIn: laneOf,
  };
}

/** The first letter and the number: `s0` for `store-0`. */
function shortOf(name: string, index: number): string {
  return `${name.slice(0, 1)}${name.slice(name.lastIndexOf('-') + 1)}`.slice(0, 3) || String(index);
}
