/**
 * What other Nx plugins and scripts use of this one: its generators, and the reader of `sim.config.json`.
 *
 * @packageDocumentation
 */
export {
  BOUNDARIES,
  type Boundary,
  type ExploreBound,
  type ExploreBounds,
  type Decision,
  type MutateConfig,
  type ModuleConfig,
  type ReviewConfig,
  SIM_CONFIG_FILE,
  type SimConfig,
} from './config/sim-config.js';
export { type Level, LEVELS } from './config/level.js';
export { MODULE_TYPES, type ModuleType } from './config/module-type.js';
export { parseSimConfig } from './config/parse-sim-config.js';
export { readSimConfig } from './config/read-sim-config.js';
export { SimPluginError } from './errors.js';
export { default as initGenerator } from './generators/init/generator.js';
export { type InitOptions } from './generators/init/schema.js';
export { default as moduleGenerator } from './generators/module/generator.js';
export { type ModuleOptions } from './generators/module/schema.js';
