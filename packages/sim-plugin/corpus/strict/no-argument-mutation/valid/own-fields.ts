// An instance changes its own fields.
export class Node {
  readonly #seen = new Set<string>();
  handleInput(message: { readonly id: string }, _now: number): void {
    this.#seen.add(message.id);
  }
}
