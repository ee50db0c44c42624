// Modules that compute and nothing else.
import assert from 'node:assert/strict';
import { posix } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
export const join = (a: string, b: string): string => {
  assert(!isDeepStrictEqual(a, b));
  return posix.join(a, b);
};
