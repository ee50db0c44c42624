import { promises } from './timers.js';

export const { setTimeout, setImmediate, setInterval, scheduler } = promises;
