// An import shadows the global.
import { Date } from './calendar.js';
export const first = (): number => Date.now();
