interface State {
  readonly items: number[];
  readonly byId: Map<string, { hits: number }>;
  count: number;
}

// The member was replaced before it is changed.
export function add(state: State, item: number): State {
  const next = { ...state } as { items: number[] } & State;
  const other = { ...state, byId: new Map(state.byId) };
  next.items = [...state.items];
  next.items.push(item);
  other.byId.clear();
  return { ...next, ...other };
}
