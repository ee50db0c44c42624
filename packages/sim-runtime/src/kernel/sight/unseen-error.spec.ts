import { describe, expect, it } from 'vitest';
import { Outbox } from '../../contracts/outbox.js';
import { nodeId } from '../../contracts/node-id.js';
import { digest, equalityDigest } from '../digest.js';
import { RandomStream } from '../random-stream.js';
import { makeKnown } from './known-as.js';
import { UnseenError } from './unseen-error.js';

class Register {
  #v = 0;
  readonly open = 1;
  set(v: number): void {
    this.#v = v;
  }
  get v(): number {
    return this.#v;
  }
}
class Named extends Register {}

function* numbers() {
  yield 1;
}

/** Values that cannot be seen whole, by what is said of them. */
const UNSEEN: readonly (readonly [string, () => unknown])[] = [
  ['has private state (#v of class Register)', () => new Register()],
  ['has private state (#v of class Register)', () => new Named()],
  ['is a function', () => () => 1],
  ['is a Promise', () => Promise.resolve()],
  ['is a WeakMap', () => new WeakMap()],
  ['is a WeakSet', () => new WeakSet()],
  ['is a WeakRef', () => new WeakRef({})],
  ['is a FinalizationRegistry', () => new FinalizationRegistry(() => undefined)],
  ['is an iterator', () => numbers()],
  ['is an iterator', () => [1].values()],
  ['is an iterator', () => new Map().keys()],
  ['is a Collator', () => new Intl.Collator('en')],
  ['is an object that only looks like a built-in one', () => Object.create(Date.prototype)],
  ['is an object that only looks like a built-in one', () => Object.create(Map.prototype)],
  ['is an object that only looks like a built-in one', () => Object.create(ArrayBuffer.prototype)],
];

describe.each([
  ['digest', digest],
  ['equalityDigest', equalityDigest],
])('%s', (_name, of) => {
  it.each(UNSEEN)('refuses what %s', (sentence, make) => {
    const remedy = ': compare plain data instead, such as what its getters give.';
    expect(() => of(make())).toThrow(UnseenError);
    expect(() => of(make())).toThrow(`a value that is compared ${sentence}${remedy}`);
    const inside = sentence.replace(/^is /, 'has ');
    expect(() => of({ a: [0, { b: make() }] })).toThrow(`${inside} at .a[1].b${remedy}`);
    expect(() => of(new Map([['k', make()]]))).toThrow(inside);
    expect(() => of(new Set([make()]))).toThrow(inside);
  });

  it('names the node, and asks for a view', () => {
    const node = new Register();
    makeKnown(node, { name: 'node 0', view: undefined });
    const sentence =
      'node 0 has private state (#v of class Register): give the simulation a `view`.';
    expect(() => of(node)).toThrow(sentence);
    expect(() => of([1, { node }])).toThrow(sentence);
    const holder = { store: [new Register()] };
    makeKnown(holder, { name: 'node 1', view: undefined });
    expect(() => of([holder])).toThrow(
      'node 1 has private state (#v of class Register) at .store[0]',
    );
  });

  it('sees a node by its view', () => {
    const [one, other] = [new Register(), new Register()];
    for (const node of [one, other]) {
      makeKnown(node, { name: 'node', view: ({ v }: Register) => ({ v }) });
    }
    expect(of(one)).toBe(of(other));
    other.set(1);
    expect(of(one)).not.toBe(of(other));
    expect(of([{ deep: one }])).not.toBe(of([{ deep: other }]));
  });

  it('sees a public node by its view, too', () => {
    const [one, other] = [{ id: 1, v: 1 }, { id: 2, v: 1 }]; // prettier-ignore
    for (const node of [one, other]) {
      makeKnown(node, { name: 'node', view: ({ v }: { v: number }) => v });
    }
    expect(of(one)).toBe(of(other));
  });

  it.each([
    ['a promise', () => ({ at: Promise.resolve() }), 'has a Promise at .at'],
    ['the node itself', (node: object) => node, 'is the very object that it is a view of'],
    ['the node in it', (node: object) => [{ node }], 'at [0].node'],
    ['private state', () => new Register(), 'has private state (#v of class Register)'],
  ])('refuses a view that gives %s', (_what, view, sentence) => {
    const node = new Register();
    makeKnown(node, { name: 'node 2', view });
    expect(() => of(node)).toThrow('what the `view` of node 2 gives');
    expect(() => of(node)).toThrow(sentence);
    expect(() => of(node)).toThrow(': let it give plain data.');
  });

  it('sees public nodes with what the simulator has given them', () => {
    class Node {
      readonly random = new RandomStream(1);
      readonly outbox = new Outbox<string>();
      v = 0;
      readonly handle = (v: number): void => {
        this.v = v;
      };
      #helper(): number {
        return this.v;
      }
      double(): number {
        return 2 * this.#helper();
      }
    }
    const [one, other] = [new Node(), new Node()];
    one.random.next();
    expect(of(one)).toBe(of(other));
    other.handle(1);
    expect(of(one)).not.toBe(of(other));
    one.handle(1);
    one.outbox.send(nodeId(1), 'x');
    expect(of(one)).not.toBe(of(other));
  });

  it('refuses objects whose methods may keep variables of their own', () => {
    const make = () => {
      let v = 0;
      return { set: (to: number) => (v = to), get: () => v };
    };
    expect(() => of(make())).toThrow('has a function at .get');
    class Holder {
      readonly now: () => number;
      constructor(now: () => number) {
        this.now = now;
      }
    }
    expect(() => of(new Holder(() => 1))).toThrow('has a function at .now');
  });
});
