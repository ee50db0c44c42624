interface State {
  readonly items: number[];
  readonly byId: Map<string, { hits: number }>;
  count: number;
}

// Elements of the state in a loop.
export function reset(state: State): State {
  for (const entry of state.byId.values()) entry.hits = 0; // ~ no-argument-mutation
  return state;
}
