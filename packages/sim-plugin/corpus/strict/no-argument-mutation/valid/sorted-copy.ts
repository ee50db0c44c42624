interface State {
  readonly items: number[];
  readonly byId: Map<string, { hits: number }>;
  count: number;
}

// Sorted copies.
export const top = (state: State): number | undefined => [...state.items].sort((a, b) => b - a)[0];
export const low = (state: State): number | undefined => state.items.toSorted((a, b) => a - b)[0];
