import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digest, equalityDigest } from './digest.js';

class Point {
  readonly x: number;
  constructor(x: number) {
    this.x = x;
  }
}
class Place extends Point {}
class Tagged extends Map<string, number> {
  readonly label: string;
  constructor(label: string) {
    super([['a', 1]]);
    this.label = label;
  }
}
class Bytes extends Uint8Array {
  label = '';
}

const A = Symbol('a');
const withHidden = (value: unknown) => Object.defineProperty({}, 'hidden', { value });
const withGetter = (value: unknown) => Object.defineProperty({}, 'got', { get: () => value });
const buffer = (...bytes: number[]) => Uint8Array.from(bytes).buffer;
const shared = (byte: number) => {
  const memory = new SharedArrayBuffer(2);
  new Uint8Array(memory)[1] = byte;
  return memory;
};
const labelled = (label: string) => Object.assign(new Bytes(2), { label });

/** Two of a kind that differ, made anew by each call. */
const DIFFERENT: readonly (readonly [string, (which: 0 | 1) => unknown])[] = [
  ['dates', (n) => new Date(n)],
  ['invalid dates', (n) => new Date(n === 0 ? Number.NaN : 0)],
  ['regular expressions', (n) => new RegExp(['a', 'b'][n] ?? '')],
  ['flags', (n) => new RegExp('a', ['g', 'i'][n])],
  ['places of a regular expression', (n) => Object.assign(/a/g, { lastIndex: n })],
  ['messages of errors', (n) => new Error(`text ${n}`)],
  ['classes of errors', (n) => (n === 0 ? new TypeError('x') : new RangeError('x'))],
  ['names of errors', (n) => Object.assign(new Error('x'), { name: `E${n}` })],
  ['causes', (n) => new Error('x', { cause: new Error(`${n}`) })],
  ['errors with codes', (n) => Object.assign(new Error('x'), { code: n })],
  ['errors together', (n) => new AggregateError([new Error(`${n}`)], 'x')],
  ['URLs', (n) => new URL(`https://a/${n}`)],
  ['query strings', (n) => new URLSearchParams({ q: `${n}` })],
  ['boxed numbers', (n) => Object(n)],
  ['boxed texts', (n) => Object(`${n}`)],
  ['boxed booleans', (n) => Object(n === 0)],
  ['boxed integers', (n) => Object(BigInt(n))],
  ['buffers', (n) => buffer(0, n)],
  ['shared buffers', (n) => shared(n)],
  ['views', (n) => new DataView(buffer(9, n, 9), 1, 1)],
  ['typed arrays', (n) => Uint16Array.of(1, n)],
  ['fractions in typed arrays', (n) => Float64Array.of(n / 3)],
  ['wide integers in typed arrays', (n) => BigInt64Array.of(BigInt(n))],
  ['kinds of typed arrays', (n) => (n === 0 ? Uint8Array.of(1) : Int8Array.of(1))],
  ['a list and bytes', (n) => (n === 0 ? [1] : Uint8Array.of(1))],
  ['bytes of a class', (n) => labelled(`${n}`)],
  ['symbol keys', (n) => ({ [A]: n })],
  ['descriptions of symbol keys', (n) => ({ [Symbol(`${n}`)]: 1 })],
  ['symbols', (n) => Symbol(`${n}`)],
  ['fields that are not listed', (n) => withHidden(n)],
  ['fields of lists that are not items', (n) => Object.assign([1], { field: n })],
  ['symbol keys of lists', (n) => Object.assign([1], { [A]: n })],
  ['fields of maps', (n) => Object.assign(new Map(), { field: n })],
  ['fields of sets', (n) => Object.assign(new Set(), { field: n })],
  ['fields of dates', (n) => Object.assign(new Date(0), { field: n })],
  ['what getters give', (n) => withGetter(n)],
  ['values of maps', (n) => new Map([['a', n]])],
  ['keys of maps', (n) => new Map([[{ n }, 1]])],
  ['which key has which value', (n) => new Map([[1, n], [2, 1 - n]])], // prettier-ignore
  ['members of sets', (n) => new Set([{ n }])],
  ['a map and its entries', (n) => (n === 0 ? new Map([[1, 2]]) : [[1, 2]])],
  ['subclasses with fields', (n) => new Tagged(`${n}`)],
  ['a class and its subclass', (n) => (n === 0 ? new Point(1) : new Place(1))],
  ['an object of a class and a record', (n) => (n === 0 ? new Point(1) : { x: 1 })],
  ['what prototypes hold', (n) => Object.create({ n })],
  ['a hole and nothing', (n) => (n === 0 ? new Array(1) : [undefined])],
  ['where a hole is', (n) => Object.assign(new Array(2), { [n]: 1 })],
  ['what is beside a hole', (n) => Object.assign(new Array(2), { 1: n })],
  ['not a number and nought', (n) => (n === 0 ? Number.NaN : 0)],
  ['an integer and its text', (n) => (n === 0 ? 8n : '8')],
  ['an integer and a number', (n) => (n === 0 ? 8n : 8)],
  ['`null` and nothing', (n) => [n === 0 ? null : undefined]],
  ['where a way leads back to', (n) => leadingBack(n)],
  ['how deep a cycle goes', (n) => cycle(2 + n)],
  ['what is in a cycle', (n) => Object.assign(cycle(3), { n })],
];

function cycle(length: number): object {
  const first: { next: object } = { next: {} };
  let last = first;
  for (let made = 1; made < length; made++) {
    const next = { next: {} };
    last.next = next;
    last = next;
  }
  last.next = first;
  return first;
}

