interface State {
  readonly items: number[];
  readonly byId: Map<string, { hits: number }>;
  count: number;
}

// Named otherwise, but typed as a state.
export function bump(previous: Readonly<State>): number {
  return (previous as State).count++; // ~ no-argument-mutation
}
