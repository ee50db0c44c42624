interface State {
  readonly items: number[];
  readonly byId: Map<string, { hits: number }>;
  count: number;
}

// A Map of the state changes in place.
export function put(state: State, id: string): State {
  state.byId.set(id, { hits: 0 }); // ~ no-argument-mutation
  state.byId.delete('old'); // ~ no-argument-mutation
  return state;
}
