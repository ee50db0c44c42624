/**
 * What `nx.json` names in `plugins`: it infers targets for every project with a `sim.config.json`.
 *
 * @packageDocumentation
 */
import { createNodes } from './inference/create-nodes.js';

export { type SimPluginOptions } from './inference/plugin-options.js';

// Nx 24 looks for `createNodes`, its predecessors for `createNodesV2`; they are the same thing.
export { createNodes, createNodes as createNodesV2 };

/** The plugin's name, by which Nx reports what it infers. */
export const name = '@gossip/sim-plugin';
