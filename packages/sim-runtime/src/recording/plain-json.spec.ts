import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePlain, stringifyPlain } from './plain-json.js';

const leaf = fc.oneof(
  fc.string(),
  fc.double(),
  fc.boolean(),
  fc.bigInt(),
  fc.constant(null),
  fc.uint8Array({ maxLength: 5 }).map((bytes) => new Uint8Array(bytes)),
);

const { data } = fc.letrec<{ data: unknown }>((tie) => ({
  data: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(fc.oneof(tie('data'), fc.constant(undefined)), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('$map', '$', '__proto__')), tie('data'), {
      maxKeys: 4,
      noNullPrototype: true,
    }),
    fc.array(fc.tuple(tie('data'), tie('data')), { maxLength: 3 }).map((pairs) => new Map(pairs)),
    fc.array(tie('data'), { maxLength: 3 }).map((items) => new Set(items)),
  ),
}));

describe('plain data as JSON', () => {
  it('comes back as it was, whatever it holds', () => {
    fc.assert(
      fc.property(data, (value) => {
        expect(parsePlain(stringifyPlain(value))).toEqual(value);
      }),
      { numRuns: 1_000, seed: 1 },
    );
  });

  it('is one line, and leaves plain JSON as it is', () => {
    const text = stringifyPlain({ a: [1, 'two\n', null], b: undefined });
    expect(text).toBe('{"a":[1,"two\\n",null]}');
  });

  it('refuses what is no data instead of losing it', () => {
    const loop: unknown[] = [];
    loop.push(loop);
    expect(() => stringifyPlain({ at: new Date(0) })).toThrow('A Date is no plain data');
    expect(() => stringifyPlain([() => 1])).toThrow('A function is no data');
    expect(() => stringifyPlain(loop)).toThrow('Data that contains itself');
    expect(() => parsePlain('{"$what":1}')).toThrow('no data named "$what"');
  });
});
