import { readdirSync, readFileSync } from 'node:fs';
import { BOUND_NAMES } from '@gossip/sim-runtime/explore';
import * as runtime from '@gossip/sim-runtime/sim';
import { expect, it } from 'vitest';
import { LEVELS } from './level.js';
import { isModuleName } from './module-name.js';
import { MODULE_TYPES } from './module-type.js';
import { parseSimConfig } from './parse-sim-config.js';
import { ALL_SEEDS, BOUNDARIES, DEFAULT_SEEDS, EXPLORE_BOUNDS } from './sim-config.js';

// The schema serves editors and the parser serves the targets; these keep them from drifting apart.
const schema = JSON.parse(readFileSync(new URL('./schema.json', import.meta.url), 'utf8'));
const module = schema.properties.modules.additionalProperties;

it('offers the types and boundaries that the parser takes', () => {
  expect(module.properties.type.enum).toEqual(MODULE_TYPES);
  expect(module.properties.boundary.enum).toEqual(BOUNDARIES);
});

/** The lists of types in a schema, wherever they stand in it. */
function typeLists(part: unknown): unknown[] {
  if (typeof part !== 'object' || part === null) return [];
  if (Array.isArray(part) && part.includes(MODULE_TYPES[0])) return [part];
  return Object.values(part).flatMap(typeLists);
}

it('and every schema of the package lists the same types', () => {
  const src = new URL('../', import.meta.url);
  const schemas = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('schema.json'),
  );
  const lists = schemas.flatMap((file) =>
    typeLists(JSON.parse(readFileSync(new URL(file, src), 'utf8'))).map((types) => ({
      file,
      types,
    })),
  );
  expect(lists.map(({ file }) => file)).toContain('results/report/schema.json');
  for (const { file, types } of lists) expect(types, file).toEqual(MODULE_TYPES);
});

it('has the levels of the runtime, which the inference of targets does without loading', () => {
  expect(LEVELS).toEqual(runtime.LEVELS);
  expect(DEFAULT_SEEDS).toEqual(runtime.DEFAULT_SEEDS);
});

it('offers the levels that the parser takes, with their defaults', () => {
  const seeds = schema.properties.seeds.properties as Record<string, { default: number }>;
  expect(Object.keys(seeds)).toEqual(LEVELS);
  for (const level of LEVELS) {
    expect(seeds[level]?.default).toBe(DEFAULT_SEEDS[level]);
  }
  expect(schema.definitions.seedCount).toEqual({ type: 'integer', minimum: 1, maximum: ALL_SEEDS });
});

it('offers the bounds of explorations that the parser and the runtime take', () => {
  const { properties } = schema.definitions.explore;
  for (const place of [schema.properties.explore, module.properties.explore]) {
    expect(place.$ref).toBe('#/definitions/explore');
  }
  expect(Object.keys(properties)).toEqual(Object.keys(EXPLORE_BOUNDS));
  expect(Object.keys(properties)).toEqual([...BOUND_NAMES, 'maxStates']);
  for (const [name, range] of Object.entries(EXPLORE_BOUNDS)) {
    expect([properties[name].minimum, properties[name].maximum]).toEqual(range);
  }
});

const SIMULATIONS = [
  'src/sim.ts',
  'src/a b/sim.ts',
  'src/..a/sim.ts',
  '/src/sim.ts',
  '../sim.ts',
  'src/../../sim.ts',
  'src/..',
  'src\\sim.ts',
  'https://example.org/sim.ts',
  'node:fs',
  'C:/sim.ts',
  'src/sim\0.ts',
  'src/sim\n.ts',
  'src/sim\u2028.ts',
];

it.each(SIMULATIONS)('has the same opinion of the simulation %j', (simulation) => {
  const config = JSON.stringify({ modules: { orders: { type: 'gossip', simulation } } });
  const takes = (): unknown => parseSimConfig(config, 'sim.config.json');
  const { pattern } = module.properties.simulation;
  if (new RegExp(pattern).test(simulation)) expect(takes).not.toThrow();
  else expect(takes).toThrow('at modules.orders.simulation');
});

it.each(['orders', 'order-2-cash', 'Orders', 'order_cash', '2orders', 'orders-', ''])(
  'has the same opinion of the module name %j',
  (name) => {
    const { pattern } = schema.properties.modules.propertyNames;
    expect(new RegExp(pattern).test(name)).toBe(isModuleName(name));
  },
);
