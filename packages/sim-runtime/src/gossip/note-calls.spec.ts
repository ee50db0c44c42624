import { describe, expect, it } from 'vitest';
import { noteCalls } from './note-calls.js';

class Base {
  inherited(value: string): string {
    return value;
  }
}

class Register extends Base {
  #value = 0;
  readonly own = (value: number): number => value;

  put(value: number, by: string): number {
    this.inherited('from within');
    this.#value = value;
    return this.#value + by.length;
  }

  fail(): never {
    throw new Error('no');
  }

  static read(register: Register): number {
    return register.#value;
  }
}

describe('the calls of an operation', () => {
  it('are noted with what they were given, but not those that methods make themselves', () => {
    const node = new Register();
    const { result, calls } = noteCalls(node, () => {
      node.inherited('first');
      return node.put(5, 'me');
    });
    expect(result).toBe(7);
    expect(calls).toEqual([
      { method: 'inherited', args: ['first'] },
      { method: 'put', args: [5, 'me'] },
    ]);
  });

  it('leave the node its identity and its private state', () => {
    const node = new Register();
    const { result } = noteCalls(node, () => {
      node.put(5, '');
      return Register.read(node);
    });
    expect(result).toBe(5);
  });

  it('of other nodes of the class are not noted', () => {
    const other = new Register();
    expect(noteCalls(new Register(), () => other.put(1, '')).calls).toEqual([]);
  });

  it('are noted no more once it is over, even by an exception', () => {
    const before = Object.getOwnPropertyDescriptors(Register.prototype);
    const node = new Register();
    expect(() => noteCalls(node, () => node.fail())).toThrow('no');
    expect(Object.getOwnPropertyDescriptors(Register.prototype)).toEqual(before);
  });

  it('cannot be noted of methods that cannot be replaced, which are called all the same', () => {
    class Frozen {
      put(value: number): number {
        return value;
      }
    }
    Object.freeze(Frozen.prototype);
    const node = new Frozen();
    expect(noteCalls(node, () => node.put(3))).toEqual({ result: 3, calls: [] });
  });
});
