import { describe, expect, it } from 'vitest';
import { SimPluginError } from '../errors.js';
import { parseSimConfig } from './parse-sim-config.js';

const FILE = 'packages/orders/sim.config.json';

function parse(config: unknown) {
  return parseSimConfig(JSON.stringify(config), FILE);
}

function complaint(text: string): string {
  try {
    parseSimConfig(text, FILE);
  } catch (error) {
    expect(error).toBeInstanceOf(SimPluginError);
    return (error as SimPluginError).message;
  }
  return 'no complaint';
}

function complaintAbout(config: unknown): string {
  return complaint(JSON.stringify(config));
}

const orders = { type: 'coordination', simulation: 'src/sim.ts' };

describe('parseSimConfig', () => {
  it('fills in the defaults', () => {
    expect(parse({ modules: { orders } })).toEqual({
      modules: [
        { name: 'orders', type: 'coordination', simulation: 'src/sim.ts', boundary: 'strict' },
      ],
      review: { packages: {}, adapters: [], rules: {} },
      seeds: { sunny: 10, stormy: 100, radioactive: 1000 },
    });
  });

  it('takes what the review is told', () => {
    const review = {
      packages: { 'fast-check': 'draws from the seed that it is given' },
      adapters: ['src/adapters/**'],
      rules: { 'no-io': { allow: ['console.log'] } },
    };
    expect(parse({ modules: { orders }, review }).review).toEqual(review);
  });

  it('lets a pipeline have effects behind ports unless it says otherwise', () => {
    const pipeline = { type: 'pipeline', simulation: 'src/sim.ts' };
    const { modules } = parse({
      modules: { lenient: pipeline, severe: { ...pipeline, boundary: 'strict' } },
    });
    expect(modules.map(({ boundary }) => boundary)).toEqual(['moderate', 'strict']);
  });

  it('keeps several modules in the order of the file, and takes only the counts that are given', () => {
    const config = parse({
      $schema: '../../node_modules/@gossip/sim-plugin/src/config/schema.json',
      modules: {
        shipping: { type: 'gossip', simulation: 'src/shipping/sim.ts' },
        orders,
      },
      seeds: { stormy: 5000 },
    });
    expect(config.modules.map(({ name }) => name)).toEqual(['shipping', 'orders']);
    expect(config.seeds).toEqual({ sunny: 10, stormy: 5000, radioactive: 1000 });
  });

  it.each([
    [{}, 'at modules: expected an object, found nothing.'],
    [[], 'is not valid: expected an object, found [].'],
    [{ modules: {} }, 'at modules: expected at least one module.'],
    [
      { modules: { orders }, module: 1 },
      'at module: there is no such setting; it takes $schema, modules, review and seeds.',
    ],
    [
      { modules: { Orders: orders } },
      'at modules.Orders: a module is named in lower-case words joined by hyphens.',
    ],
    [
      { modules: { orders: { ...orders, type: 'gosip' } } },
      'at modules.orders.type: expected coordination, gossip or pipeline, found "gosip".',
    ],
    [
      { modules: { orders: { type: 'gossip' } } },
      'at modules.orders.simulation: expected a text, found nothing.',
    ],
    [
      { modules: { orders: { ...orders, boundary: 'loose' } } },
      'at modules.orders.boundary: expected strict or moderate, found "loose".',
    ],
    [
      { modules: { orders }, seeds: { stormy: 0 } },
      'at seeds.stormy: expected a whole number from 1 to 4294967296, found 0.',
    ],
    [
      { modules: { orders }, seeds: { stormy: 1.5 } },
      'at seeds.stormy: expected a whole number from 1 to 4294967296, found 1.5.',
    ],
    [
      { modules: { orders }, seeds: { cloudy: 1 } },
      'at seeds.cloudy: there is no such setting; it takes sunny, stormy and radioactive.',
    ],
    [
      { modules: { orders }, review: { packages: { uuid: '' } } },
      'at review.packages.uuid: expected a text, found "".',
    ],
    [
      { modules: { orders }, review: { rules: { 'no-clocks': {} } } },
      'at review.rules.no-clocks: there is no such rule',
    ],
    [
      { modules: { orders }, review: { rules: { 'no-io': { allowed: [] } } } },
      'at review.rules.no-io.allowed: there is no such setting',
    ],
    [{ $schema: 7, modules: { orders } }, 'at $schema: expected a text, found 7.'],
  ])('names the file and the JSON path of what is wrong with %j', (config, expected) => {
    const message = complaintAbout(config);
    expect(message).toContain(FILE);
    expect(message).toContain(expected);
  });

  it.each(['/tmp/sim.ts', '../other/src/sim.ts', 'src/../../sim.ts', 'src\\sim.ts'])(
    'does not follow the simulation %j out of the project',
    (simulation) => {
      expect(complaintAbout({ modules: { orders: { ...orders, simulation } } })).toContain(
        'at modules.orders.simulation: expected a file inside the project',
      );
    },
  );

  it('says where a text stops being JSON', () => {
    expect(complaint('{\n  "modules" {}\n}')).toBe(
      `${FILE} is not valid JSON: colon expected at line 2, column 13.`,
    );
  });
});
