import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUG, reportWith } from '../../../results/report/simulation-report.fixture.js';
import { reportSchema } from './report-schema.js';
import { type JsonSchema, schemaProblem } from './schema-problem.js';

const schema = reportSchema();
const ajv = new Ajv().compile(schema);
const REPORT = reportWith({
  result: 'fail',
  shard: { index: 1, of: 2, first: 0, count: 200, fingerprint: 'f' },
  faults: { loss: 3 },
  notClaimed: ['byzantine'],
  failures: [{ seed: 3, oracle: 'one writer', message: 'two', at: 7, traceHash: '0x0000002a' }],
  unsorted: [{ oracle: 'one writer', seeds: [9], runs: 9 }],
  bugs: [
    {
      ...BUG,
      shrunk: {
        operations: { before: 9, after: 1 },
        faults: { before: 3, after: 1 },
        rates: { before: 2, after: 1 },
        isComplete: true,
        runs: 4,
        elapsedMs: 1.5,
      },
      plan: {
        ...BUG.plan,
        rates: { dropPpm: 7 },
        operations: [{ at: 1, name: 'a', party: 0, salt: 1 }],
        faults: [{ at: 1, kind: 'pause', party: 0, durationTicks: 5, salt: 1 }],
      },
    },
  ],
});

/** A JSON value, and all places in it. */
function places(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  const members = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [path, ...members.flatMap(([key, member]) => places(member, [...path, key]))];
}

/** A copy in which a place holds something else; `undefined` removes it. */
function withAt(value: unknown, path: readonly string[], put: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return put;
  const copy = (
    Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }
  ) as Record<string, unknown>;
  copy[key] = withAt(copy[key], rest, put);
  return JSON.parse(JSON.stringify(copy));
}

const strange = fc.oneof(
  fc.constantFrom(undefined, null, '', -1, 1.5, 2 ** 32, {}, [], [null], 'sunny', true, '0xZZ'),
  fc.jsonValue({ maxDepth: 2 }),
);

describe('a report that is held to its schema', () => {
  it('is refused where a validator of the whole language refuses it, and nowhere else', () => {
    expect(ajv(REPORT)).toBe(true);
    expect(schemaProblem(REPORT, schema)).toBeUndefined();
    let refused = 0;
    fc.assert(
      fc.property(fc.constantFrom(...places(REPORT)), strange, (path, put) => {
        const altered = withAt(REPORT, path, put);
        // Beyond what can be counted with, the two differ: a test below says how.
        fc.pre(altered !== undefined && !/\d{16}|e\+/.test(JSON.stringify(altered)));
        const problem = schemaProblem(altered, schema);
        if (problem !== undefined) refused++;
        expect(problem === undefined).toBe(ajv(altered));
      }),
      { numRuns: 3_000 },
    );
    expect(refused).toBeGreaterThan(1_000);
  });

  it.each([
    [['shard'], null, { path: 'shard', problem: 'expected an object, found null' }],
    [['failures'], [null], { path: 'failures.0', problem: 'expected an object, found null' }],
    [['events'], -1, { path: 'events', problem: 'expected a whole number from 0, found -1' }],
    [
      ['seeds', 'first'],
      2 ** 32,
      {
        path: 'seeds.first',
        problem: 'expected a whole number from 0 to 4294967295, found 4294967296',
      },
    ],
    [['level'], undefined, { path: 'level', problem: 'is missing' }],
    [['more'], 1, { path: 'more', problem: 'is no field of a report' }],
    [
      ['failures', '0', 'traceHash'],
      '0x',
      {
        path: 'failures.0.traceHash',
        problem: 'expected a text like ^0x[0-9a-f]{8}$, found "0x"',
      },
    ],
    [
      ['type'],
      'x'.repeat(100),
      {
        path: 'type',
        problem:
          'expected one of "coordination", "gossip", "pipeline", "service", found a text of 100 characters',
      },
    ],
  ])('says where and what, as for %j: %j', (path, put, problem) => {
    expect(schemaProblem(withAt(REPORT, path, put), schema)).toEqual(problem);
  });

  it('takes no number that cannot be counted with', () => {
    const huge: unknown = JSON.parse('1e300');
    expect(schemaProblem({ ...REPORT, events: huge }, schema)?.path).toBe('events');
  });

  it('has a schema that says nothing in a way that would pass unheard', () => {
    const known: readonly string[] = [
      ...['$schema', '$id', 'title', 'description', '$ref', 'definitions', 'anyOf', 'const'],
      ...['enum', 'type', 'minimum', 'maximum', 'pattern', 'minItems', 'items', 'required'],
      ...['properties', 'additionalProperties'],
    ];
    expect(keywordsOf(schema).filter((keyword) => !known.includes(keyword))).toEqual([]);
  });
});

function keywordsOf(one: JsonSchema): readonly string[] {
  const { definitions = {}, properties = {}, anyOf = [], items, additionalProperties } = one;
  const inside = [
    ...Object.values(definitions),
    ...Object.values(properties),
    ...anyOf,
    ...(items === undefined ? [] : [items]),
    ...(typeof additionalProperties === 'object' ? [additionalProperties] : []),
  ];
  return [...Object.keys(one), ...inside.flatMap(keywordsOf)];
}
