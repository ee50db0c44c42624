import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SimPluginError } from '../errors.js';
import { parseSimConfig } from './parse-sim-config.js';
import { hasUnprintable } from './single-line.js';

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
        {
          name: 'orders',
          type: 'coordination',
          simulation: 'src/sim.ts',
          boundary: 'strict',
          explore: {},
        },
      ],
      review: { packages: {}, adapters: [], rules: {} },
      seeds: { sunny: 10, stormy: 100, radioactive: 1000 },
      explore: {},
      mutate: {},
      decisions: [],
    });
  });

  it('takes the bounds of explorations that are given, and no others', () => {
    const explore = { operations: 3, losses: 0, maxStates: 1_000 };
    expect(parse({ modules: { orders }, explore }).explore).toEqual(explore);
    const [own] = parse({ modules: { orders: { ...orders, explore } } }).modules;
    expect(own?.explore).toEqual(explore);
    expect(() => parse({ modules: { orders }, explore: { draws: 5 } })).toThrow('at explore.draws');
  });

  it('takes the least score of mutants, in hundredths of a percent', () => {
    expect(parse({ modules: { orders }, mutate: { minScore: 92.25 } }).mutate).toEqual({
      minScore: 92.25,
    });
    for (const minScore of [101, -1, 92.255, '90', null]) {
      expect(() => parse({ modules: { orders }, mutate: { minScore } })).toThrow(
        'at mutate.minScore: expected a number from 0 to 100 with at most two decimal places',
      );
    }
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
      'at module: there is no such setting; it takes $schema, modules, review, seeds, explore, mutate and decisions.',
    ],
    [
      { modules: { Orders: orders } },
      'at modules.Orders: a module is named in lower-case words joined by hyphens.',
    ],
    [
      { modules: { orders: { ...orders, type: 'gosip' } } },
      'at modules.orders.type: expected coordination, gossip, pipeline or service, found "gosip".',
    ],
    [
      { modules: { orders: { type: 'gossip' } } },
      'at modules.orders.simulation: expected a text, found nothing.',
    ],
    [
      { modules: { orders: { ...orders, boundary: 'loose' } } },
      'at modules.orders.boundary: expected strict, moderate or boundary, found "loose".',
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

  it.each([
    'https://example.org/sim.ts',
    'node:fs',
    'data:text/javascript,0',
    'C:/sim.ts',
    'src/sim\0.ts',
    'src/sim.ts\n',
    'src/\u001b[31m.ts',
    'src/\u2028.ts',
    'src/\u202ets.mis',
  ])('takes no address and no control character for a file: %j', (simulation) => {
    const message = complaintAbout({ modules: { orders: { ...orders, simulation } } });
    expect(message).toContain('at modules.orders.simulation: expected a file inside the project');
    expect(hasUnprintable(message)).toBe(false);
  });

  it('reads a text with a byte order mark', () => {
    const { modules } = parseSimConfig(`\uFEFF${JSON.stringify({ modules: { orders } })}`, FILE);
    expect(modules).toHaveLength(1);
  });

  it.each([
    ['{"modules":{"orders":{},"orders":{}}}', 'modules.orders: it stands there twice on line 1'],
    [
      '{\n"modules":{\n"orders":{},\n"lease":{},\n"orders":{}}}',
      'modules.orders: it stands there on lines 3 and 5; rename one of them or leave it out.',
    ],
    ['{"modules":{},\n"modules":{}}', 'modules: it stands there on lines 1 and 2'],
    [
      '{"modules":{"a":{"type":"gossip",\n"type":"pipeline"}}}',
      'modules.a.type: it stands there on lines 1 and 2',
    ],
    ['{"modules":{"__proto__":{}}}', 'modules.__proto__: there is no such setting, on line 1'],
  ])('refuses what a parser would drop of %j', (text, problem) => {
    expect(complaint(text)).toContain(`is not valid at ${problem}`);
  });

  it.each(['[', '{"modules":'])(
    'refuses a text that is nested a hundred thousand times by %j',
    (open) => {
      const message = complaint(open.repeat(100_000));
      expect(message).toMatch(
        /^packages\/orders\/sim\.config\.json is not valid JSON: nested too deeply at line 1, column \d+\.$/,
      );
    },
  );

  it('answers every file with a configuration or one sentence', () => {
    const key = fc.constantFrom(
      'modules',
      'orders',
      'type',
      'simulation',
      'review',
      'rules',
      'seeds',
      'stormy',
      '__proto__',
      'toString',
      'a b',
      '\u001b[2J',
      '\n::error::',
    );
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 5 },
        fc.constantFrom('gossip', 'src/sim.ts', '', 1, -1, Number.POSITIVE_INFINITY, true, null),
        fc.string({ unit: 'binary' }),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(key, tie('value'), { maxKeys: 5 }),
      ),
    }));
    const text = fc.oneof(
      value.map((json) => JSON.stringify(json)),
      fc.string({ unit: 'binary' }),
    );
    const damaged = fc.tuple(
      text,
      fc.nat(),
      fc.nat(5),
      fc.constantFrom('', '"', '}', '//', '\uFEFF'),
    );
    fc.assert(
      fc.property(damaged, ([whole, at, length, piece]) => {
        const place = at % (whole.length + 1);
        const broken = whole.slice(0, place) + piece + whole.slice(place + length);
        const message = complaint(broken);
        expect(hasUnprintable(message)).toBe(false);
        expect(message.length).toBeLessThan(2_000);
      }),
      { numRuns: 500 },
    );
  });

  it('says where a text stops being JSON', () => {
    expect(complaint('{\n  "modules" {}\n}')).toBe(
      `${FILE} is not valid JSON: colon expected at line 2, column 13.`,
    );
  });
});
