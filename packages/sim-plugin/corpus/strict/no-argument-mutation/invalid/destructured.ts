interface State {
  readonly items: number[];
  readonly byId: Map<string, { hits: number }>;
  count: number;
}

// A part of the state by destructuring.
export function clear({ items }: State): void {
  items.length = 0; // ~ no-argument-mutation
}
