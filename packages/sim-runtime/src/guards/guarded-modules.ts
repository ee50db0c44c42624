import { type Leak } from './remedy.js';

/** Functions of one of Node's own modules that simulated code must not call. */
export interface GuardedModule {
  readonly name: string;
  readonly keys: readonly string[];
  readonly leak: Leak;
}

/**
 * Modules that offer what the global object offers, under their own names. The other built-in modules
 * are left to the review, which admits none that does I/O.
 */
export const GUARDED_MODULES: readonly GuardedModule[] = [
  {
    name: 'crypto',
    keys: [
      'randomBytes',
      'pseudoRandomBytes',
      'randomFill',
      'randomFillSync',
      'randomInt',
      'randomUUID',
      'getRandomValues',
      'generateKey',
      'generateKeySync',
      'generateKeyPair',
      'generateKeyPairSync',
      'generatePrime',
      'generatePrimeSync',
    ],
    leak: 'randomness',
  },
  { name: 'timers', keys: ['setTimeout', 'setInterval', 'setImmediate'], leak: 'timer' },
];
