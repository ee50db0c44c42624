interface State {
  readonly items: number[];
  readonly byId: Map<string, { hits: number }>;
  count: number;
}

// Changed copies.
export function add(state: State, item: number): State {
  const items = [...state.items, item];
  items.push(item);
  const byId = new Map(state.byId);
  byId.set('a', { hits: 1 });
  const next = { ...state, items, byId };
  next.count += 1;
  return next;
}
