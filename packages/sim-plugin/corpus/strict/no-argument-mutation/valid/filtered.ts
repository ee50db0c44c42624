interface State {
  readonly items: number[];
  readonly byId: Map<string, { hits: number }>;
  count: number;
}

// filter and map give new arrays.
export function without(state: State, item: number): number[] {
  const rest = state.items.filter((it) => it !== item);
  rest.reverse();
  return rest;
}
