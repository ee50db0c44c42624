import type { ModuleConfig } from '../../config/sim-config.js';
import {
  type BundleRequest,
  bundleSimulation,
  type SimulationBundle,
} from '../bundle/bundle-simulation.js';
import { SimulationPool } from '../pool/simulation-pool.js';
import type { SimulationFacts } from '../worker/session.js';
import { otherType } from './module-errors.js';

/** One module of a project, as its files have it. */
export interface ModuleSource {
  /** Absolute path. */
  readonly workspaceRoot: string;
  /** Relative to the workspace's root, with forward slashes. */
  readonly projectRoot: string;
  /** The module's entry in the project's sim.config.json. */
  readonly declared: ModuleConfig;
  /** The longest time without progress that a worker is given, in milliseconds. */
  readonly watchdogMs: number;
  /** What changes the sources before they are bundled. */
  readonly plugins?: BundleRequest['plugins'];
}

/** A module that is ready to run: its bundle, and the workers that load it. */
export interface PreparedModule {
  readonly bundle: SimulationBundle;
  readonly pool: SimulationPool;
  readonly facts: SimulationFacts;
  /** The simulation's file, from the workspace's root. */
  readonly source: string;
}

/**
 * Prepares a module, lends it to `use`, and afterwards ends its workers and removes its bundle.
 *
 * @returns the result of `use`
 * @throws SimPluginError when the simulation does not bundle or load, or is of another type than declared
 */
export async function withModule<Result>(
  { workspaceRoot, projectRoot, declared, watchdogMs, plugins = [] }: ModuleSource,
  use: (module: PreparedModule) => Promise<Result>,
): Promise<Result> {
  const { simulation } = declared;
  const source = `${projectRoot}/${simulation}`;
  const bundle = await bundleSimulation({ workspaceRoot, projectRoot, simulation, plugins });
  const pool = new SimulationPool({ workspaceRoot, file: bundle.file, source, watchdogMs });
  try {
    const facts = await pool.ask('facts');
    if (facts.type !== declared.type) throw otherType(source, facts.type, declared);
    return await use({ bundle, pool, facts, source });
  } finally {
    await pool.close();
    bundle.dispose();
  }
}
