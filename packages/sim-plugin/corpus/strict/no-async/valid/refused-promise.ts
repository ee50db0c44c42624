export function transition(state: number, input: unknown, now: number): number {
  if (input instanceof Promise) throw new TypeError('A promise is no input.');
  return state + now;
}
