import { type Model } from './model.js';
import { unknownFunction } from './unknown-function.js';

/**
 * A lock with `acquire` and `release`, which its holder alone may call with success. A lock that a client
 * may release after its process number changed is `casRegister`'s business.
 */
export function mutex(): Model<number | string | null> {
  return {
    name: 'mutex',
    initial: null,
    tellsProcessesApart: true,
    step: (holder, call) => {
      if (call.f === 'acquire') return holder === null ? [call.process] : [];
      if (call.f === 'release') return holder === call.process ? [null] : [];
      throw unknownFunction('mutex', call, ['acquire', 'release']);
    },
  };
}

/** The state of a fenced lock: its holder's token, and the greatest token that it gave out. */
export interface FencedMutexState {
  /** The token of the holder; `null` if there is none. */
  readonly holder: number | null;
  /** The greatest token that was given out. */
  readonly greatest: number;
}

/**
 * A lock with fencing tokens (Kleppmann, "How to do distributed locking", 2016): `acquire` returns a
 * token greater than all before it, and takes the lock from a holder whose lease ended; `release`, `renew` and
 * `write` have the token as their argument and succeed for the latest token alone.
 */
export function fencedMutex(): Model<FencedMutexState> {
  return {
    name: 'fenced-mutex',
    initial: { holder: null, greatest: 0 },
    isReadOnly: (call) => call.f === 'renew' || call.f === 'write',
    step: (state, call, result) => {
      switch (call.f) {
        case 'acquire':
          return acquired(state, result.known ? result.value : undefined);
        case 'renew':
        case 'write':
          return state.holder === call.value ? [state] : [];
        case 'release':
          return state.holder === call.value ? [{ ...state, holder: null }] : [];
        default:
          throw unknownFunction('fenced-mutex', call, ['acquire', 'renew', 'write', 'release']);
      }
    },
  };
}

/** A token that no client ever learned takes the lock away, and no call can have it as its argument. */
function acquired(state: FencedMutexState, token: unknown): readonly FencedMutexState[] {
  if (token === undefined) return [{ ...state, holder: null }];
  if (typeof token !== 'number' || token <= state.greatest) return [];
  return [{ holder: token, greatest: token }];
}
