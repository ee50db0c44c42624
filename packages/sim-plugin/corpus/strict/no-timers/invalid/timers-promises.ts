// A timer as a promise.
import { setTimeout as sleep } from 'node:timers/promises'; // ~ no-timers
export const pause = sleep;
