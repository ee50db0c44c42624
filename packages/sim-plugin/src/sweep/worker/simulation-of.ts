import type * as SimRuntime from '@gossip/sim-runtime/sim';

/** What a module exports as `simulation`, if that is one. */
export function simulationOf(
  module: Readonly<Record<string, unknown>>,
): SimRuntime.Simulation | undefined {
  const { simulation } = module;
  return isSimulation(simulation) ? simulation : undefined;
}

function isSimulation(value: unknown): value is SimRuntime.Simulation {
  if (typeof value !== 'object' || value === null) return false;
  const { name, run, plans } = value as Partial<SimRuntime.Simulation>;
  return typeof name === 'string' && typeof run === 'function' && typeof plans === 'function';
}
