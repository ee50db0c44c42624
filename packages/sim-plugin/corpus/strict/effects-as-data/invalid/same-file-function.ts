// A function of the same file, called for what it does; a warning.
const remember = (input: number): number => input + 1;
export function transition(state: number, input: number, now: number): number {
  remember(input); // ~ effects-as-data
  return state + now;
}