function leadingBack(to: 0 | 1): object {
  const inner: { up?: object | undefined } = {};
  const outer = { inner };
  inner.up = [outer, inner][to];
  return outer;
}

function chain(length: number, end: unknown): unknown {
  let list: unknown = end;
  for (let link = 0; link < length; link++) list = { link, next: list };
  return list;
}

describe.each([
  ['a digest', digest],
  ['a digest by which oracles compare', equalityDigest],
])('%s', (_title, of) => {
  it.each(DIFFERENT)('tells %s apart, alone and inside', (_what, make) => {
    expect(of(make(0))).toBe(of(make(0)));
    expect(of(make(0))).not.toBe(of(make(1)));
    expect(of({ a: [new Map([['k', make(0)]])] })).not.toBe(of({ a: [new Map([['k', make(1)]])] }));
    expect(of(chain(100, make(0)))).not.toBe(of(chain(100, make(1))));
  });

  it('sees the same in what is the same', () => {
    expect(of({ a: 1, b: 2 })).toBe(of({ b: 2, a: 1 }));
    expect(of({ a: 1, b: undefined })).toBe(of({ a: 1 }));
    expect(of(Object.assign(Object.create(null), { a: 1 }))).toBe(of({ a: 1 }));
    expect(of(Buffer.from([1, 2]))).toBe(of(Uint8Array.of(1, 2)));
    const part = { a: 1 };
    expect(of([part, part])).toBe(of([{ a: 1 }, { a: 1 }]));
    expect(of(chain(100, [part, part]))).toBe(of(chain(100, [{ a: 1 }, { a: 1 }])));
    expect(of(new Error('x'))).toBe(of(new Error('x')));
  });

  it('is the same for a copy', () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withTypedArray: true,
      withSparseArray: true,
    });
    fc.assert(
      fc.property(anything, fc.nat(60), (value, depth) => {
        const deep = chain(depth, value);
        expect(of(structuredClone(deep))).toBe(of(deep));
      }),
    );
  });

  it('is another one as soon as one number of a value is', () => {
    const tree = fc.letrec((tie) => ({
      node: fc.oneof({ maxDepth: 4 }, fc.nat(9), fc.array(tie('node'), { maxLength: 4 })),
    })).node;
    fc.assert(
      fc.property(tree, tree, (one, other) => {
        expect(of(one) === of(other)).toBe(JSON.stringify(one) === JSON.stringify(other));
      }),
    );
  });

  it('takes a long list link by link', () => {
    expect(of(chain(20_000, 1))).toBe(of(chain(20_000, 1)));
    expect(of(chain(20_000, 1))).not.toBe(of(chain(20_000, 2)));
  });

  it('looks once at a part that occurs on very many ways', () => {
    const diamond = (end: number): unknown => {
      let value: unknown = { end };
      for (let level = 0; level < 1_000; level++) value = [value, value];
      return value;
    };
    expect(of(diamond(1))).toBe(of(diamond(1)));
    expect(of(diamond(1))).not.toBe(of(diamond(2)));
  });

  it('looks once at each object of a thicket of cycles', () => {
    const thicket = (mark: number): unknown => {
      const all = Array.from({ length: 300 }, (_, id) => ({ id, peers: [] as unknown[], mark: 0 }));
      for (const each of all) each.peers = all;
      Object.assign(all[150] as object, { mark });
      return all;
    };
    expect(of(thicket(1))).toBe(of(thicket(1)));
    expect(of(thicket(1))).not.toBe(of(thicket(2)));
  });
});

describe('the order of maps and sets', () => {
  const forth = new Map([['a', { n: 1 }], ['b', { n: 2 }]]); // prettier-ignore
  const back = new Map([['b', { n: 2 }], ['a', { n: 1 }]]); // prettier-ignore

  it('counts where all that code can observe does', () => {
    expect(digest(forth)).not.toBe(digest(back));
    expect(digest(new Set([1, 2]))).not.toBe(digest(new Set([2, 1])));
    expect(digest(chain(100, forth))).not.toBe(digest(chain(100, back)));
    expect(digest(-0)).not.toBe(digest(0));
    expect(digest([-0])).not.toBe(digest([0]));
  });

  it('counts for nothing where oracles compare, however deep and in whatever class', () => {
    expect(equalityDigest(forth)).toBe(equalityDigest(back));
    expect(equalityDigest(new Set([forth, 1]))).toBe(equalityDigest(new Set([1, back])));
    expect(equalityDigest(chain(100, forth))).toBe(equalityDigest(chain(100, back)));
    const [one, other] = [new Tagged('x').set('b', 2), new Tagged('x')];
    other.delete('a');
    other.set('b', 2).set('a', 1);
    expect(equalityDigest(one)).toBe(equalityDigest(other));
    expect(equalityDigest([-0])).toBe(equalityDigest([0]));
  });

  it('is all that does not count', () => {
    const entries = fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { maxLength: 5 });
    const text = (map: ReadonlyMap<number, number>) => JSON.stringify([...map].sort());
    fc.assert(
      fc.property(entries, entries, (one, other) => {
        const [first, second] = [new Map(one), new Map(other)];
        const areEqual = text(first) === text(second);
        expect(equalityDigest(first) === equalityDigest(second)).toBe(areEqual);
      }),
    );
  });
});

it('goes on from another digest', () => {
  expect(digest([1], digest('a'))).not.toBe(digest([1], digest('b')));
  expect(digest(chain(100, 1), 1)).not.toBe(digest(chain(100, 1), 2));
});
