// An assertion is called for an exception alone.
import { assertNever } from './assert-never.js';
export function transition(state: number, input: never, now: number): number {
  assertNever(input);
  return state + now;
}
