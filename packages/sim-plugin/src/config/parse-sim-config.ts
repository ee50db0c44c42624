import { simConfigNotJson } from '../errors.js';
import { NotJsonError, parseJson } from '../parse-json.js';
import { JsonReader } from './json-reader.js';
import { LEVELS } from './level.js';
import { isModuleName } from './module-name.js';
import { MODULE_TYPES } from './module-type.js';
import { readReviewConfig } from './read-review-config.js';
import {
  BOUNDARIES,
  DEFAULT_BOUNDARY,
  DEFAULT_SEEDS,
  MAX_SEEDS,
  type ModuleConfig,
  type SimConfig,
} from './sim-config.js';

/**
 * Reads the text of a sim.config.json and fills in its defaults.
 *
 * @param text - JSON, in which comments are allowed
 * @param file - how to name the file in a complaint, relative to the workspace's root
 * @throws SimPluginError that names the file and the JSON path of the first thing that is wrong
 */
export function parseSimConfig(text: string, file: string): SimConfig {
  const config = new JsonReader(file, parse(text, file)).object([
    '$schema',
    'modules',
    'review',
    'seeds',
  ]);
  config.$schema.optional()?.text();
  return {
    modules: readModules(config.modules),
    review: readReviewConfig(config.review),
    seeds: readSeeds(config.seeds),
  };
}

function parse(text: string, file: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    if (!(error instanceof NotJsonError)) throw error;
    throw simConfigNotJson(file, error.message);
  }
}

function readModules(modules: JsonReader): readonly ModuleConfig[] {
  const entries = [...modules.dictionary()];
  if (entries.length === 0) {
    throw modules.invalid('expected at least one module');
  }
  return entries.map(([name, module]) => readModule(name, module));
}

function readModule(name: string, module: JsonReader): ModuleConfig {
  if (!isModuleName(name)) {
    throw module.invalid('a module is named in lower-case words joined by hyphens');
  }
  const members = module.object(['type', 'simulation', 'boundary']);
  const type = members.type.choice(MODULE_TYPES);
  return {
    name,
    type,
    simulation: readSimulation(members.simulation),
    boundary: members.boundary.optional()?.choice(BOUNDARIES) ?? DEFAULT_BOUNDARY[type],
  };
}

function readSimulation(simulation: JsonReader): string {
  const path = simulation.text();
  if (path.startsWith('/') || path.includes('\\') || path.split('/').includes('..')) {
    throw simulation.invalid(
      `expected a file inside the project, relative to the project's root and with forward slashes, found ${JSON.stringify(path)}`,
    );
  }
  return path;
}

function readSeeds(seeds: JsonReader): SimConfig['seeds'] {
  const counts = seeds.optional()?.object(LEVELS);
  if (counts === undefined) {
    return DEFAULT_SEEDS;
  }
  const count = (level: (typeof LEVELS)[number]): number =>
    counts[level].optional()?.wholeNumber(1, MAX_SEEDS) ?? DEFAULT_SEEDS[level];
  return { sunny: count('sunny'), stormy: count('stormy'), radioactive: count('radioactive') };
}
