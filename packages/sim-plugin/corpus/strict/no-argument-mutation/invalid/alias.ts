interface State {
  readonly items: number[];
  readonly byId: Map<string, { hits: number }>;
  count: number;
}

// A part of the state by another name.
export function hit(state: State, id: string): State {
  const entry = state.byId.get(id);
  if (entry) entry.hits += 1; // ~ no-argument-mutation
  return state;
}
