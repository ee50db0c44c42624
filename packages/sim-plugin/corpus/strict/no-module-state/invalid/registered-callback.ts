// Nobody here knows when the callback runs; a warning.
import { onChange } from './config.js';
const limits = { high: 1 };
onChange((high: number) => {
  limits.high = high; // ~ no-module-state
});
export const high = (): number => limits.high;
