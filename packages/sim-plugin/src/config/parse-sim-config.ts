import { simConfigInvalid, simConfigNotJson } from '../errors.js';
import { membersOf } from '../json-structure.js';
import { NotJsonError, parseJson } from '../parse-json.js';
import { jsonPath } from './json-path.js';
import { found, JsonReader } from './json-reader.js';
import { LEVELS } from './level.js';
import { isModuleName } from './module-name.js';
import { MODULE_TYPES } from './module-type.js';
import { readReviewConfig } from './read-review-config.js';
import {
  BOUNDARIES,
  DEFAULT_BOUNDARY,
  DEFAULT_SEEDS,
  type Decision,
  ALL_SEEDS,
  EXPLORE_BOUNDS,
  type ExploreBound,
  type ModuleConfig,
  type SimConfig,
} from './sim-config.js';
import { hasUnprintable } from './single-line.js';

/**
 * Reads the text of a sim.config.json and fills in its defaults.
 *
 * @param text - JSON, in which comments are allowed
 * @param file - how to name the file in a complaint, relative to the workspace's root
 * @throws SimPluginError that names the file and the JSON path of the first thing that is wrong
 */
export function parseSimConfig(text: string, file: string): SimConfig {
  const value = parse(text, file);
  refuseDroppedMembers(text, file);
  const members = [
    '$schema',
    'modules',
    'review',
    'seeds',
    'explore',
    'mutate',
    'decisions',
  ] as const;
  const config = new JsonReader(file, value).object(members);
  config.$schema.optional()?.text();
  return {
    modules: readModules(config.modules),
    review: readReviewConfig(config.review),
    seeds: readSeeds(config.seeds),
    explore: readExplore(config.explore),
    mutate: readMutate(config.mutate),
    decisions: (config.decisions.optional()?.list() ?? []).map(readDecision),
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

/** A parser drops them, so that a module would go in silence. */
function refuseDroppedMembers(text: string, file: string): void {
  const lines = new Map<string, number>();
  for (const { path, line } of membersOf(text)) {
    const place = jsonPath(path);
    const earlier = lines.get(place);
    if (path.at(-1) === '__proto__') {
      throw simConfigInvalid(file, place, `there is no such setting, on line ${line}`);
    }
    if (earlier !== undefined) {
      const where = earlier === line ? `twice on line ${line}` : `on lines ${earlier} and ${line}`;
      const problem = `it stands there ${where}; rename one of them or leave it out`;
      throw simConfigInvalid(file, place, problem);
    }
    lines.set(place, line);
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
  const members = module.object(['type', 'simulation', 'boundary', 'explore']);
  const type = members.type.choice(MODULE_TYPES);
  return {
    name,
    type,
    simulation: readSimulation(members.simulation),
    boundary: members.boundary.optional()?.choice(BOUNDARIES) ?? DEFAULT_BOUNDARY[type],
    explore: readExplore(members.explore),
  };
}

function readSimulation(simulation: JsonReader): string {
  const path = simulation.text();
  if (!isFileInProject(path)) {
    throw simulation.invalid(
      `expected a file inside the project, relative to the project's root and with forward slashes, found ${found(path)}`,
    );
  }
  return path;
}

/** Neither a URL or another scheme, as in `node:fs`, nor a way out of the project. */
function isFileInProject(path: string): boolean {
  const isElsewhere = /^\/|^[a-z][a-z0-9+.-]*:|\\/i.test(path) || path.split('/').includes('..');
  return !isElsewhere && !hasUnprintable(path);
}

function readSeeds(seeds: JsonReader): SimConfig['seeds'] {
  const counts = seeds.optional()?.object(LEVELS);
  if (counts === undefined) {
    return DEFAULT_SEEDS;
  }
  const count = (level: (typeof LEVELS)[number]): number =>
    counts[level].optional()?.wholeNumber(1, ALL_SEEDS) ?? DEFAULT_SEEDS[level];
  return { sunny: count('sunny'), stormy: count('stormy'), radioactive: count('radioactive') };
}

function readMutate(mutate: JsonReader): SimConfig['mutate'] {
  const minScore = mutate.optional()?.object(['minScore']).minScore.optional()?.percentage();
  return minScore === undefined ? {} : { minScore };
}

function readDecision(decision: JsonReader): Decision {
  const members = decision.object(['statement', 'claims', 'source', 'hazard']);
  const [source, hazard] = [members.source.optional()?.text(), members.hazard.optional()?.text()];
  return {
    statement: members.statement.text(),
    claims: members.claims.list().map((claim) => claim.text()),
    ...(source === undefined ? {} : { source }),
    ...(hazard === undefined ? {} : { hazard }),
  };
}

function readExplore(explore: JsonReader): SimConfig['explore'] {
  const names = Object.keys(EXPLORE_BOUNDS) as ExploreBound[];
  const given = explore.optional()?.object(names);
  const bounds: Partial<Record<ExploreBound, number>> = {};
  for (const name of names) {
    const [least, greatest] = EXPLORE_BOUNDS[name];
    const value = given?.[name].optional()?.wholeNumber(least, greatest);
    if (value !== undefined) bounds[name] = value;
  }
  return bounds;
}
