// Imported, called for what it does; a warning.
import { publish } from './bus.js';
export function transition(state: number, input: number, now: number): number {
  publish(input); // ~ effects-as-data
  return state + now;
}
