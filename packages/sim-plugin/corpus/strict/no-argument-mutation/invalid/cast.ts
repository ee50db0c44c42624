interface State {
  readonly items: number[];
  readonly byId: Map<string, { hits: number }>;
  count: number;
}

// A cast does not make it yours.
export function touch(state: Readonly<State>): void {
  (state as { count: number }).count = 0; // ~ no-argument-mutation
}
