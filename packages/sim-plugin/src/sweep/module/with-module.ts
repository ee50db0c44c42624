import type { ModuleConfig } from '../../config/sim-config.js';
import {
  type BundleRequest,
  bundleSimulation,
  type SimulationBundle,
} from '../bundle/bundle-simulation.js';
import { SimulationPool } from '../pool/simulation-pool.js';
import { SpareProcess } from '../pool/worker-process.js';
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
  /** Whether its workers are to explore, too. */
  readonly explores?: boolean;
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
  module: ModuleSource,
  use: (module: PreparedModule) => Promise<Result>,
): Promise<Result> {
  const { workspaceRoot, projectRoot, declared, plugins = [], explores = false } = module;
  // Node starts while the bundler works.
  const spare = new SpareProcess();
  try {
    const place = { workspaceRoot, projectRoot, simulation: declared.simulation };
    const bundle = await bundleSimulation({
      ...place,
      plugins,
      explores,
      sharesRuntime: plugins.length === 0,
    });
    return await withBundle(module, bundle, spare, use);
  } finally {
    spare.dispose();
  }
}

/**
 * Prepares a module that has been bundled, lends it to `use`, and afterwards ends its workers and removes its
 * bundle.
 *
 * @param spare - a process for its first worker
 * @returns the result of `use`
 * @throws SimPluginError when the simulation does not load, or is of another type than declared
 */
export async function withBundle<Result>(
  { workspaceRoot, projectRoot, declared, watchdogMs }: ModuleSource,
  bundle: SimulationBundle,
  spare: SpareProcess,
  use: (module: PreparedModule) => Promise<Result>,
): Promise<Result> {
  const source = `${projectRoot}/${declared.simulation}`;
  const pool = new SimulationPool({ workspaceRoot, file: bundle.file, source, watchdogMs, spare });
  try {
    const facts = await pool.ask('facts');
    if (facts.type !== declared.type) throw otherType(source, facts.type, declared);
    const result = await use({ bundle, pool, facts, source });
    await pool.keepCompiled();
    return result;
  } finally {
    await pool.close();
    bundle.dispose();
  }
}
