interface State {
  rest: object;
  second: number;
}

export function transition(state: State, input: number[], now: number): [State, string[]] {
  ({ ...state.rest } = { now }); // ~ no-argument-mutation
  [, state.second = 0] = input; // ~ no-argument-mutation
  return [state, []];
}
