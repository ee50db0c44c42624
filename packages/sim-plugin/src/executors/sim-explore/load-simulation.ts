import type { Simulation } from '@gossip/sim-runtime/sim';
import { pathToFileURL } from 'node:url';
import { bundleSimulation } from '../../sweep/bundle/bundle-simulation.js';
import { otherType } from '../../sweep/module/module-errors.js';
import { simulationOf } from '../../sweep/worker/simulation-of.js';
import type { ModuleConfig } from '../../config/sim-config.js';
import { doesNotLoad, noSimulation } from './explore-errors.js';

/** Where a module is. */
export interface ModulePlace {
  /** Absolute path. */
  readonly workspaceRoot: string;
  /** Relative to the workspace's root, with forward slashes. */
  readonly projectRoot: string;
  readonly declared: ModuleConfig;
}

/**
 * Bundles a module's simulation, loads it into this process and lends it to `use`.
 *
 * @throws SimPluginError when it does not bundle or load, or is of another type than declared
 */
export async function withSimulation<Result>(
  { workspaceRoot, projectRoot, declared }: ModulePlace,
  use: (simulation: Simulation) => Result | Promise<Result>,
): Promise<Result> {
  const source = `${projectRoot}/${declared.simulation}`;
  const { simulation: file } = declared;
  const bundle = await bundleSimulation({ workspaceRoot, projectRoot, simulation: file });
  try {
    const { module } = await load(bundle.file, source);
    const simulation = simulationOf(module);
    if (simulation === undefined) throw noSimulation(source);
    if (simulation.type !== declared.type) throw otherType(source, simulation.type, declared);
    return await use(simulation);
  } finally {
    bundle.dispose();
  }
}

interface Loaded {
  readonly module: Readonly<Record<string, unknown>>;
}

async function load(file: string, source: string): Promise<Loaded> {
  try {
    return (await import(pathToFileURL(file).href)) as Loaded;
  } catch (error) {
    throw doesNotLoad(source, error instanceof Error ? error.message : String(error));
  }
}
