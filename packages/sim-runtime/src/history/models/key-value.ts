import { agrees, type Model } from './model.js';
import { perKey } from './per-key.js';
import { casRegister, type RegisterOptions } from './register.js';

/**
 * A map from keys to values, checked key by key: `get` and `read`, `put` and `write`, `append` to a text or
 * a list, `cas` with the argument `[expected, replacement]`, and `delete`, which leaves the initial value.
 *
 * @param options - what a key holds before it is written
 */
export function keyValue({ initial = null }: RegisterOptions = {}): Model<unknown> {
  const one = casRegister({ initial });
  return perKey({
    name: 'key-value',
    initial,
    dataType: { kind: 'register', reads: ['get', 'read'], writes: ['put', 'write'] },
    isReadOnly: (call) => call.f === 'get' || call.f === 'read',
    step: (state, call, result) => {
      switch (call.f) {
        case 'get':
          return agrees(result, state) ? [state] : [];
        case 'put':
          return [call.value];
        case 'append':
          return [appended(state, call.value)];
        case 'delete':
          return [initial];
        default:
          return one.step(state, call, result);
      }
    },
  });
}

function appended(state: unknown, value: unknown): unknown {
  if (typeof state === 'string') return `${state}${String(value)}`;
  return Array.isArray(state) ? [...(state as unknown[]), value] : [value];
}
