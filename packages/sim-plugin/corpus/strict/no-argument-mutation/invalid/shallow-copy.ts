interface State {
  readonly items: number[];
  readonly byId: Map<string, { hits: number }>;
  count: number;
}

// The copy is new, its members are still the state's.
export function add(state: State, item: number): State {
  const next = { ...state, count: state.count + 1 };
  next.items.push(item); // ~ no-argument-mutation
  return next;
}
