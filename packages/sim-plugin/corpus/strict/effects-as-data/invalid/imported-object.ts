// Imported as an object.
import { bus } from './bus.js';
export function transition(state: number, input: number, now: number): number {
  if (input > 0) bus.publish(input); // ~ effects-as-data
  return state + now;
}
