/** The package whose executors the targets run. */
export const SIM_PLUGIN_NAME = '@gossip/sim-plugin';

/** What Nx shows beside the targets. */
export const TECHNOLOGIES: readonly string[] = ['deterministic simulation testing', 'typescript'];
