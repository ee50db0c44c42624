import { HistoryError } from '../history-error.js';
import { valueWords } from '../value-words.js';
import { agrees, type Model, type ModelCall, type ModelResult } from './model.js';
import { unknownFunction } from './unknown-function.js';

/** A register holds any data. `null` and `undefined` are the same: nothing. */
export interface RegisterOptions {
  /** What the register holds before the first call. Default `null`. */
  readonly initial?: unknown;
}

/**
 * A register with `read` and `write`.
 *
 * @param options - the initial value
 */
export function register({ initial = null }: RegisterOptions = {}): Model<unknown> {
  return {
    name: 'register',
    initial,
    dataType: { kind: 'register', reads: ['read'], writes: ['write'] },
    isReadOnly: (call) => call.f === 'read',
    step: (state, call, result) => {
      if (call.f === 'write') return [call.value];
      if (call.f === 'read') return agrees(result, state) ? [state] : [];
      throw unknownFunction('register', call, ['read', 'write']);
    },
  };
}

/**
 * A register with `read`, `write` and `cas`, whose argument is `[expected, replacement]`. A compare-and-set
 * that found another value counts as `fail` in a history; as `ok` it returned `false`.
 *
 * @param options - the initial value
 */
export function casRegister({ initial = null }: RegisterOptions = {}): Model<unknown> {
  return {
    name: 'cas-register',
    initial,
    dataType: { kind: 'register', reads: ['read'], writes: ['write'] },
    isReadOnly: (call) => call.f === 'read',
    step: (state, call, result) => {
      if (call.f === 'write') return [call.value];
      if (call.f === 'read') return agrees(result, state) ? [state] : [];
      if (call.f === 'cas') return compareAndSet(state, call, result);
      throw unknownFunction('cas-register', call, ['read', 'write', 'cas']);
    },
  };
}

function compareAndSet(state: unknown, call: ModelCall, result: ModelResult): readonly unknown[] {
  if (!Array.isArray(call.value) || call.value.length !== 2) {
    throw new HistoryError(
      `The argument of "cas" is a pair [expected, replacement], not ${valueWords(call.value)}.`,
    );
  }
  const [expected, replacement] = call.value as [unknown, unknown];
  const matches = agrees({ known: true, value: expected }, state);
  if (result.known && result.value === false) return matches ? [] : [state];
  // An open compare-and-set that finds another value is as one that never took effect.
  return matches ? [replacement] : [];
}
