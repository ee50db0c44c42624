// A transition that is not told the time.
export function transition(state: number, input: number): readonly [number, readonly string[]] { // ~ time-as-parameter
  return [state + input, []];
}
