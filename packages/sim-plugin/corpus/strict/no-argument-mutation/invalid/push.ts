interface State {
  readonly items: number[];
  readonly byId: Map<string, { hits: number }>;
  count: number;
}

// An array of the state grows in place.
export const add = (state: State, item: number): State => {
  state.items.push(item); // ~ no-argument-mutation
  return state;
};
