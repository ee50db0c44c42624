import { guardDate } from './guard-date.js';
import { type AnyFunction, guardClass, guardFunction } from './guard-function.js';
import { guardPromise } from './guard-promise.js';
import { GUARDED_APIS, type GuardedApi } from './guarded-apis.js';
import { globalAt } from './global-at.js';
import { type Guarding } from './guarding.js';
import { replacement, type Replacement } from './replacement.js';

/** What is guarded on this platform, and by what it is replaced. */
export function findReplacements(guarding: Guarding): readonly Replacement[] {
  const date = guardDate(Date, guarding);
  return [
    ...GUARDED_APIS.flatMap((api) => replacementsFor(api, guarding)),
    replacement(globalThis, 'Date', () => date),
    // So that no date leads to the original.
    replacement(Date.prototype, 'constructor', () => date),
    replacement(globalThis, 'Promise', (read: () => PromiseConstructor) =>
      guardPromise(read(), guarding),
    ),
  ].filter((each) => each !== undefined);
}

/** The replacements for one entry of a table. */
export function replacementsFor(
  { path, keys, leak, when }: GuardedApi,
  guarding: Guarding,
): readonly (Replacement | undefined)[] {
  const owner = globalAt(path);
  const names = keys === '*' ? methodsOf(owner) : keys;
  return names.map((key) =>
    replacement(owner, key, (read: () => AnyFunction) => {
      const guard = path.length === 0 && /^[A-Z]/.test(key) ? guardClass : guardFunction;
      return guard({ api: nameOf(path, key), leak, when, read, guarding });
    }),
  );
}

/** What an API is called where it is used: methods of a prototype by an instance. */
function nameOf(path: readonly string[], key: string): string {
  if (path[0] === 'SubtleCrypto') return `crypto.subtle.${key}`;
  return [...path, key].filter((part) => part !== 'prototype').join('.');
}

function methodsOf(object: unknown): readonly string[] {
  if (typeof object !== 'object' || object === null) return [];
  return Object.entries(Object.getOwnPropertyDescriptors(object))
    .filter(([key, { value }]) => key !== 'constructor' && typeof value === 'function')
    .map(([key]) => key);
}
