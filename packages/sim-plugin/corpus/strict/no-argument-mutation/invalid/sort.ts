interface State {
  readonly items: number[];
  readonly byId: Map<string, { hits: number }>;
  count: number;
}

// Sorting is a change, even where only the result is wanted.
export const top = (state: State): number | undefined => state.items.sort((a, b) => b - a)[0]; // ~ no-argument-mutation
