import { type Rule } from '../rule.js';
import { noClock } from './no-clock.js';
import { noIo } from './no-io.js';
import { noTimers } from './no-timers.js';
import { noUnseededRandomness } from './no-unseeded-randomness.js';

/** Every rule of the review, in the order in which the documentation lists them. */
export const RULES: readonly Rule[] = [noClock, noUnseededRandomness, noTimers, noIo];
