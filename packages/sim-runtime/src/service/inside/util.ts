import type * as utilModule from 'node:util';
import { system } from './system.js';

const lent = system.lent['util'] as typeof utilModule;
const CUSTOM = Symbol.for('nodejs.util.promisify.custom');

type AnyFunction = (...args: unknown[]) => unknown;

export function promisify(original: AnyFunction & { [CUSTOM]?: AnyFunction }): AnyFunction {
  const custom = original[CUSTOM];
  if (custom !== undefined) return custom;
  return function promisified(this: unknown, ...args: unknown[]) {
    return new Promise((resolve, reject) => {
      original.call(this, ...args, (error: unknown, value: unknown) => {
        if (error !== null && error !== undefined) reject(error as Error);
        else resolve(value);
      });
    });
  };
}

promisify.custom = CUSTOM;

export function callbackify(original: (...args: unknown[]) => Promise<unknown>): AnyFunction {
  return (...args) => {
    const done = args.pop() as (error: unknown, value?: unknown) => void;
    original(...args).then(
      (value) => queueMicrotask(() => done(null, value)),
      (error: unknown) => queueMicrotask(() => done(error)),
    );
  };
}

export function inherits(
  child: { prototype: object; super_?: unknown },
  parent: { prototype: object },
): void {
  child.super_ = parent;
  Object.setPrototypeOf(child.prototype, parent.prototype);
}

export function isDeepStrictEqual(left: unknown, right: unknown): boolean {
  return lent.isDeepStrictEqual(left, right);
}

export function deprecate<Work>(work: Work): Work {
  return work;
}

export const TextEncoder = lent.TextEncoder;
export const TextDecoder = lent.TextDecoder;
export const inspect = lent.inspect;
export const format = lent.format;
export const formatWithOptions = lent.formatWithOptions;
export const types = lent.types;
export const debuglog = () => Object.assign(() => undefined, { enabled: false });
export const debug = debuglog;
export const stripVTControlCharacters = lent.stripVTControlCharacters;
export const toUSVString = lent.toUSVString;
export const styleText = lent.styleText;
export const parseArgs = lent.parseArgs;
export const isArray = (value: unknown): boolean => Array.isArray(value);
export const aborted = () => new Promise<never>(() => undefined);
