interface State {
  readonly items: number[];
  readonly byId: Map<string, { hits: number }>;
  count: number;
}

// The plainest form.
export function apply(state: State): State {
  state.count = state.count + 1; // ~ no-argument-mutation
  return state;
}
